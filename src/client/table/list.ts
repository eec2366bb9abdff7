/**
 * A list that is filtered, sorted, shown by columns and taken away: the one engine behind all lists of the site. What
 * is chosen stands in the address, so that it can be shared. See src/components/list for the markup.
 */

import { formatCount, formatNumber } from '../../text/format.ts';
import { element } from '../page/dom.ts';
import { offerColumns } from './columns.ts';
import { csvOf, jsonOf, type TableData } from './export.ts';
import { type Choice, countValues, matches, wordsOf } from './match.ts';
import { PageRows, type Row, type RowSource, textOf } from './rows.ts';
import { sortedBy, sortOrder } from './sort.ts';

type Control = HTMLInputElement | HTMLSelectElement;

/** What a list may have besides. */
export interface ListParts {
	/** Where its rows come from, if not from the page. */
	readonly source?: RowSource | undefined;
	/** A condition of the caller's own, by the name of its control: the names of the rows that meet it. */
	readonly extra?:
		| { readonly name: string; readonly find: (value: string) => Promise<ReadonlySet<string>> }
		| undefined;
	/** What is said where no row has the words that were typed: where they do occur. */
	readonly elsewhere?: ((words: readonly string[]) => Promise<Node | null>) | undefined;
}

/** Pause in typing after which the list changes, in milliseconds: longer than most people take for a letter. */
const PAUSE = 150;

class List {
	readonly #form: HTMLFormElement;
	readonly #heads: readonly HTMLTableCellElement[];
	readonly #keys: readonly string[];
	readonly #facets: readonly string[];
	readonly #source: RowSource;
	readonly #parts: ListParts;
	/** The rows that match, in their order; null while the page is as it came. */
	#matching: readonly Row[] | null = null;
	#turn = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(form: HTMLFormElement, place: HTMLElement, parts: ListParts) {
		this.#form = form;
		this.#parts = parts;
		this.#source = parts.source ?? new PageRows(place);
		const table = place.closest('table');
		this.#heads = [...(table?.tHead?.rows[0]?.cells ?? [])];
		this.#keys = place.dataset['keys']?.split(' ') ?? this.#heads.map((head) => head.dataset['key'] ?? '');
		this.#facets = (place.dataset['facetOrder'] ?? '').split(' ');
		if (table) offerColumns(form, table, this.#heads);
	}

