/**
 * A list that is filtered, sorted, shown by columns and taken away: the one engine behind all lists of the site. What
 * is chosen stands in the address, so that it can be shared. See src/components/list for the markup.
 */

import { element } from '../page/dom.ts';
import { csvOf, jsonOf, type TableData } from './export.ts';
import { type Choice, countValues, type ListRow, matches, parseValues, wordsOf } from './match.ts';

interface Row extends ListRow {
	readonly element: HTMLTableRowElement;
	readonly order: number;
}

type Control = HTMLInputElement | HTMLSelectElement;

/** A condition of the caller's own: the rows that meet it, by the name in their first cell; null for all. */
export interface ExtraFilter {
	/** Name of its control. */
	readonly name: string;
	readonly find: (value: string) => Promise<ReadonlySet<string> | null>;
}

const collator = new Intl.Collator('en', { numeric: true });
/** A count is read as a number, everything else as text. */
const textOf = (cell: Element | undefined): string => (cell?.textContent ?? '').trim();

class List {
	readonly #form: HTMLFormElement;
	readonly #body: HTMLElement;
	readonly #table: HTMLTableElement | null;
	readonly #rows: readonly Row[];
	readonly #facets: readonly string[];
	readonly #heads: readonly HTMLTableCellElement[];
	readonly #extra: ExtraFilter | null;
	#shown: readonly Row[] = [];
	#turn = 0;

