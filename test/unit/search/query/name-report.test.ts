import { describe, expect, it } from 'vitest';
import { reportName } from '../../../../src/search/query/name-report.ts';
import { aDocument, indexOf } from '../../../support/search.ts';

const index = indexOf([
	aDocument('stream', 'wiki.page_change.v1', { summary: 'Changes of pages.' }),
	aDocument('stream', '/^wiki\\.job\\..+/'),
	aDocument('stream', 'old_SaveTiming'),
	aDocument('retired', 'wiki.page_view.v1', { facets: { from: '2022-10-31', until: '2025-01-16' } }),
]);

describe('the name finder', () => {
	it('calls a good and new name free, and leads to its draft', () => {
		const report = reportName(index, ' readers.font_size_change.v1 ');
		expect(report.verdict).toBe('free');
		expect(report.draft).toBe('/streams/new/draft/?name=readers.font_size_change.v1');
		expect(report.rules.every(({ state }) => state === 'kept')).toBe(true);
		expect(report.topics).toEqual(['north.readers.font_size_change.v1', 'south.readers.font_size_change.v1']);
		expect(report.table).toBe('event.readers_font_size_change_v1');
	});

	it('warns of a name that was used before, and of one that would get the table of such a name', () => {
		const own = reportName(index, 'wiki.page_view.v1');
		expect(own.verdict).toBe('rules');
		expect(own.headline).toBe(
			'Free, but it breaks a rule for new streams. The name was used from 2022-10-31 to 2025-01-16; its table event.wiki_page_view_v1 may still hold its data.',
		);
		const other = reportName(index, 'wiki.page.view.v1').rules.find(
			({ rule }) => rule === 'name-used-before',
		);
		expect(other?.state).toBe('warning');
		expect(other?.message).toContain('was that of wiki.page_view.v1 from 2022-10-31 to 2025-01-16');
	});

	it('names the stream that has the name, and offers the next version', () => {
		const report = reportName(index, 'wiki.page_change.v1');
		expect(report.verdict).toBe('taken');
		expect(report.draft).toBe(null);
		expect(report.other).toEqual({ name: 'wiki.page_change.v1', href: '/streams/wiki.page_change.v1/' });
		expect(report.suggestions).toContain('wiki.page_change.v2');
	});

	it('sees a name in other separators, whose table would be the same', () => {
		const report = reportName(index, 'wiki.page-change.v1');
		expect(report.verdict).toBe('invalid');
		expect(report.near[0]).toMatchObject({
			name: 'wiki.page_change.v1',
			because: 'other separators or capitals',
			summary: 'Changes of pages.',
		});
	});

	it('warns of a name that is easily taken for another', () => {
		const { verdict, headline } = reportName(index, 'wiki.change_page.v1');
		expect(verdict).toBe('free');
		expect(headline).toContain('easily taken for wiki.page_change.v1: the same words in another order');
	});

	it('says which pattern catches a name', () => {
		const report = reportName(index, 'wiki.job.clean_up.v1');
		expect(report.verdict).toBe('caught');
		expect(report.other?.name).toBe('/^wiki\\.job\\..+/');
	});

	it('says which rule a name breaks', () => {
		const report = reportName(index, 'readers.FontSize');
		expect(report.verdict).toBe('rules');
		expect(report.rules.filter(({ state }) => state !== 'kept').map(({ rule }) => rule)).toEqual(
			expect.arrayContaining(['name-unversioned', 'name-capital']),
		);
	});

	it.each(['__proto__', '/(/', '<img>', 'a'.repeat(400)])('answers to %j', (name) => {
		expect(reportName(index, name).headline).not.toBe('');
	});
});