	start(): void {
		this.#addSorting();
		this.#fromAddress();
		this.#form.addEventListener('input', ({ target }) => this.#changed(target instanceof HTMLInputElement));
		this.#form.addEventListener('submit', (event) => {
			event.preventDefault();
			this.#changed();
		});
		// The values are empty only after the event.
		this.#form.addEventListener('reset', () => setTimeout(() => this.#changed()));
		this.#form.addEventListener('click', ({ target }) => void this.#export(target));
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
		const control = this.#controls().find((one) => one.name === name);
		return control?.value.trim() ?? '';
	}

	#isAsked(): boolean {
		return this.#controls().some(({ value }) => value.trim() !== '');
	}

	/** @param typing each letter is shown before the list is: a slow machine would make the reader wait for both */
	#changed(typing = false): void {
		clearTimeout(this.#timer);
		if (typing) this.#timer = setTimeout(() => this.#answer(), PAUSE);
		else this.#answer();
	}

	#answer(): void {
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
			// What an address filters by is shown, also on a phone, where most choices wait behind "More filters".
			if (value !== '' && !control.checkVisibility()) {
				this.#form.querySelector(':scope > details')?.setAttribute('open', '');
			}
		}
	}

	async #apply(): Promise<void> {
		const turn = ++this.#turn;
		const { extra } = this.#parts;
		const wanted = extra === undefined ? '' : this.#value(extra.name);
		const choice: Choice = {
			values: this.#facets.map((name) => this.#value(name)),
			words: wordsOf(this.#value('q')),
		};
		try {
			const answer = this.#source.rows(this.#isAsked());
			// Rows of the page are filtered at once, before anything is painted.
			const all = answer instanceof Promise ? await answer : answer;
			const found = wanted === '' ? null : ((await extra?.find(wanted)) ?? null);
			// Somebody typed on while something was fetched: the later call shows the result.
			if (turn !== this.#turn) return;
			const candidates =
				found === null ? all : (all?.filter((row) => found.has(row.cells()[0] ?? '')) ?? null);
			if (candidates) this.#showCounts(candidates, choice);
			this.#matching = candidates && this.#sorted(candidates.filter((row) => matches(row, choice)));
			this.#say(this.#source.show(this.#matching));
			await this.#sayElsewhere(turn, choice.words);
		} catch {
			if (turn !== this.#turn) return;
			this.#source.show(null);
			this.#tell('The list could not be loaded. Try again, or use the search.');
		}
	}

	/** The numbers behind the options, given all other choices. */
	#showCounts(rows: readonly Row[], choice: Choice): void {
		for (const select of this.#form.querySelectorAll<HTMLSelectElement>('select[data-facet]')) {
			const counts = countValues(rows, choice, this.#facets.indexOf(select.name));
			for (const option of select.options) {
				if (option.value === '') continue;
				const text = `${option.text.replace(/ \([\d,]+\)$/, '')} (${formatNumber(counts.get(option.value) ?? 0)})`;
				if (option.text !== text) option.text = text;
			}
		}
	}

	#tell(text: string): void {
		const said = this.#form.querySelector('[data-count]');
		if (said) said.textContent = text;
	}

	#say(shown: number): void {
		const { one = '', many = '' } = this.#form.dataset;
		const amount = formatCount(this.#source.total(), one, many);
		const count = this.#matching?.length ?? this.#source.total();
		const part = shown < count && this.#matching ? `, the first ${formatNumber(shown)} shown` : '';
		this.#tell(
			count === this.#source.total() ? `${amount}${part}` : `${formatNumber(count)} of ${amount}${part}`,
		);
		for (const rest of document.querySelectorAll<HTMLElement>('[data-list-pages]')) {
			rest.hidden = this.#matching !== null;
		}
		const none = document.querySelector<HTMLElement>('[data-none]');
		if (none) none.hidden = count > 0;
		const clear = this.#form.querySelector<HTMLElement>('[data-clear]');
		if (clear) clear.hidden = !this.#isAsked();
	}

	async #sayElsewhere(turn: number, words: readonly string[]): Promise<void> {
		const place = document.querySelector('[data-elsewhere]');
		if (!place || this.#parts.elsewhere === undefined) return;
		if (words.length === 0 || this.#matching?.length !== 0) {
			place.replaceChildren();
			return;
		}
		const said = await this.#parts.elsewhere(words).catch(() => null);
		if (turn === this.#turn) place.replaceChildren(...(said ? [said] : []));
	}

	#addSorting(): void {
		const select = this.#form.querySelector<HTMLSelectElement>('[data-sort-select]');
		// A list that is told in the order of time has nothing to sort by.
		if (!select) return;
		select.add(new Option('Sort: default', ''));
		for (const head of this.#heads) {
			const label = textOf(head);
			const key = head.dataset['key'] ?? '';
			// Numbers begin with the largest.
			const [first, second] = head.classList.contains('number') ? [`-${key}`, key] : [key, `-${key}`];
			select.add(new Option(`Sort by ${label}`, first));
			select.add(new Option(`Sort by ${label}, reversed`, second));
			const button = element('button', { type: 'button' }, label);
			head.replaceChildren(button);
			button.addEventListener('click', () => {
				// One way, the other, and as it was.
				const ways = [first, second, ''];
				select.value = ways[(ways.indexOf(select.value) + 1) % ways.length] ?? '';
				this.#changed();
			});
		}
	}

	/** Rows in the order that is asked for, which the heads say. */
	#sorted(rows: readonly Row[]): readonly Row[] {
		const { key, descending } = sortOrder(this.#value('sort'));
		const column = this.#heads.findIndex((head) => head.dataset['key'] === key);
		for (const [index, head] of this.#heads.entries()) {
			if (index !== column) head.removeAttribute('aria-sort');
			else head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
		}
		return column < 0 ? rows : sortedBy(rows, (row) => row.cells()[column] ?? '', descending);
	}

	/** The rows that match, with all columns. */
	async #data(): Promise<TableData> {
		const rows = this.#matching ?? (await this.#source.rows(true)) ?? [];
		return {
			keys: this.#keys,
			numbers: this.#heads.map((head) => head.classList.contains('number')),
			rows: rows.map((row) => row.cells()),
		};
	}

	async #export(target: EventTarget | null): Promise<void> {
		const button = target instanceof Element ? target.closest<HTMLElement>('[data-export]') : null;
		const kind = button?.dataset['export'];
		if (!button || kind === undefined) return;
		button.closest('details')?.removeAttribute('open');
		try {
			const data = await this.#data();
			if (kind === 'names') await this.#copy(data.rows.map(([name = '']) => name));
			else download(kind === 'csv' ? csvOf(data) : jsonOf(data), kind, this.#form.dataset['many'] ?? 'list');
		} catch {
			this.#tell('The list could not be loaded. Try again.');
		}
	}

	async #copy(names: readonly string[]): Promise<void> {
		// A problem's subject occurs more than once.
		const distinct = [...new Set(names)];
		const said = this.#form.querySelector('[data-count]')?.textContent ?? '';
		try {
			await navigator.clipboard.writeText(distinct.join('\n'));
			this.#tell(`${formatCount(distinct.length, 'name')} copied`);
		} catch {
			this.#tell('The browser did not let the page copy.');
		}
		setTimeout(() => this.#tell(said), 2500);
	}
}

function download(text: string, kind: string, name: string): void {
	const type = kind === 'csv' ? 'text/csv' : 'application/json';
	const address = URL.createObjectURL(new Blob([text], { type }));
	element('a', { href: address, download: `${name}.${kind}` }).click();
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Starts the list of a page. */
export function startList(parts?: (form: HTMLFormElement, place: HTMLElement) => ListParts): void {
	for (const form of document.querySelectorAll<HTMLFormElement>('form[data-list]')) {
		const place = document.getElementById(form.dataset['list'] ?? '');
		if (place) new List(form, place, parts?.(form, place) ?? {}).start();
	}
}
