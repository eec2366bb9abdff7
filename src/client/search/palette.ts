/** The search dialog: what happens when one types, moves and chooses in it. */
import { searchPath } from '../../paths.ts';
import { SEARCH_KINDS, type SearchKind } from '../../search/index/model.ts';
import type { SearchResults } from '../../search/query/messages.ts';
import { RESULT_GROUPS } from '../../search/query/present-hit.ts';
import { element } from '../page/dom.ts';
import { ChosenOption } from './chosen-option.ts';
import { SearchClient } from './client.ts';
import { copyName, mayCopy, offerCopy } from './copy-name.ts';
import { describeNothing, describeResults } from './describe-results.ts';
import { makeDialog, type PaletteElements } from './dialog.ts';
import { emptyGroups, failureGroups, resultGroups, startGroups } from './options.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';

const PER_GROUP = 5;
/** Announcing every keystroke would talk over the reader's own typing. */
const ANNOUNCE_AFTER_MS = 500;

let palette: Palette | null = null;

/** Opens the dialog, with a text to search for where one was typed elsewhere. */
export function openPalette(text: string): void {
	palette ??= new Palette();
	palette.open(text);
}

class Palette {
	readonly #parts: PaletteElements = makeDialog(searchPath());
	readonly #chosen = new ChosenOption(this.#parts.input, this.#parts.list);
	readonly #client = new SearchClient('search', {
		answered: (results) => this.#showResults(results),
		failed: (message) => this.#showFailure(message),
	});
	#kind: SearchKind | null = null;
	/** The text whose results are shown; null while a search is under way. */
	#shown: string | null = null;
	/** Enter was pressed before the results came: the best one is opened when they do. */
	#hurry = false;
	#announcement: ReturnType<typeof setTimeout> | undefined;

	constructor() {
		const { dialog, form, input, kinds, list, copy } = this.#parts;
		input.addEventListener('input', () => this.#search());
		input.addEventListener('keydown', (event) => this.#key(event));
		form.addEventListener('submit', (event) => this.#submit(event));
		for (const button of kinds)
			button.addEventListener('click', () => this.#only(button.dataset['kind'] ?? ''));
		list.addEventListener('click', (event) => this.#click(event));
		// Moving, not entering: a list that scrolls under a resting pointer must not change the choice.
		list.addEventListener('pointermove', (event) => this.#point(event));
		copy.addEventListener('click', () => void copyName(this.#parts, this.#chosen));
		dialog.addEventListener('close', () => {
			this.#client.cancel();
			clearTimeout(this.#announcement);
		});
	}

	open(text: string): void {
		const { dialog, input } = this.#parts;
		if (!dialog.open) dialog.showModal();
		if (text !== '') input.value = text;
		input.focus();
		if (text === '') input.select();
		else input.setSelectionRange(text.length, text.length);
		this.#client.load();
		this.#search();
	}

	#search(): void {
		const text = this.#parts.input.value.trim();
		this.#hurry = false;
		if (text === '') {
			this.#client.cancel();
			this.#showStart();
			return;
		}
		this.#shown = null;
		this.#client.ask({
			text,
			limit: PER_GROUP * RESULT_GROUPS.length,
			perGroup: PER_GROUP,
			evidence: true,
			...(this.#kind ? { kinds: [this.#kind] } : {}),
		});
	}

	#show(groups: readonly HTMLElement[], chooseFirst: boolean): void {
		const { list, message } = this.#parts;
		message.hidden = true;
		list.replaceChildren(...groups);
		list.parentElement?.scrollTo(0, 0);
		this.#chosen.renew(chooseFirst);
		offerCopy(this.#parts, this.#chosen);
	}

	#showStart(): void {
		const recent = recentSearches();
		this.#shown = '';
		this.#show(startGroups(recent), false);
		this.#announce('');
		if (recent.length === 0) return;
		const forget = element('button', { type: 'button', class: 'palette__plain' }, 'Forget recent searches');
		forget.addEventListener('click', () => {
			forgetSearches();
			this.#showStart();
			this.#parts.input.focus();
		});
		this.#say(forget);
	}

	#showResults(results: SearchResults): void {
		this.#shown = this.#parts.input.value.trim();
		const chosen = this.#chosen.moved ? this.#chosen.current?.href : undefined;
		if (results.hits.length > 0) this.#show(resultGroups(results, this.#kind), true);
		else if (results.complete) this.#showEmpty(results);
		// The second answer to one text adds fields; a choice that was made meanwhile stays.
		const kept = this.#chosen.options.findIndex((option) => option.href === chosen);
		if (chosen !== undefined && kept >= 0) this.#chosen.choose(kept);
		if (results.gap !== '') this.#say('Fields are missing: their data did not load. ', this.#tryAgain());
		this.#announce(describeResults(results));
		if (this.#hurry && results.hits.length > 0) this.#follow(this.#chosen.current, false);
	}

	#showEmpty(results: SearchResults): void {
		this.#show(emptyGroups(results), false);
		this.#say(describeNothing(results, this.#kind === null ? '' : ` of the kind ${this.#kind}`));
	}

	#showFailure(message: string): void {
		this.#show(failureGroups(), false);
		const why = element('span', { class: 'subtle' }, message);
		this.#say('The search data did not load. ', why, ' ', this.#tryAgain());
		this.#announce('The search data did not load.');
	}

	#tryAgain(): HTMLElement {
		const again = element('button', { type: 'button', class: 'palette__plain' }, 'Try again');
		again.addEventListener('click', () => {
			this.#client.retry();
			this.#search();
			this.#parts.input.focus();
		});
		return again;
	}

	#say(...content: readonly (Node | string)[]): void {
		this.#parts.message.replaceChildren(...content);
		this.#parts.message.hidden = false;
	}

	#announce(text: string): void {
		clearTimeout(this.#announcement);
		this.#announcement = setTimeout(() => {
			this.#parts.status.textContent = text;
		}, ANNOUNCE_AFTER_MS);
	}

	#only(kind: string): void {
		this.#kind = SEARCH_KINDS.find((known) => known === kind) ?? null;
		for (const button of this.#parts.kinds) {
			button.setAttribute('aria-pressed', String(button.dataset['kind'] === kind));
		}
		this.#search();
		this.#parts.input.focus();
	}

	#key(event: KeyboardEvent): void {
		if (event.isComposing) return;
		const { key } = event;
		const command = event.ctrlKey || event.metaKey;
		if (key === 'ArrowDown' || key === 'ArrowUp') this.#chosen.move(key === 'ArrowDown' ? 1 : -1);
		else if (key === 'Home' && this.#chosen.moved && !event.shiftKey) this.#chosen.choose(0);
		else if (key === 'End' && this.#chosen.moved && !event.shiftKey)
			this.#chosen.choose(this.#chosen.options.length - 1);
		else if (key === 'Enter' && command && this.#chosen.current) this.#follow(this.#chosen.current, true);
		else if (key.toLowerCase() === 'c' && command && mayCopy(this.#parts, this.#chosen))
			void copyName(this.#parts, this.#chosen);
		else {
			// Moving the caret means that the keys belong to the text again.
			if (key === 'ArrowLeft' || key === 'ArrowRight') this.#chosen.moved = false;
			return;
		}
		event.preventDefault();
		offerCopy(this.#parts, this.#chosen);
	}

	/** Enter: the chosen option, else the best result when it comes, else the search page. */
	#submit(event: SubmitEvent): void {
		const text = this.#parts.input.value.trim();
		if (text !== '' && this.#shown !== text) {
			event.preventDefault();
			this.#hurry = true;
		} else if (this.#chosen.current) {
			event.preventDefault();
			this.#follow(this.#chosen.current, false);
		}
	}

	#click(event: MouseEvent): void {
		const option = event.target instanceof Element ? event.target.closest('a') : null;
		if (!option) return;
		const recent = option.dataset['recent'];
		if (recent === undefined) {
			rememberSearch(this.#parts.input.value);
		} else if (!event.ctrlKey && !event.metaKey) {
			event.preventDefault();
			this.#again(recent);
		}
	}

	#point(event: PointerEvent): void {
		const option = event.target instanceof Element ? event.target.closest('a') : null;
		const at = option ? this.#chosen.options.indexOf(option) : -1;
		if (at < 0 || option === this.#chosen.current) return;
		this.#chosen.choose(at, false);
		offerCopy(this.#parts, this.#chosen);
	}

	#follow(option: HTMLAnchorElement | null, newTab: boolean): void {
		if (!option) return;
		const recent = option.dataset['recent'];
		if (recent !== undefined && !newTab) {
			this.#again(recent);
			return;
		}
		rememberSearch(this.#parts.input.value);
		if (newTab) window.open(option.href, '_blank', 'noopener');
		else {
			// A link to the page one is on only moves to its anchor and would leave the dialog open over it.
			this.#parts.dialog.close();
			location.assign(option.href);
		}
	}

	#again(text: string): void {
		this.#parts.input.value = text;
		this.#parts.input.focus();
		this.#search();
	}
}
