/**
 * Filters the rows of a table by a form, keeps the choice in the address, and folds groups of rows.
 *
 * The form has `data-facets` with the id of the rows' parent, which has `data-facet-order` with the names of the
 * facets. A row has its values in `data-f`; a heading of a group has `data-group` with the start of the names in it.
 */
import { countValues, type FacetChoice, type FacetRow, matches, parseValues, wordsOf } from './match.ts';

interface TableRow extends FacetRow {
	readonly element: HTMLTableRowElement;
	/** Indices of the groups it stands in. */
	readonly groups: readonly number[];
}

interface GroupRow {
	readonly element: HTMLTableRowElement;
	readonly prefix: string;
	readonly count: HTMLElement | null;
	readonly total: string;
	toggle: HTMLButtonElement | null;
	open: boolean;
}

/** Turns a form and its table into a filtered list; does nothing where one is missing. */
export function enhanceFacetTable(form: HTMLFormElement): void {
	const body = document.getElementById(form.dataset['facets'] ?? '');
	if (body) new FacetTable(form, body).start();
}

class FacetTable {
	readonly #form: HTMLFormElement;
	readonly #table: HTMLElement | null;
	readonly #facets: readonly string[];
	readonly #rows: readonly TableRow[];
	readonly #groups: readonly GroupRow[];
	readonly #selects: readonly HTMLSelectElement[];
	readonly #query: HTMLInputElement | null;
	readonly #body: HTMLElement;
	/** All rows, headings too, as the page has them. */
	readonly #inOrder: readonly HTMLTableRowElement[];
	#sorted = '';

	constructor(form: HTMLFormElement, body: HTMLElement) {
		this.#form = form;
		this.#table = body.closest('table');
		this.#facets = (body.dataset['facetOrder'] ?? '').split(' ');
		this.#selects = [...form.querySelectorAll<HTMLSelectElement>('select[data-facet]')];
		this.#query = form.querySelector('input[type="search"]');
		const elements = [...body.querySelectorAll<HTMLTableRowElement>('tr')];
		const groups: GroupRow[] = [];
		const rows: TableRow[] = [];
		const prefixFacet = this.#facets.indexOf('prefix');
		for (const element of elements) {
			const { group, f } = element.dataset;
			if (group !== undefined) {
				const count = element.querySelector<HTMLElement>('[data-group-count]');
				groups.push({
					element,
					prefix: group,
					count,
					total: count?.textContent ?? '',
					toggle: null,
					open: true,
				});
			} else if (f !== undefined) {
				const values = parseValues(f);
				const prefixes = values[prefixFacet] ?? [];
				const within = groups.flatMap(({ prefix }, index) => (prefixes.includes(prefix) ? [index] : []));
				rows.push({ element, values, text: (element.textContent ?? '').toLowerCase(), groups: within });
			}
		}
		this.#body = body;
		this.#inOrder = elements;
		this.#rows = rows;
		this.#groups = groups;
	}

	start(): void {
		this.#addToggles();
		this.#read();
		this.#apply();
		this.#form.addEventListener('input', () => this.#changed());
		this.#form.addEventListener('submit', (event) => event.preventDefault());
		this.#form.addEventListener('reset', () => setTimeout(() => this.#changed()));
		addEventListener('popstate', () => {
			this.#read();
			this.#apply();
		});
	}

