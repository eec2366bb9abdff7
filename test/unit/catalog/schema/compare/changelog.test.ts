import { describe, expect, it } from 'vitest';
import { changelogEntry } from '../../../../../src/catalog/schema/compare/changelog.ts';
import { textualDiff } from '../../../../../src/catalog/schema/compare/version-history.ts';

describe('the CHANGELOG entry of a version', () => {
	it('is found under any heading that names the version', () => {
		const text = '# Changes\n\n### Version 1.2.0\n- c\n\n### 1.1.0\n- b\n\n## [v1.0] - 2020-01-01\n- a\n';
		expect(changelogEntry(text, '1.2.0')).toBe('- c');
		expect(changelogEntry(text, '1.1.0')).toBe('- b');
		expect(changelogEntry(text, '1.0.0')).toBe('- a');
	});

	it('is found under bold and bare lines', () => {
		const text = '**1.1.0**\nnew field\n\n1.0.0 - first\n  started\n';
		expect(changelogEntry(text, '1.1.0')).toBe('new field');
		expect(changelogEntry(text, '1.0.0')).toBe('started');
	});

	it('keeps headings of its own that name no version', () => {
		const text = '# 2.0.0\n## Fields\n- a\n# 1.0.0\n- b';
		expect(changelogEntry(text, '2.0.0')).toBe('## Fields\n- a');
	});

	it('is not mistaken for an old whole number or a longer version', () => {
		expect(changelogEntry('### Version 2\n- old', '2.0.0')).toBeNull();
		expect(changelogEntry('### 11.2.0\n- other', '1.2.0')).toBeNull();
		expect(changelogEntry('### 1.2.0', '1.2.0')).toBeNull();
	});
});

describe('the textual difference', () => {
	it('gives hunks with three lines around', () => {
		const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', ''].join('\n');
		expect(textualDiff(before, before.replace('e', 'E'))).toEqual([
			{
				oldStart: 2,
				newStart: 2,
				lines: [
					{ kind: 'same', text: 'b' },
					{ kind: 'same', text: 'c' },
					{ kind: 'same', text: 'd' },
					{ kind: 'removed', text: 'e' },
					{ kind: 'added', text: 'E' },
					{ kind: 'same', text: 'f' },
					{ kind: 'same', text: 'g' },
					{ kind: 'same', text: 'h' },
				],
			},
		]);
	});

	it('gives up on files that have almost nothing in common', () => {
		const lines = (mark: string) => Array.from({ length: 4000 }, (_, line) => `${mark}${line}`).join('\n');
		expect(textualDiff(lines('a'), lines('b'))).toBeNull();
	});
});
