import type { SearchResults } from '../../search/query/messages.ts';
import { element, markedText } from '../page/dom.ts';
import { SearchClient } from '../search/client.ts';

const SHOWN = 6;
/** More than are shown, because fragments among them are left out: no event carries one. */
const ASKED = 20;

/** Finds schemas for what is typed as a title, and offers them below the input. */
export class SchemaSearch {
	readonly #place: Element;
	readonly #client: SearchClient<'search'>;

	constructor(place: Element, chosen: (title: string) => void) {
		this.#place = place;
		this.#client = new SearchClient('search', {
			answered: (results) => this.#show(results),
			failed: (message) => place.replaceChildren(element('li', {}, message)),
		});
		place.addEventListener('click', ({ target }) => {
			const button = target instanceof Element ? target.closest<HTMLElement>('[data-title]') : null;
			if (button) chosen(button.dataset['title'] ?? '');
		});
	}

	ask(text: string): void {
		this.#client.ask({ text, kinds: ['schema'], limit: ASKED });
	}

	clear(): void {
		this.#client.cancel();
		this.#place.replaceChildren();
	}

	#show({ hits, near }: SearchResults): void {
		const found = (hits.length > 0 ? hits : near)
			.filter(({ group, name }) => group === 'schema' && !name.startsWith('fragment/'))
			.slice(0, SHOWN);
		this.#place.replaceChildren(
			...(found.length === 0
				? [element('li', {}, 'No schema has these words. A new one may be needed.')]
				: found.map(({ name, title, summary }) =>
						element(
							'li',
							{},
							element(
								'button',
								{ type: 'button', 'data-title': name },
								element('code', {}, ...markedText(title)),
								element('small', {}, ...markedText(summary)),
							),
						),
					)),
		);
	}
}
