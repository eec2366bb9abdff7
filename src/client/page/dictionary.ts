import { formatCount } from '../../text/format.ts';

/**
 * A dictionary page of ticked schemas. The entries are taken from the prerendered pages of their namespaces, so
 * there is one way to show a schema and no second copy of the data. The address holds the selection
 * (`?schema=…&schema=…`): it can be kept and sent.
 */
class DictionarySelection extends HTMLElement {
	connectedCallback(): void {
		const form = this.querySelector('form');
		if (form === null) return;
		const chosen = new URLSearchParams(location.search).getAll('schema');
		for (const box of this.boxes()) box.checked = chosen.includes(box.value);
		form.addEventListener('change', () => this.count());
		this.count();
		if (chosen.length > 0 && new URLSearchParams(location.search).has('show')) void this.show(form);
	}

	private boxes(): readonly HTMLInputElement[] {
		return [...this.querySelectorAll<HTMLInputElement>('input[name="schema"]')];
	}

	private count(): void {
		const amount = this.boxes().filter(({ checked }) => checked).length;
		const bar = this.querySelector<HTMLElement>('[data-selection-bar]');
		const text = this.querySelector('[data-selection-count]');
		if (bar !== null) bar.hidden = amount === 0;
		if (text !== null) text.textContent = `${formatCount(amount, 'schema')} ticked`;
	}

	/** Puts the entries of the ticked schemas in place of the form. */
	private async show(form: HTMLFormElement): Promise<void> {
		const result = this.querySelector<HTMLElement>('[data-selection-result]');
		const entries = this.querySelector('[data-selection-entries]');
		const contents = this.querySelector('[data-selection-contents]');
		if (result === null || entries === null || contents === null) return;
		const ticked = this.boxes().filter(({ checked }) => checked);
		const chapters = new Map<string, Promise<Document | null>>();
		for (const { dataset } of ticked) {
			const address = dataset['chapter'] ?? '';
			if (!chapters.has(address)) chapters.set(address, chapterAt(address));
		}
		for (const { value, dataset } of ticked) {
			const chapter = await chapters.get(dataset['chapter'] ?? '');
			const entry = chapter?.getElementById(`schema.${value}`);
			const item = document.createElement('li');
			if (entry) {
				entries.append(document.importNode(entry, true));
				const link = document.createElement('a');
				link.href = `#schema.${value}`;
				link.textContent = value;
				item.append(link);
			} else item.textContent = `${value}: its entry could not be loaded.`;
			contents.append(item);
		}
		// What an entry has in common with others is said once for each namespace.
		for (const chapter of chapters.values()) {
			const common = (await chapter)?.querySelector('[data-dictionary-common]');
			if (common) entries.append(document.importNode(common, true));
		}
		form.hidden = true;
		result.hidden = false;
	}
}

/** A prerendered page of this site as an inert document, or null where it cannot be had. */
async function chapterAt(address: string): Promise<Document | null> {
	try {
		const response = await fetch(address);
		if (!response.ok) return null;
		return new DOMParser().parseFromString(await response.text(), 'text/html');
	} catch {
		return null;
	}
}

customElements.define('dictionary-selection', DictionarySelection);
