/** The list of streams or schemas where it is split over pages: its rows are fetched when somebody filters. */
import {
	type ListCell,
	type ListRowData,
	type ListRowView,
	listRowOf,
} from '../../catalog/views/list-row.ts';
import { breakPoints } from '../../text/break-points.ts';
import { element } from '../page/dom.ts';
import { parseValues } from './match.ts';
import { FetchedRows, type Row, type RowSource } from './rows.ts';

/** Matches shown at once. */
const SHOWN = 200;

interface SplitRow extends Row {
	readonly row: ListRowView;
}

/** Where the rows of such a list come from; undefined for a list that the page has all of. */
export function splitRows(form: HTMLFormElement, body: HTMLElement): RowSource | undefined {
	const address = body.dataset['all'];
	if (address === undefined) return undefined;
	const heads = [...(body.closest('table')?.tHead?.rows[0]?.cells ?? [])];
	const source = new FetchedRows(
		body,
		() => fetchRows(address),
		({ row }) => rowElement(row, heads),
		SHOWN,
	);
	form.addEventListener('focusin', () => source.prepare(), { once: true });
	return source;
}

async function fetchRows(address: string): Promise<readonly SplitRow[]> {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(String(answer.status));
	return ((await answer.json()) as readonly ListRowData[]).map((data): SplitRow => {
		const row = listRowOf(data);
		const cells = [row.name, ...row.cells.map((cell) => (typeof cell === 'string' ? cell : cell.name))];
		return {
			row,
			cells: () => cells,
			values: parseValues(row.facets),
			text: [...cells, row.line, ...row.statuses.map(({ label }) => label)].join(' ').toLowerCase(),
		};
	});
}

/** As `components/list/ListRows.astro` makes it. */
function rowElement(
	{ name, href, line, statuses, cells }: ListRowView,
	heads: readonly HTMLElement[],
): HTMLElement {
	const head = element('th', { scope: 'row' }, nameElement(name, href));
	for (const { label, tone } of statuses) {
		head.append(' ', element('span', { class: tone === 'neutral' ? 'chip' : `chip chip--${tone}` }, label));
	}
	if (line !== '') head.append(element('small', {}, line));
	return element('tr', {}, head, ...cells.map((cell, index) => cellElement(cell, heads[index + 1])));
}

const cellElement = (cell: ListCell, head: HTMLElement | undefined): HTMLElement =>
	element(
		'td',
		{
			class: head?.classList.contains('number') ? 'number' : null,
			'data-unit': head?.dataset['unit'] ?? null,
		},
		typeof cell === 'string' ? cell : nameElement(cell.name, cell.href),
	);

function nameElement(name: string, href: string | null): HTMLElement {
	const code = element('code', { class: 'name' });
	for (const [index, part] of breakPoints(name).entries()) {
		if (index > 0) code.append(element('wbr'));
		code.append(part);
	}
	return href === null ? code : element('a', { class: 'name-link', href }, code);
}
