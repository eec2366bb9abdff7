import { describe, expect, it } from 'vitest';
import { facetOptions } from '../../../../src/catalog/views/facet.ts';
import { ISSUE_FACETS, issuesPage } from '../../../../src/catalog/views/issues-page.ts';
import type { Problem } from '../../../../src/model/problem.ts';
import { aCatalog, aSchema, aStream } from '../../../support/builders.ts';

const problem = (parts: Partial<Problem>): Problem => ({
	code: 'field-description-missing',
	severity: 'notice',
	file: 'primary/a/current.yaml',
	line: 3,
	message: 'It has none.',
	hint: 'Write one.',
	subject: 'schema:analytics/web/click/1.0.0',
	...parts,
});
const facet = (id: string) => {
	const found = ISSUE_FACETS.find((one) => one.id === id);
	if (found === undefined) throw new Error(`no facet ${id}`);
	return found;
};
const values = (id: string, parts: Partial<Problem>) => facet(id).of(problem(parts));

describe('filters of the page about data quality', () => {
	it('name the repository by the file', () => {
		expect(values('repository', {})).toEqual(['primary']);
		expect(values('repository', { file: null })).toEqual([]);
	});

	it('tell namespaces of schemas from those of streams', () => {
		expect(values('namespace', {})).toEqual(['analytics/', 'analytics/web/']);
		expect(values('namespace', { subject: 'stream:analytics.web.click.v1' })).toEqual([
			'analytics.',
			'analytics.web.',
		]);
		expect(values('namespace', { subject: 'field:meta.dt' })).toEqual([]);
		expect(values('namespace', { subject: null })).toEqual([]);
	});

	it('say a kind by its title, and what a problem is about', () => {
		expect(facetOptions(facet('kind'), [problem({})])).toEqual([
			{ value: 'field-description-missing', label: 'Field without description', count: 1 },
		]);
		expect(facetOptions(facet('about'), [problem({}), problem({ subject: null })])).toEqual([
			{ value: 'none', label: 'Something else', count: 1 },
			{ value: 'schema', label: 'Schemas', count: 1 },
		]);
	});
});

describe('the page about data quality', () => {
	const catalog = aCatalog({
		schemas: [aSchema('analytics/web/click')],
		streams: [aStream('a.b')],
		problems: [
			problem({
				code: 'stream-schema-missing',
				severity: 'warning',
				subject: 'stream:a.b',
				hint: 'Load it.',
			}),
			problem({ message: 'One.' }),
			problem({ message: 'Two.', hint: 'Write another.' }),
		],
	});

	it('counts by severity, the worst first', () => {
		const { summary, parts } = issuesPage(catalog);
		expect(summary).toBe('1 warning and 2 notices');
		expect(parts.map(({ id, groups }) => [id, groups.map(({ code, amount }) => [code, amount])])).toEqual([
			['warnings', [['stream-schema-missing', '1 issue']]],
			['notices', [['field-description-missing', '2 issues']]],
		]);
	});

	it('links to what an issue is about, and says a hint once where all share it', () => {
		const [warning, notice] = issuesPage(catalog).parts.map(({ groups }) => groups[0]);
		expect(warning?.rows[0]?.subject).toEqual({ kind: 'stream', name: 'a.b', href: '/streams/a.b/' });
		expect(warning?.rows[0]?.hint).toBe('');
		expect(warning?.fix.endsWith('Load it.')).toBe(true);
		expect(notice?.rows.map(({ hint }) => hint)).toEqual(['Write one.', 'Write another.']);
	});

	it('lists 300 issues of a kind and counts the rest', () => {
		const many = Array.from({ length: 302 }, (_, index) => problem({ line: index }));
		const { parts, cutAt } = issuesPage(aCatalog({ problems: many }));
		const group = parts[0]?.groups[0];
		expect([cutAt, group?.amount, group?.rows.length, group?.more]).toEqual([300, '302 issues', 300, 2]);
	});

	it('says nothing where nothing was found', () => {
		expect(issuesPage(aCatalog())).toMatchObject({ summary: '', parts: [], cutAt: null });
	});
});
