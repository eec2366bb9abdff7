/** The page for addresses that do not exist: looks for what the address may have meant. */

import type { SearchResults } from '../../search/query/messages.ts';
import { SearchClient } from '../search/client.ts';
import { nameInAddress } from './address-name.ts';
import { element, markedText } from './dom.ts';

const SHOWN = 6;

class LostPage extends HTMLElement {
	connectedCallback(): void {
		const name = nameInAddress(location.pathname, this.dataset['base'] ?? '/');
		if (name === '') return;
		for (const input of this.querySelectorAll('input')) input.value = name.replaceAll('/', ' ');
		const client = new SearchClient('search', {
			answered: (results) => this.show(results),
			// The form is still there.
			failed: () => undefined,
		});
		client.ask({ text: name, limit: SHOWN });
	}

	private show({ hits, near }: SearchResults): void {
		const list = this.querySelector('[data-near]');
		const found = [...hits, ...near].slice(0, SHOWN);
		if (list === null || found.length === 0) return;
		const items = found.map((hit) =>
			element(
				'li',
				{},
				element('a', { href: hit.href }, element(hit.isName ? 'code' : 'span', {}, ...markedText(hit.title))),
			),
		);
		list.replaceChildren(...items);
		const region = this.querySelector<HTMLElement>('[data-near-region]');
		if (region !== null) region.hidden = false;
	}
}

customElements.define('lost-page', LostPage);
