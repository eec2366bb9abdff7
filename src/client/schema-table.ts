/** Narrows and sorts the list of schemas; what is chosen stands in the address, so that it can be shared. */
import type { SchemaFieldLists } from '../catalog/schema-field-lists.ts';

/** Controls whose value must be one of the row's words in the attribute of the same name. */
const FACETS = ['repository', 'kind', 'use', 'state', 'examples', 'major'] as const;
/** Columns that sort, by their attribute; the largest first. */
const NUMBERS = ['streams', 'fields', 'versions'];

interface Row {
	readonly item: HTMLTableRowElement;
	readonly title: string;
	readonly text: string;
	readonly order: number;
}

class SchemaTable {
	private readonly form: HTMLFormElement;
	private readonly body: HTMLElement;
	private readonly rows: readonly Row[];
	private fields: Promise<ReadonlyMap<string, string>> | null = null;

	constructor(form: HTMLFormElement, body: HTMLElement) {
		this.form = form;
		this.body = body;
		this.rows = [...body.querySelectorAll<HTMLTableRowElement>('tr')].map((item, order) => ({
			item,
			title: item.dataset['title'] ?? '',
			text: `${item.cells[0]?.textContent ?? ''}`.toLowerCase(),
			order,
		}));
	}

	start(): void {
		this.fromAddress();
		this.form.addEventListener('input', () => void this.apply(true));
		this.form.addEventListener('submit', (event) => event.preventDefault());
		// The values are empty only after the event.
		this.form.addEventListener('reset', () => setTimeout(() => void this.apply(true)));
		addEventListener('popstate', () => {
			this.fromAddress();
			void this.apply(false);
		});
		void this.apply(false);
	}

	private control(name: string): HTMLInputElement | HTMLSelectElement | null {
		const control = this.form.elements.namedItem(name);
		return control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control : null;
	}

	private value(name: string): string {
		const control = this.control(name);
		if (control instanceof HTMLInputElement && control.type === 'checkbox') {
			return control.checked ? control.value : '';
		}
		return control?.value.trim() ?? '';
	}

	private names(): string[] {
		const named = [...this.form.elements].map((control) => control.getAttribute('name') ?? '');
		return [...new Set(named.filter(Boolean))];
	}

	private fromAddress(): void {
		const given = new URLSearchParams(location.search);
		for (const name of this.names()) {
			const control = this.control(name);
			const value = given.get(name) ?? '';
			if (control instanceof HTMLInputElement && control.type === 'checkbox')
				control.checked = value === control.value;
			else if (control !== null) control.value = value;
			// A value that no longer exists leaves a choice empty: then nothing is chosen.
			if (control instanceof HTMLSelectElement && control.selectedIndex === -1) control.selectedIndex = 0;
		}
		const more = this.form.querySelector<HTMLDetailsElement>('[data-filter-more]');
		const isHidden = [...(more?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]') ?? [])];
		if (more !== null && isHidden.some(({ value }) => value !== '')) more.open = true;
	}

	private toAddress(): void {
		const query = new URLSearchParams();
		for (const name of this.names()) {
			const value = this.value(name);
			if (value !== '') query.set(name, value);
		}
		const text = query.toString();
		history.replaceState(null, '', text === '' ? location.pathname : `?${text}`);
	}

	private async apply(remember: boolean): Promise<void> {
		if (remember) this.toAddress();
		const field = this.value('field').toLowerCase();
		const fields = field === '' ? null : await this.fieldsByTitle();
		if (field !== this.value('field').toLowerCase()) return;
		const words = this.value('q').toLowerCase().split(/\s+/).filter(Boolean);
		const chosen = FACETS.map((name) => [name, this.value(name)] as const).filter(
			([, value]) => value !== '',
		);
		const namespace = this.value('namespace');
		let count = 0;
		for (const { item, title, text } of this.rows) {
			const shown =
				(namespace === '' || title.startsWith(`${namespace}/`)) &&
				chosen.every(([name, value]) => (item.dataset[name] ?? '').split(' ').includes(value)) &&
				words.every((word) => text.includes(word)) &&
				(fields === null || (fields.get(title) ?? '').includes(field));
			item.hidden = !shown;
			if (shown) count += 1;
		}
		this.sort();
		this.body.closest('table')?.classList.toggle('schema-table--compact', this.value('view') !== '');
		this.say(count);
	}

	private sort(): void {
		const by = this.value('sort');
		const number = ({ item }: Row): number => Number(item.dataset[by] ?? 0);
		const sorted = NUMBERS.includes(by)
			? this.rows.toSorted((a, b) => number(b) - number(a) || a.order - b.order)
			: this.rows;
		if (sorted.some(({ item }, index) => this.body.children[index] !== item)) {
			this.body.append(...sorted.map(({ item }) => item));
		}
	}

	private say(count: number): void {
		const said = this.form.querySelector('[data-filter-count]');
		const total = this.rows.length;
		if (said !== null)
			said.textContent = count === total ? `${total} schemas` : `${count} of ${total} schemas`;
		const none = document.querySelector<HTMLElement>('[data-table-none="schemas"]');
		if (none !== null) none.hidden = count > 0;
	}

	/** Title → its field paths in one text, in lower case. Fetched once, when somebody asks for a field. */
	private fieldsByTitle(): Promise<ReadonlyMap<string, string>> {
		this.fields ??= this.fetchFields().catch(() => {
			// Try again next time; until then no schema is known to have the field.
			this.fields = null;
			return new Map();
		});
		return this.fields;
	}

	private async fetchFields(): Promise<ReadonlyMap<string, string>> {
		const address = this.control('field')?.dataset['fields'];
		if (address === undefined) return new Map();
		const answer = await fetch(address);
		if (!answer.ok) throw new Error(String(answer.status));
		const { paths, schemas } = (await answer.json()) as SchemaFieldLists;
		return new Map(
			schemas.map(([title, list]) => [
				title,
				list
					.map((index) => paths[index] ?? '')
					.join('\n')
					.toLowerCase(),
			]),
		);
	}
}

const form = document.querySelector<HTMLFormElement>('[data-table-filter="schemas"]');
const body = document.querySelector<HTMLElement>('[data-table-rows="schemas"]');
if (form !== null && body !== null) new SchemaTable(form, body).start();
