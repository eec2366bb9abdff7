import type { PatchRequest } from '../../workflow/draft/patch/request.ts';
import type { GuideConfig } from '../../workflow/subject/guide-config.ts';
import { loadWorkbench } from './data.ts';
import { FieldRows } from './field-rows.ts';
import { PatchPart } from './patch-part.ts';

/** The form that asks for another sample or more fields, and the patches that come of it. */
class StreamChange extends HTMLElement {
	#form: HTMLFormElement | null = null;
	#rows: FieldRows | null = null;
	#facts: GuideConfig | null = null;

	connectedCallback(): void {
		const form = this.querySelector('form');
		if (form === null) return;
		this.#form = form;
		this.#rows = new FieldRows(form);
		const patches = new PatchPart(
			this,
			() => this.#facts,
			() => this.#request(),
		);
		this.#restore(form);
		this.#arrange(form);
		form.addEventListener('submit', (event) => event.preventDefault());
		form.addEventListener('input', () => {
			this.#arrange(form);
			patches.later();
		});
		loadWorkbench().then(
			({ data }) => {
				this.#facts = data.facts;
				for (const button of this.querySelectorAll<HTMLButtonElement>('[data-make-patches]')) {
					button.disabled = false;
				}
			},
			(error: unknown) => {
				const said = this.querySelector('[data-patches-said]');
				if (said) said.textContent = `The workflow could not be loaded: ${String(error)}`;
			},
		);
	}

	/** Takes what the address says; a guide leads here with its stream. */
	#restore(form: HTMLFormElement): void {
		const query = new URLSearchParams(location.search);
		const set = (name: string, value: string | null): void => {
			const control = form.elements.namedItem(name);
			const isText = control instanceof HTMLInputElement || control instanceof HTMLSelectElement;
			if (isText && value !== null) control.value = value.slice(0, 300);
		};
		for (const name of ['stream', 'group', 'rate', 'unit', 'schema', 'task']) set(name, query.get(name));
		const wanted = form.querySelector<HTMLInputElement>(
			query.get('change') === 'fields' ? '[value="fields"]' : '[value="sample"]',
		);
		if (wanted) wanted.checked = true;
		this.#rows?.add();
	}

	#arrange(form: HTMLFormElement): void {
		const { change } = Object.fromEntries(new FormData(form));
		for (const part of form.querySelectorAll<HTMLElement>('[data-part]')) {
			part.hidden = part.dataset['part'] !== change;
		}
	}

	#request(): PatchRequest | null {
		if (this.#form === null) return null;
		const data = new FormData(this.#form);
		const text = (name: string): string => String(data.get(name) ?? '').trim();
		const task = text('task');
		if (text('change') === 'fields') {
			const fields = (this.#rows?.read() ?? []).map(({ name, type, description }) => ({
				name,
				type,
				description,
			}));
			return { kind: 'fields', task, schema: text('schema'), fields };
		}
		const rate = text('rate') === '' ? Number.NaN : Number(text('rate'));
		return {
			kind: 'sample',
			task,
			stream: text('stream'),
			group: text('group') || 'default',
			rate,
			unit: text('unit'),
		};
	}
}

customElements.define('stream-change', StreamChange);
