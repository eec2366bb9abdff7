/** Which option of a listbox is chosen while the focus stays in the combobox. */
export class ChosenOption {
	readonly #input: HTMLInputElement;
	readonly #list: HTMLElement;
	#at = -1;
	/** True since the reader moved through the list by keys: only then do Home and End belong to the list. */
	moved = false;

	constructor(input: HTMLInputElement, list: HTMLElement) {
		this.#input = input;
		this.#list = list;
	}

	get options(): HTMLAnchorElement[] {
		return [...this.#list.querySelectorAll<HTMLAnchorElement>('[role="option"]')];
	}

	get current(): HTMLAnchorElement | null {
		return this.options[this.#at] ?? null;
	}

	/** To be called when the list has new options. Chooses the first, or none. */
	renew(first: boolean): void {
		for (const [at, option] of this.options.entries()) option.id = `palette-option-${at}`;
		this.#input.setAttribute('aria-expanded', String(this.options.length > 0));
		this.moved = false;
		this.choose(first ? 0 : -1, false);
	}

	/** Goes on by `step` from the chosen option; from the last to the first and back. */
	move(step: number): void {
		const count = this.options.length;
		if (count === 0) return;
		this.moved = true;
		this.choose(this.#at < 0 ? (step > 0 ? 0 : count - 1) : (this.#at + step + count) % count);
	}

	choose(at: number, scroll = true): void {
		this.current?.setAttribute('aria-selected', 'false');
		this.#at = at;
		const option = this.current;
		if (!option) {
			this.#input.removeAttribute('aria-activedescendant');
			return;
		}
		option.setAttribute('aria-selected', 'true');
		this.#input.setAttribute('aria-activedescendant', option.id);
		if (!scroll) return;
		// The first option brings the heading above it into view, too.
		const seen = at === 0 ? option.parentElement : option;
		seen?.scrollIntoView({ block: 'nearest' });
	}
}