	constructor(form: HTMLFormElement, body: HTMLElement, extra: ExtraFilter | null = null) {
		this.#form = form;
		this.#body = body;
		this.#extra = extra;
		this.#table = body.closest('table');
		this.#heads = [...(this.#table?.tHead?.rows[0]?.cells ?? [])];
		this.#facets = (body.dataset['facetOrder'] ?? '').split(' ');
		this.#rows = [...body.querySelectorAll<HTMLTableRowElement>('tr')].map((row, order) => ({
			element: row,
			order,
			values: parseValues(row.dataset['f'] ?? ''),
			text: (row.textContent ?? '').toLowerCase(),
		}));
		this.#shown = this.#rows;
	}

	start(): void {
		this.#addColumns();
		this.#addSorting();
		this.#fromAddress();
		this.#form.addEventListener('input', ({ target }) => {
			if (target instanceof HTMLInputElement && target.dataset['column'] !== undefined) this.#showColumns();
			else this.#changed();
		});
		this.#form.addEventListener('submit', (event) => event.preventDefault());
		// The values are empty only after the event.
		this.#form.addEventListener('reset', () => setTimeout(() => this.#changed()));
		this.#form.addEventListener('click', ({ target }) => this.#export(target));
		addEventListener('popstate', () => {
			this.#fromAddress();
			void this.#apply();
		});
		void this.#apply();
	}

	#controls(): readonly Control[] {
		return [...this.#form.querySelectorAll<Control>('input[name], select[name]')];
	}

	#value(name: string): string {
		return (
			this.#controls()
				.find((control) => control.name === name)
				?.value.trim() ?? ''
		);
	}

	#changed(): void {
		const url = new URL(location.href);
		for (const { name } of this.#controls()) {
			const value = this.#value(name);
			if (value === '') url.searchParams.delete(name);
			else url.searchParams.set(name, value);
		}
		history.replaceState(history.state, '', url);
		void this.#apply();
	}

	/** From the address to the form. A value that no option has (a rare schema) gets one. */
	#fromAddress(): void {
		const given = new URLSearchParams(location.search);
		for (const control of this.#controls()) {
			const value = given.get(control.name) ?? '';
			if (control instanceof HTMLSelectElement && value !== '') {
				const known = [...control.options].some((option) => option.value === value);
				if (!known && control.dataset['facet'] !== undefined) control.add(new Option(value, value));
			}
			control.value = value;
			if (control instanceof HTMLSelectElement && control.selectedIndex === -1) control.selectedIndex = 0;
			else if (value !== '') control.closest('details')?.setAttribute('open', '');
		}
	}

	async #apply(): Promise<void> {
		const turn = ++this.#turn;
		const wanted = this.#extra === null ? '' : this.#value(this.#extra.name);
		const found = wanted === '' ? null : ((await this.#extra?.find(wanted)) ?? null);
		// Somebody typed on while something was fetched: the later call shows the result.
		if (turn !== this.#turn) return;
		const choice: Choice = {
			values: this.#facets.map((name) => this.#value(name)),
			words: wordsOf(this.#value('q')),
		};
		const candidates = found === null ? this.#rows : this.#rows.filter((row) => found.has(this.#nameOf(row)));
		const shown = new Set(candidates.filter((row) => matches(row, choice)));
		for (const row of this.#rows) {
			if (row.element.hidden === shown.has(row)) row.element.hidden = !shown.has(row);
		}
		this.#shown = this.#sort().filter((row) => shown.has(row));
		this.#showCounts(candidates, choice);
		this.#say(shown.size);
		this.#body.dataset['ready'] = '';
	}

	#nameOf({ element: row }: Row): string {
		return textOf(row.cells[0]?.querySelector('a') ?? row.cells[0]);
	}

	/** The numbers behind the options, given all other choices. */
	#showCounts(rows: readonly Row[], choice: Choice): void {
		for (const select of this.#form.querySelectorAll<HTMLSelectElement>('select[data-facet]')) {
			const counts = countValues(rows, choice, this.#facets.indexOf(select.name));
			for (const option of select.options) {
				if (option.value === '') continue;
				const text = `${option.text.replace(/ \(\d+\)$/, '')} (${counts.get(option.value) ?? 0})`;
				if (option.text !== text) option.text = text;
			}
		}
	}

	#say(count: number): void {
		const { one = '', many = '' } = this.#form.dataset;
		const total = this.#rows.length;
		const said = this.#form.querySelector('[data-count]');
		const amount = `${total.toLocaleString('en')} ${total === 1 ? one : many}`;
		if (said) said.textContent = count === total ? amount : `${count.toLocaleString('en')} of ${amount}`;
		const none = document.querySelector<HTMLElement>('[data-none]');
		if (none) none.hidden = count > 0;
		const clear = this.#form.querySelector<HTMLElement>('[data-clear]');
		if (clear) clear.hidden = count === total && this.#controls().every(({ value }) => value === '');
	}

	#addSorting(): void {
		const select = this.#form.querySelector<HTMLSelectElement>('[data-sort-select]');
		// A list that is told in the order of time has nothing to sort by.
		if (!select) return;
		select.add(new Option('Sort: default', ''));
		for (const head of this.#heads) {
			const label = textOf(head);
			const key = head.dataset['key'] ?? '';
			select.add(new Option(`Sort by ${label}`, key));
			const button = element('button', { type: 'button' }, label);
			head.replaceChildren(button);
			button.addEventListener('click', () => {
				// Up, down, and as it was. Numbers begin with the largest.
				const ways = head.classList.contains('number') ? [`-${key}`, key, ''] : [key, `-${key}`, ''];
				const next = ways[(ways.indexOf(select.value) + 1) % ways.length] ?? '';
				if (![...select.options].some(({ value }) => value === next)) {
					select.add(new Option(`Sort by ${label}, descending`, next));
				}
				select.value = next;
				this.#changed();
			});
		}
		const given = new URLSearchParams(location.search).get('sort') ?? '';
		if (given.startsWith('-')) select.add(new Option(`Sort by ${given.slice(1)}, descending`, given));
	}

	/** Puts the rows into the order that is asked for, and returns them in it. */
	#sort(): readonly Row[] {
		const by = this.#value('sort');
		const key = by.replace(/^-/, '');
		const column = this.#heads.findIndex((head) => head.dataset['key'] === key);
		const sign = by.startsWith('-') ? -1 : 1;
		for (const [index, head] of this.#heads.entries()) {
			if (index !== column) head.removeAttribute('aria-sort');
			else head.setAttribute('aria-sort', sign < 0 ? 'descending' : 'ascending');
		}
		const value = (row: Row): string =>
			column === 0 ? this.#nameOf(row) : textOf(row.element.cells[column]);
		const sorted =
			column < 0
				? this.#rows
				: this.#rows
						.map((row) => ({ row, value: value(row) }))
						.sort(
							(a, b) =>
								// What has no value comes last, whichever way.
								Number(a.value === '') - Number(b.value === '') ||
								sign * collator.compare(a.value, b.value) ||
								a.row.order - b.row.order,
						)
						.map(({ row }) => row);
		if (sorted.some(({ element: row }, index) => this.#body.children[index] !== row)) {
			this.#body.append(...sorted.map(({ element: row }) => row));
		}
		return sorted;
	}

	#addColumns(): void {
		const place = this.#form.querySelector('[data-columns]');
		const hidden = (this.#table?.dataset['hidden'] ?? '').split(' ');
		for (const [index, head] of this.#heads.entries()) {
			if (index === 0) continue;
			const box = element('input', { type: 'checkbox', 'data-column': String(index + 1) });
			box.checked = !hidden.includes(String(index + 1));
			place?.append(element('li', {}, element('label', {}, box, textOf(head))));
		}
	}

	#showColumns(): void {
		const boxes = [...this.#form.querySelectorAll<HTMLInputElement>('input[data-column]')];
		const hidden = boxes.filter(({ checked }) => !checked).map((box) => box.dataset['column']);
		if (this.#table) this.#table.dataset['hidden'] = hidden.join(' ');
	}

	/** The rows that are shown, with all columns. */
	#data(): TableData {
		return {
			keys: this.#heads.map((head) => head.dataset['key'] ?? ''),
			numbers: this.#heads.map((head) => head.classList.contains('number')),
			rows: this.#shown.map((row) => [
				this.#nameOf(row),
				...[...row.element.cells].slice(1).map((cell) => textOf(cell)),
			]),
		};
	}

	#export(target: EventTarget | null): void {
		const button = target instanceof Element ? target.closest<HTMLElement>('[data-export]') : null;
		const kind = button?.dataset['export'];
		if (!button || kind === undefined) return;
		button.closest('details')?.removeAttribute('open');
		const data = this.#data();
		if (kind === 'names') {
			void this.#copy(data.rows.map(([name]) => name).join('\n'));
			return;
		}
		const text = kind === 'csv' ? csvOf(data) : jsonOf(data);
		const type = kind === 'csv' ? 'text/csv' : 'application/json';
		const address = URL.createObjectURL(new Blob([text], { type }));
		element('a', { href: address, download: `${this.#form.dataset['many'] ?? 'list'}.${kind}` }).click();
		setTimeout(() => URL.revokeObjectURL(address), 10_000);
	}

	async #copy(text: string): Promise<void> {
		const said = this.#form.querySelector('[data-count]');
		const { length } = this.#shown;
		try {
			await navigator.clipboard.writeText(text);
			if (said) said.textContent = `${length.toLocaleString('en')} names copied`;
		} catch {
			if (said) said.textContent = 'The browser did not let the page copy.';
		}
		setTimeout(() => this.#say(length), 2500);
	}
}

/** Starts the list of a page. */
export function startList(extra?: (form: HTMLFormElement) => ExtraFilter): void {
	for (const form of document.querySelectorAll<HTMLFormElement>('form[data-list]')) {
		const body = document.getElementById(form.dataset['list'] ?? '');
		if (body) new List(form, body, extra?.(form) ?? null).start();
	}
}