	#changed(): void {
		this.#write();
		this.#apply();
	}

	/** From the address to the form. A value that no option has (a rare schema) gets one. */
	#read(): void {
		const parameters = new URLSearchParams(location.search);
		for (const select of this.#selects) {
			const value = parameters.get(select.name) ?? '';
			if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
			select.value = value;
			if (value !== '') select.closest('details')?.setAttribute('open', '');
		}
		if (this.#query) this.#query.value = parameters.get('q') ?? '';
		const view = parameters.get('view') ?? '';
		for (const input of this.#views()) input.checked = input.value === view;
	}

	#views(): HTMLInputElement[] {
		return [...this.#form.querySelectorAll<HTMLInputElement>('input[name="view"]')];
	}

	/** From the form to the address, so that a filtered list can be linked to. Parameters of others stay. */
	#write(): void {
		const url = new URL(location.href);
		const set = (name: string, value: string): void => {
			if (value === '') url.searchParams.delete(name);
			else url.searchParams.set(name, value);
		};
		for (const select of this.#selects) set(select.name, select.value);
		set('q', this.#query?.value.trim() ?? '');
		set('view', this.#view());
		history.replaceState(history.state, '', url);
	}

	#view(): string {
		return this.#views().find((input) => input.checked)?.value ?? '';
	}

	#choice(): FacetChoice {
		const values = this.#facets.map(
			(name) => this.#selects.find((select) => select.name === name)?.value ?? '',
		);
		return { values, words: wordsOf(this.#query?.value ?? '') };
	}

	#apply(): void {
		const choice = this.#choice();
		const view = this.#view();
		const byName = view !== '';
		this.#sort(view);
		const filtered = choice.words.length > 0 || choice.values.some((value) => value !== '');
		const perGroup = this.#groups.map(() => 0);
		let shown = 0;
		for (const row of this.#rows) {
			const match = matches(row, choice);
			if (match) shown++;
			if (match) for (const group of row.groups) perGroup[group] = (perGroup[group] ?? 0) + 1;
			// A fold is a way to read, not a filter: what is in it still counts, and a filter opens it.
			const folded = !byName && !filtered && row.groups.some((group) => !this.#groups[group]?.open);
			row.element.hidden = !match || folded;
		}
		this.#showGroups(perGroup, byName, filtered);
		this.#showCounts(choice);
		this.#showResult(shown, filtered);
		if (this.#table) this.#table.dataset['view'] = byName ? 'names' : '';
	}

	/** Rows in the order of the page, or by a day, the newest first; those without a day are last. */
	#sort(view: string): void {
		if (view === this.#sorted) return;
		this.#sorted = view;
		const dayOf = ({ element }: TableRow): string => element.dataset[view] ?? '';
		const rows =
			view === 'declared' || view === 'changed'
				? this.#rows.toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0))
				: null;
		this.#body.append(...(rows?.map(({ element }) => element) ?? this.#inOrder));
	}

	#showGroups(perGroup: readonly number[], byName: boolean, filtered: boolean): void {
		const parents = (prefix: string) => this.#groups.filter((group) => prefix.startsWith(`${group.prefix}.`));
		for (const [index, group] of this.#groups.entries()) {
			const count = perGroup[index] ?? 0;
			const folded = !filtered && parents(group.prefix).some(({ open }) => !open);
			group.element.hidden = byName || count === 0 || folded;
			const text = filtered ? `${count} of ${group.total}` : group.total;
			if (group.count) group.count.textContent = text;
			if (!group.toggle) continue;
			group.toggle.hidden = filtered;
			group.toggle.setAttribute('aria-expanded', String(group.open));
		}
	}

	/** The numbers behind the options, given the other filters. */
	#showCounts(choice: FacetChoice): void {
		for (const select of this.#selects) {
			const counts = countValues(this.#rows, choice, this.#facets.indexOf(select.name));
			for (const option of select.options) {
				if (option.value === '') continue;
				const label = option.text.replace(/ \(\d+\)$/, '');
				option.text = `${label} (${counts.get(option.value) ?? 0})`;
			}
		}
	}

	#showResult(shown: number, filtered: boolean): void {
		const total = this.#rows.length;
		const things = this.#form.dataset['things'] ?? '';
		const count = this.#form.querySelector('[data-count]');
		if (count) count.textContent = filtered ? `${shown} of ${total} ${things}` : `${total} ${things}`;
		const clear = this.#form.querySelector<HTMLElement>('[data-clear]');
		if (clear) clear.hidden = !filtered;
		const none = document.querySelector<HTMLElement>('[data-none]');
		if (none) none.hidden = shown > 0;
		if (this.#table) this.#table.hidden = shown === 0;
	}

	/** Buttons that fold a group; the heading is plain text without a script. */
	#addToggles(): void {
		for (const group of this.#groups) {
			const label = group.element.querySelector('.group__label');
			if (!label) continue;
			const toggle = document.createElement('button');
			toggle.type = 'button';
			toggle.className = 'group__toggle';
			toggle.setAttribute('aria-label', `Streams of ${group.prefix}`);
			toggle.addEventListener('click', () => {
				group.open = !group.open;
				this.#apply();
			});
			label.before(toggle);
			group.toggle = toggle;
		}
	}
}
