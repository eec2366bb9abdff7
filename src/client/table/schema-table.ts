/** Narrows and sorts the list of schemas; what is chosen stands in the address, so that it can be shared. */
import type { SchemaFieldLists } from '../../catalog/views/schema-field-lists.ts';
import { countValues, type FacetChoice, type FacetRow, matches, parseValues, wordsOf } from './match.ts';

/** Columns that sort, by their attribute; the largest first. */
const NUMBERS = ['streams', 'fields', 'versions'];

interface Row extends FacetRow {
	readonly item: HTMLTableRowElement;
	readonly title: string;
	readonly order: number;
}

type Control = HTMLInputElement | HTMLSelectElement;

class SchemaTable {
	readonly #form: HTMLFormElement;
	readonly #body: HTMLElement;
	readonly #rows: readonly Row[];
	/** Names of the facets in the order in which a row states its values. */
	readonly #facets: readonly string[];
	readonly #controls: readonly Control[];
	#fields: Promise<ReadonlyMap<string, string>> | null = null;

	constructor(form: HTMLFormElement, body: HTMLElement) {
		this.#form = form;
		this.#body = body;
		this.#facets = (body.dataset['facetOrder'] ?? '').split(' ');
		this.#controls = [...form.querySelectorAll<Control>('input[name], select[name]')];
		this.#rows = [...body.querySelectorAll<HTMLTableRowElement>('tr')].map((item, order) => ({
			item,
			order,
			title: item.dataset['title'] ?? '',
			text: (item.cells[0]?.textContent ?? '').toLowerCase(),
			values: parseValues(item.dataset['f'] ?? ''),
		}));
	}

	start(): void {
		this.#fromAddress();
		this.#form.addEventListener('input', () => this.#changed());
		this.#form.addEventListener('submit', (event) => event.preventDefault());
		// The values are empty only after the event.
		this.#form.addEventListener('reset', () => setTimeout(() => this.#changed()));
		addEventListener('popstate', () => {
			this.#fromAddress();
			void this.#apply();
		});
		void this.#apply();
	}

	#changed(): void {
		this.#toAddress();
		void this.#apply();
	}

	#value(name: string): string {
		const control = this.#controls.find((each) => each.name === name);
		if (control === undefined) return '';
		return control.type === 'checkbox' && !(control as HTMLInputElement).checked ? '' : control.value.trim();
	}

	#fromAddress(): void {
		const given = new URLSearchParams(location.search);
		for (const control of this.#controls) {
			const value = given.get(control.name) ?? '';
			if (control.type === 'checkbox') (control as HTMLInputElement).checked = value === control.value;
			else control.value = value;
			// A value that is no longer a choice leaves the choice empty: then anything goes.
			if (control instanceof HTMLSelectElement && control.selectedIndex === -1) control.selectedIndex = 0;
			else if (value !== '') control.closest('details')?.setAttribute('open', '');
		}
	}

	#toAddress(): void {
		const url = new URL(location.href);
		for (const { name } of this.#controls) {
			const value = this.#value(name);
			if (value === '') url.searchParams.delete(name);
			else url.searchParams.set(name, value);
		}
		history.replaceState(history.state, '', url);
	}

	async #apply(): Promise<void> {
		const field = this.#value('field').toLowerCase();
		const fields = field === '' ? null : await this.#fieldsByTitle();
		// Somebody typed on while the fields were fetched: the later call shows the result.
		if (field !== this.#value('field').toLowerCase()) return;
		const choice: FacetChoice = {
			values: this.#facets.map((name) => this.#value(name)),
			words: wordsOf(this.#value('q')),
		};
		const candidates = this.#rows.filter(
			({ title }) => fields === null || fields.get(title)?.includes(field),
		);
		const shown = new Set(candidates.filter((row) => matches(row, choice)));
		for (const row of this.#rows) row.item.hidden = !shown.has(row);
		this.#showCounts(candidates, choice);
		this.#sort();
		this.#body.closest('table')?.classList.toggle('schema-table--compact', this.#value('view') !== '');
		this.#say(shown.size);
		const clear = this.#form.querySelector<HTMLElement>('[data-clear]');
		if (clear !== null) clear.hidden = shown.size === this.#rows.length && this.#value('sort') === '';
	}

	/** The numbers behind the options, given all other choices. */
	#showCounts(rows: readonly Row[], choice: FacetChoice): void {
		for (const control of this.#controls) {
			const facet = this.#facets.indexOf(control.name);
			if (!(control instanceof HTMLSelectElement) || facet === -1) continue;
			const counts = countValues(rows, choice, facet);
			for (const option of control.options) {
				if (option.value === '') continue;
				option.text = `${option.text.replace(/ \(\d+\)$/, '')} (${counts.get(option.value) ?? 0})`;
			}
		}
	}

	#sort(): void {
		const by = this.#value('sort');
		const number = ({ item }: Row): number => Number(item.dataset[by] ?? 0);
		const sorted = NUMBERS.includes(by)
			? this.#rows.toSorted((a, b) => number(b) - number(a) || a.order - b.order)
			: this.#rows;
		if (sorted.some(({ item }, index) => this.#body.children[index] !== item)) {
			this.#body.append(...sorted.map(({ item }) => item));
		}
	}

	#say(count: number): void {
		const said = this.#form.querySelector('[data-count]');
		const total = this.#rows.length;
		if (said !== null)
			said.textContent = count === total ? `${total} schemas` : `${count} of ${total} schemas`;
		const none = document.querySelector<HTMLElement>('[data-none]');
		if (none !== null) none.hidden = count > 0;
	}

	/** Title → its field paths in one text, in lower case. Fetched once, when somebody asks for a field. */
	#fieldsByTitle(): Promise<ReadonlyMap<string, string>> {
		this.#fields ??= this.#fetchFields().catch(() => {
			// Tried again next time; until then no schema is known to have the field.
			this.#fields = null;
			return new Map();
		});
		return this.#fields;
	}

	async #fetchFields(): Promise<ReadonlyMap<string, string>> {
		const address = this.#form.dataset['fields'];
		if (address === undefined) return new Map();
		const answer = await fetch(address);
		if (!answer.ok) throw new Error(String(answer.status));
		const { paths, schemas } = (await answer.json()) as SchemaFieldLists;
		return new Map(
			schemas.map(([title, list]) => [
				title,
				list
					.map((index) => paths[index])
					.join('\n')
					.toLowerCase(),
			]),
		);
	}
}

const form = document.querySelector<HTMLFormElement>('form[data-schema-filters]');
const body = document.getElementById('schemas');
if (form !== null && body !== null) new SchemaTable(form, body).start();
