import type { PatchInput } from '../../workflow/draft/patch/patch.ts';
import { type PatchRequest, requestText } from '../../workflow/draft/patch/request.ts';
import type { GuideConfig } from '../../workflow/subject/guide-config.ts';
import { element } from '../page/dom.ts';

/** Making patches reads a hundred thousand characters of PHP: long enough that typing does not wait for it. */
const PAUSE_MS = 600;

/**
 * The part of a page that makes patches. Its code and the files that they are made from are loaded when somebody asks
 * for patches; from then on they follow what is filled in.
 */
export class PatchPart {
	readonly #root: Element;
	readonly #facts: () => GuideConfig | null;
	readonly #request: () => PatchRequest | null;
	#input: Promise<PatchInput> | null = null;
	#pause: ReturnType<typeof setTimeout> | undefined;
	/** Counts the makings, so that one that took long gives way to a newer one. */
	#turn = 0;

	/**
	 * @param root has `[data-make-patches]`, `[data-save-draft]`, `[data-patches]` and `[data-patches-said]`
	 * @param facts what the workflow knows of the platform, null while that is not loaded
	 * @param request what is filled in, null while that is nothing yet
	 */
	constructor(root: Element, facts: () => GuideConfig | null, request: () => PatchRequest | null) {
		this.#root = root;
		this.#facts = facts;
		this.#request = request;
		root.querySelector('[data-make-patches]')?.addEventListener('click', () => void this.#make());
		root.querySelector('[data-save-draft]')?.addEventListener('click', () => void this.#save());
	}

	/** Makes the patches again in a moment, if they were asked for before. */
	later(): void {
		if (this.#input === null) return;
		clearTimeout(this.#pause);
		this.#pause = setTimeout(() => void this.#make(), PAUSE_MS);
	}

	async #make(): Promise<void> {
		const place = this.#root.querySelector('[data-patches]');
		const said = this.#root.querySelector('[data-patches-said]');
		const facts = this.#facts();
		const request = this.#request();
		if (place === null || said === null || facts === null || request === null) return;
		const turn = ++this.#turn;
		try {
			if (this.#input === null) {
				said.textContent = 'Loading the sources…';
				this.#input = import('./patch-input.ts').then(({ loadPatchInput }) => loadPatchInput(facts));
			}
			const [{ makePatches }, { showPatches }, input] = await Promise.all([
				import('../../workflow/draft/patch/make-patches.ts'),
				import('./show-patches.ts'),
				this.#input,
			]);
			const result = await makePatches(request, input);
			if (turn !== this.#turn) return;
			showPatches(place, result);
			const count = result.patches.length;
			said.textContent =
				count === 0
					? 'No patch.'
					: `${count} ${count === 1 ? 'patch' : 'patches'} of ${result.patches.map(({ repository }) => repository).join(' and ')}.`;
		} catch (error) {
			this.#input = null;
			said.textContent = '';
			const text = `The patches could not be made: ${error instanceof Error ? error.message : String(error)}.`;
			place.replaceChildren(element('p', {}, text));
		}
	}

	async #save(): Promise<void> {
		const request = this.#request();
		const { download } = await import('./show-patches.ts');
		if (request !== null) download('draft.json', requestText(request));
	}
}
