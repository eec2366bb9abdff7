/** The tools above a field tree: filter by words, own fields only, open and close all, copy a path. */

interface Entry {
	readonly item: HTMLElement;
	/** What the filter looks into, in lower case. */
	readonly text: string;
	readonly own: boolean;
}

/** The path as it is written, without the places where a line may break. */
const pathOf = (item: HTMLElement): string => item.querySelector(':scope > p > a')?.textContent ?? '';

class FieldTree {
	private readonly root: HTMLElement;
	private readonly entries: readonly Entry[];
	private readonly groups: readonly HTMLElement[];
	private readonly folds: readonly HTMLDetailsElement[];
	/** Folds that were open before the filter opened others. */
	private before: ReadonlySet<HTMLDetailsElement> | null = null;

	constructor(root: HTMLElement) {
		this.root = root;
		this.entries = [...root.querySelectorAll<HTMLElement>('.fields > li')].map((item) => ({
			item,
			text: `${pathOf(item)} ${item.querySelector(':scope > div')?.textContent ?? ''}`.toLowerCase(),
			own: item.dataset['own'] !== undefined,
		}));
		this.groups = [...root.querySelectorAll<HTMLElement>('div.field-tree__group')];
		this.folds = [
			...root.querySelectorAll<HTMLDetailsElement>('.fields > li > details, [data-field-common]'),
		];
	}

	start(): void {
		const input = this.root.querySelector<HTMLInputElement>('[data-field-filter]');
		const own = this.root.querySelector<HTMLInputElement>('[data-field-own]');
		const apply = (): void => this.filter(input?.value ?? '', own?.checked ?? false);
		input?.addEventListener('input', apply);
		own?.addEventListener('change', apply);
		this.root.querySelector('[data-field-open]')?.addEventListener('click', () => this.openAll(true));
		this.root.querySelector('[data-field-close]')?.addEventListener('click', () => this.openAll(false));
		this.addCopyButtons();
		// The browser keeps what was typed when one comes back to a page.
		if ((input?.value ?? '') !== '' || own?.checked) apply();
	}

	private openAll(open: boolean): void {
		for (const fold of this.folds) fold.open = open;
	}

	private filter(query: string, ownOnly: boolean): void {
		const words = query.toLowerCase().split(/\s+/).filter(Boolean);
		const isFiltered = words.length > 0 || ownOnly;
		const shown = new Set<Element>();
		let matches = 0;
		for (const { item, text, own } of this.entries) {
			if ((ownOnly && !own) || !words.every((word) => text.includes(word))) continue;
			matches += 1;
			// A match is shown with the fields and folds around it, or one could not tell where it stands.
			for (
				let at: Element | null = item;
				at !== null && at !== this.root && !shown.has(at);
				at = at.parentElement
			)
				shown.add(at);
		}
		for (const { item } of this.entries) item.hidden = !shown.has(item);
		for (const group of this.groups) group.hidden = isFiltered && !shown.has(group);
		this.fold(isFiltered, shown);
		this.say(matches, isFiltered);
	}

	/** Opens what holds a match; puts back what was open when the filter is empty again. */
	private fold(isFiltered: boolean, shown: ReadonlySet<Element>): void {
		if (isFiltered) this.before ??= new Set(this.folds.filter((fold) => fold.open));
		for (const fold of this.folds) {
			fold.hidden = isFiltered && !shown.has(fold);
			if (isFiltered) fold.open = shown.has(fold);
			else if (this.before !== null) fold.open = this.before.has(fold);
		}
		if (!isFiltered) this.before = null;
	}

	private say(matches: number, isFiltered: boolean): void {
		const count = this.root.querySelector<HTMLElement>('[data-field-count]');
		const total = count?.dataset['total'] ?? '';
		if (count !== null) count.textContent = isFiltered ? `${matches} of ${total} fields` : `${total} fields`;
		const none = this.root.querySelector<HTMLElement>('[data-field-none]');
		if (none !== null) none.hidden = matches > 0 || !isFiltered;
	}

	/** Buttons for a hundred paths are made here: they are of no use without a script. */
	private addCopyButtons(): void {
		const icon = this.root.querySelector<HTMLTemplateElement>('[data-copy-icon]')?.content.firstElementChild;
		for (const { item } of this.entries) {
			const path = pathOf(item);
			const button = document.createElement('button');
			button.type = 'button';
			button.className = 'copy-button copy-button--quiet';
			button.dataset['copy'] = path;
			button.title = 'Copy the path';
			button.setAttribute('aria-label', `Copy the path ${path}`);
			if (icon) button.append(icon.cloneNode(true));
			item.querySelector(':scope > p')?.append(button);
		}
	}
}

for (const root of document.querySelectorAll<HTMLElement>('[data-field-tree]')) new FieldTree(root).start();
