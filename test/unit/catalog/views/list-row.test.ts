import { describe, expect, it } from 'vitest';
import {
	type ListRowView,
	listParts,
	listRowData,
	listRowOf,
} from '../../../../src/catalog/views/list-row.ts';

const row = (name: string): ListRowView => ({
	name,
	href: `/streams/${name}/`,
	line: '',
	statuses: [],
	facets: '',
	cells: [],
});
const rows = (count: number): ListRowView[] => Array.from({ length: count }, (_, index) => row(`s${index}`));

describe('the pages of a list', () => {
	it('are one up to 500 rows', () => {
		expect(listParts(rows(500)).map((part) => [part.number, part.pages, part.rows.length])).toEqual([
			[1, 1, 500],
		]);
	});

	it('have 200 rows each where there are more, and miss none', () => {
		const parts = listParts(rows(501));
		expect(parts.map((part) => [part.number, part.pages, part.total, part.rows.length])).toEqual([
			[1, 3, 501, 200],
			[2, 3, 501, 200],
			[3, 3, 501, 101],
		]);
		expect(parts.flatMap((part) => part.rows.map(({ name }) => name))).toEqual(
			rows(501).map(({ name }) => name),
		);
	});

	it('are one, with no row, for an empty list', () => {
		expect(listParts([])).toEqual([{ number: 1, pages: 1, rows: [], total: 0 }]);
	});
});

describe('a row that is sent to the browser', () => {
	it('comes out as it was, without what a row does not show', () => {
		const sent = listRowData({
			name: 's',
			href: '/streams/s/',
			line: 'What it is',
			statuses: [{ label: 'Legacy', tone: 'warning' }],
			facets: 'a b|c',
			cells: ['one', { name: 'a/b', href: null }],
		});
		expect(JSON.parse(JSON.stringify(sent))).toEqual([
			's',
			'/streams/s/',
			'What it is',
			[{ label: 'Legacy', tone: 'warning' }],
			'a b|c',
			'one',
			{ name: 'a/b', href: null },
		]);
		expect(listRowOf(sent)).toMatchObject({ name: 's', cells: ['one', { name: 'a/b', href: null }] });
	});
});
