import { describe, expect, it } from 'vitest';
import { type Checklist, checklistText } from '../../../../src/workflow/guide/checklist.ts';
import { exportProgress, importProgress } from '../../../../src/workflow/guide/progress.ts';

const list: Checklist = {
	stream: 'web.ui_actions',
	url: 'https://example.org/streams/web.ui_actions/guide/',
	phases: [
		{
			title: 'Design',
			milestones: [
				{
					title: 'Draft',
					items: [
						{ tracks: 'Event schema', title: 'Draft it', summary: 'Write __a__ [b] <c>', done: true },
						{ tracks: '', title: 'Ask', summary: 'Ask them', done: false },
					],
					skipped: ['Instrumentation: skipped. Code comes later.'],
				},
			],
		},
	],
};

describe('a guide as a checklist', () => {
	it('is Markdown with boxes, in which names stay as they are', () => {
		expect(checklistText(list, 'markdown')).toBe(
			`## [Production guide: web.ui\\_actions](https://example.org/streams/web.ui_actions/guide/)

### Design

- [x] **Draft** (Event schema): Draft it. Write \\_\\_a\\_\\_ \\[b\\] \\<c\\>.
- [ ] **Ask**`.replace(
				'**Ask**',
				'**Draft**: Ask. Ask them.\n- ~~Draft: Instrumentation: skipped. Code comes later.~~\n',
			),
		);
	});

	it('is Remarkup with boxes', () => {
		const text = checklistText(list, 'phabricator');
		expect(text).toContain(
			'== [[ https://example.org/streams/web.ui_actions/guide/ | Production guide: web.ui_actions ]]',
		);
		expect(text).toContain('- [x] **Draft** (Event schema): Draft it. Write `__a__` [b] <c>.');
		expect(text).toContain('- [ ] **Draft**: Ask. Ask them.');
	});

	it('is wikitext, in which markup of names does nothing', () => {
		const text = checklistText(list, 'wikitext');
		expect(text).toContain(
			'== [https://example.org/streams/web.ui_actions/guide/ Production guide: web.ui_actions] ==',
		);
		expect(text).toContain(
			"* ☑ '''Draft''' (Event schema): Draft it. <nowiki>Write __a__ [b] &lt;c></nowiki>.",
		);
		expect(text).toContain('* <s>Draft: Instrumentation: skipped. Code comes later.</s>');
	});

	it('has no link for a draft', () => {
		expect(checklistText({ ...list, url: null }, 'markdown')).toContain(
			'## Production guide: web.ui\\_actions',
		);
	});
});

describe('progress', () => {
	const known = new Set(['a/b/c', 'd/e/f']);

	it('comes back from an export, without ticks of steps that are gone', () => {
		const text = exportProgress('s', { done: ['d/e/f', 'a/b/c', 'gone'] });
		expect(importProgress(text, 's', known)).toEqual({ progress: { done: ['a/b/c', 'd/e/f'] }, unknown: 1 });
	});

	it('of another stream is refused', () => {
		expect(importProgress(exportProgress('other', { done: [] }), 's', known)).toEqual({
			fault: 'This export is of the guide of other, not of s.',
		});
	});

	it.each(['', 'nonsense', '[]', 'null', '{"format":"event-platform-guide","stream":"s","done":[1]}'])(
		'is not read from %j',
		(text) => {
			expect(importProgress(text, 's', known)).toHaveProperty('fault');
		},
	);
});
