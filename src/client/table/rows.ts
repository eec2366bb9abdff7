/** Where the rows of a list come from: the page itself, or a file that is fetched when somebody filters. */
import { type ListRow, parseValues } from './match.ts';

/** A row of a list, wherever it comes from. */
export interface Row extends ListRow {
	/** Texts of its cells, in the order of the columns; the first is its name. */
	readonly cells: () => readonly string[];
}

export interface RowSource {
	/** Number of all rows. */
	readonly total: () => number;
	/**
	 * All rows, or null where the page can stay as it came.
	 *
	 * @param asked whether somebody filters, sorts or takes the list away
	 * @throws where they cannot be fetched
	 */
	readonly rows: (asked: boolean) => Promise<readonly Row[] | null> | readonly Row[];
	/**
	 * Shows these rows in this order; null: the page as it came.
	 *
	 * @returns how many of them are shown
	 */
	readonly show: (rows: readonly Row[] | null) => number;
}

/** A count is read as a number, everything else as text. */
export const textOf = (cell: Element | undefined): string => (cell?.textContent ?? '').trim();

/** The name of a row: what its first cell links to, without the chips and the line beside it. */
const nameOf = (row: HTMLTableRowElement): string =>
	textOf(row.cells[0]?.querySelector('a, code') ?? row.cells[0]);

/** So few rows are shown at once, instead of waiting in closed groups. */
const FEW = 25;

interface PageRow extends Row {
	readonly element: HTMLTableRowElement;
}

/** The rows that stand in the page: shown, hidden and put into order. */
export class PageRows implements RowSource {
	readonly #place: HTMLElement;
	readonly #rows: readonly PageRow[];
	readonly #groups: readonly RowGroup[];

	/** @param place the body of a table, or what holds several tables, each in a group with a count of its own */
	constructor(place: HTMLElement) {
		this.#place = place;
		this.#rows = [...place.querySelectorAll<HTMLTableRowElement>('tr[data-f]')].map((element) => ({
			element,
			values: parseValues(element.dataset['f'] ?? ''),
			text: (element.textContent ?? '').toLowerCase(),
			cells: () => [
				nameOf(element),
				...[...element.cells].slice(1).map((cell) => textOf(cell)),
				...(element.closest<HTMLElement>('[data-group]')?.dataset['cells'] ?? '').split('|').filter(Boolean),
			],
		}));
		this.#groups = Array.from(
			place.querySelectorAll<HTMLDetailsElement>('details[data-group]'),
			(group) => new RowGroup(group),
		);
	}

	total(): number {
		return this.#rows.length;
	}

	rows(): readonly Row[] {
		return this.#rows;
	}

	show(rows: readonly Row[] | null): number {
		const shown = rows ?? this.#rows;
		const wanted = new Set(shown);
		for (const row of this.#rows) {
			if (row.element.hidden === wanted.has(row)) row.element.hidden = !wanted.has(row);
		}
		const isShort = shown.length < this.#rows.length && shown.length <= FEW;
		for (const group of this.#groups) group.update(isShort);
		if (this.#groups.length === 0) this.#putInOrder(shown as readonly PageRow[]);
		this.#place.dataset['ready'] = '';
		return shown.length;
	}

	#putInOrder(rows: readonly PageRow[]): void {
		// Hidden rows stay where they are: only the order of those that are shown can be seen.
		const current = [...this.#place.children].filter((row) => !(row as HTMLElement).hidden);
		if (rows.some(({ element }, index) => current[index] !== element)) {
			this.#place.append(...rows.map(({ element }) => element));
		}
	}
}

/** Rows of one kind under a heading, which goes when none of them is left. */
class RowGroup {
	readonly #group: HTMLDetailsElement;
	readonly #rows: readonly HTMLTableRowElement[];
	readonly #count: Element | null;
	readonly #said: string;
	#isOpenedHere = false;

	constructor(group: HTMLDetailsElement) {
		this.#group = group;
		this.#rows = [...group.querySelectorAll<HTMLTableRowElement>('tr[data-f]')];
		this.#count = group.querySelector('[data-group-count]');
		this.#said = this.#count?.textContent ?? '';
	}

	update(isShort: boolean): void {
		const shown = this.#rows.filter(({ hidden }) => !hidden).length;
		this.#group.hidden = shown === 0;
		// What the filter opened it closes again; what the reader opened stays.
		if (isShort && shown > 0 && !this.#group.open) {
			this.#group.open = true;
			this.#isOpenedHere = true;
		} else if (!isShort && this.#isOpenedHere) {
			this.#group.open = false;
			this.#isOpenedHere = false;
		}
		if (this.#count) {
			this.#count.textContent = shown === this.#rows.length ? this.#said : `${shown} of ${this.#said}`;
		}
	}
}

/** A list of which the page shows a part: all of it is fetched for the first filter, and the first matches are shown. */
export class FetchedRows<T extends Row> implements RowSource {
	readonly #body: HTMLElement;
	readonly #came: readonly Element[];
	readonly #fetch: () => Promise<readonly T[]>;
	readonly #element: (row: T) => HTMLElement;
	readonly #most: number;
	#loading: Promise<readonly T[]> | null = null;
	#loaded: readonly T[] | null = null;

	/**
	 * @param body of the table; `data-total` tells how many rows there are
	 * @param most so many matches are shown
	 */
	constructor(
		body: HTMLElement,
		fetchRows: () => Promise<readonly T[]>,
		rowElement: (row: T) => HTMLElement,
		most: number,
	) {
		this.#body = body;
		this.#came = [...body.children];
		this.#fetch = fetchRows;
		this.#element = rowElement;
		this.#most = most;
	}

	total(): number {
		return this.#loaded?.length ?? Number(this.#body.dataset['total']);
	}

	/** Begins to fetch, so that the rows are there when the first letter is typed. */
	prepare(): void {
		this.#loading ??= this.#fetch();
		// Told when somebody asks for rows.
		this.#loading.catch(() => undefined);
	}

	async rows(asked: boolean): Promise<readonly T[] | null> {
		if (!asked) return null;
		this.prepare();
		try {
			this.#loaded = (await this.#loading) ?? [];
			return this.#loaded;
		} catch (error) {
			// Tried again next time.
			this.#loading = null;
			throw error;
		}
	}

	show(rows: readonly Row[] | null): number {
		const first = rows?.slice(0, this.#most) as readonly T[] | undefined;
		this.#body.replaceChildren(...(first?.map((row) => this.#element(row)) ?? this.#came));
		this.#body.dataset['ready'] = '';
		return first?.length ?? this.#came.length;
	}
}
