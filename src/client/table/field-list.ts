/** The list of fields: it is filtered over all of its pages, whichever the reader is on. */
import {
	type FieldRow,
	fieldCells,
	fieldName,
	fieldRowHref,
	fieldRowNotes,
	type packFieldRow,
	unpackFieldRow,
} from '../../catalog/views/field-row.ts';
import { fieldRowsPath } from '../../paths.ts';
import { breakPoints } from '../../text/break-points.ts';
import { element } from '../page/dom.ts';
import { schemasByTitle } from './elsewhere.ts';
import { startList } from './list.ts';
import { parseValues } from './match.ts';
import { FetchedRows, type Row } from './rows.ts';

/** Matches shown at once. */
const SHOWN = 100;

interface FetchedRow extends Row {
	readonly row: FieldRow;
}

async function fetchRows(): Promise<readonly FetchedRow[]> {
	const answer = await fetch(fieldRowsPath());
	if (!answer.ok) throw new Error(String(answer.status));
	const rows = (await answer.json()) as readonly ReturnType<typeof packFieldRow>[];
	return rows.map((packed) => {
		const row = unpackFieldRow(packed);
		return {
			row,
			values: parseValues(row.facets),
			text: `${row.path} ${row.excerpt}`.toLowerCase(),
			cells: () => fieldCells(row),
		};
	});
}

/** As `components/fields/FieldRow.astro` makes it. */
function rowElement({ row }: FetchedRow): HTMLElement {
	const name = element('code', { class: 'name' });
	for (const [index, part] of breakPoints(fieldName(row)).entries()) {
		if (index > 0) name.append(element('wbr'));
		name.append(part);
	}
	const notes = fieldRowNotes(row);
	const [, , schemas = '', , ...more] = fieldCells(row);
	return element(
		'tr',
		{},
		element('th', { scope: 'row' }, element('a', { class: 'name-link', href: fieldRowHref(row) }, name)),
		element(
			'td',
			{},
			notes.shownTypes,
			notes.types === '' ? null : ' ',
			notes.types === ''
				? null
				: element('span', { class: 'chip chip--warning', title: row.types.join('; ') }, notes.types),
		),
		element('td', { class: 'number', 'data-unit': 'schemas' }, schemas),
		element(
			'td',
			{},
			row.excerpt,
			notes.descriptions === '' ? null : element('small', {}, notes.descriptions),
		),
		...more.map((text, index) => element('td', { class: index < FIELD_NUMBERS ? 'number' : null }, text)),
	);
}
/** Further columns that hold numbers; the last says kinds of personal data. */
const FIELD_NUMBERS = 4;

startList((form, place) => {
	const source = new FetchedRows(place, fetchRows, rowElement, SHOWN);
	form.addEventListener('focusin', () => source.prepare(), { once: true });
	return { source, elsewhere: schemasByTitle };
});
