/** The finder: schemas and streams that fit what somebody wants to record, while it is typed. */

import type { SearchResults } from '../../search/query/messages.ts';
import { formatCount } from '../../text/format.ts';
import { SearchClient } from './client.ts';
import { adviceCard, elsewhereLine, finderRow, mergedHits } from './finder-parts.ts';
import { rememberSearch } from './recent.ts';

const PER_GROUP = 8;
/** Announcing every keystroke would talk over the reader's own typing. */
const ANNOUNCE_AFTER_MS = 500;
/** Typing fills the address only when it pauses: browsers refuse too many changes. */
const ADDRESS_AFTER_MS = 400;

function enhance(form: HTMLFormElement): void {
	const input = form.querySelector<HTMLInputElement>('input[type="search"]');
	const results = document.getElementById(form.dataset['finder'] ?? '');
	const status = results?.querySelector<HTMLElement>('[data-finder-status]');
	const rows = results?.querySelector<HTMLElement>('[data-finder-rows]');
	const said = results?.querySelector<HTMLElement>('[data-finder-said]');
	if (!input || !results || !status || !rows || !said) return;
	let announcement: ReturnType<typeof setTimeout> | undefined;
	let addressTimer: ReturnType<typeof setTimeout> | undefined;

	const remember = (): void => rememberSearch(input.value);

	const say = (text: string): void => {
		clearTimeout(announcement);
		announcement = setTimeout(() => {
			status.textContent = text;
		}, ANNOUNCE_AFTER_MS);
	};

	const show = (answer: SearchResults): void => {
		const hits = mergedHits(answer.hits);
		results.hidden = false;
		rows.replaceChildren(...answer.advice.map(adviceCard), ...hits.map((hit) => finderRow(hit, remember)));
		said.replaceChildren(...elsewhereLine(answer, hits.length));
		const found = `${formatCount(hits.length, 'schema or stream', 'schemas or streams')} shown`;
		say([...answer.advice.map(({ title }) => `Advice: ${title}.`), `${found}.`].join(' '));
	};

	const client = new SearchClient('search', {
		answered: show,
		failed: (message) => {
			results.hidden = false;
			rows.replaceChildren();
			said.textContent = `The search data did not load. ${message} Press Enter to try the search page.`;
			say('The search data did not load.');
		},
	});

	const search = (): void => {
		const text = input.value.trim();
		clearTimeout(addressTimer);
		if (form.dataset['address'] !== undefined)
			addressTimer = setTimeout(() => writeAddress(text), ADDRESS_AFTER_MS);
		if (text === '') {
			client.cancel();
			results.hidden = true;
			rows.replaceChildren();
			say('');
			return;
		}
		client.ask({ text, limit: 6 * PER_GROUP, perGroup: PER_GROUP, evidence: true });
	};

	const writeAddress = (text: string): void => {
		const address = new URL(location.href);
		if (text === '') address.searchParams.delete('want');
		else address.searchParams.set('want', text);
		history.replaceState(history.state, '', address);
	};

	input.addEventListener('focus', () => client.load(), { once: true });
	input.addEventListener('input', search);
	form.addEventListener('submit', remember);
	for (const example of document.querySelectorAll<HTMLAnchorElement>(
		`[data-finder-example="${form.dataset['finder']}"]`,
	)) {
		example.addEventListener('click', (event) => {
			if (event.ctrlKey || event.metaKey || event.shiftKey) return;
			event.preventDefault();
			input.value = example.textContent ?? '';
			input.focus();
			search();
		});
	}
	const wanted =
		form.dataset['address'] === undefined ? null : new URLSearchParams(location.search).get('want');
	if (wanted) input.value = wanted;
	// A browser that goes back to the page fills the box again.
	if (input.value.trim() !== '') search();
}

for (const form of document.querySelectorAll<HTMLFormElement>('[data-finder]')) enhance(form);
