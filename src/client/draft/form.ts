import { isOfKind } from '../../model/producer-kind.ts';
import type { Draft } from '../../workflow/draft/draft.ts';
import type { NewStream } from '../../workflow/draft/patch/request.ts';
import { FieldRows } from './field-rows.ts';

/** The form of the workbench as a draft, and a draft as the form. */
export class DraftForm {
	readonly #form: HTMLFormElement;
	readonly #rows: FieldRows;

	constructor(form: HTMLFormElement) {
		this.#form = form;
		this.#rows = new FieldRows(form);
		form.addEventListener('submit', (event) => event.preventDefault());
		form.addEventListener('change', ({ target }) => {
			if (!(target instanceof HTMLSelectElement || target instanceof HTMLInputElement)) return;
			if (target.name === 'service') target.dataset['chosen'] = '';
			if (target.name === 'fragment') this.#part('new').dataset['chosen'] = '';
			if (target.name === 'producer') this.useDefaults();
		});
	}

	read(): Draft {
		const data = new FormData(this.#form);
		const text = (name: string): string => String(data.get(name) ?? '').trim();
		const rate = Number(text('rate'));
		return {
			name: text('name'),
			schema:
				text('schema-kind') === 'new'
					? {
							kind: 'new',
							title: text('new'),
							description: text('says'),
							fragments: data.getAll('fragment').map((one) => {
								const [title = '', version = ''] = String(one).split('@');
								return { title, version };
							}),
							fields: this.#rows.read(),
						}
					: { kind: 'existing', title: text('schema'), version: text('version') },
			destination: text('service'),
			producer: text('producer') as Draft['producer'],
			sample: data.has('sampled') && rate > 0 && rate <= 1 ? { rate, unit: text('unit') } : null,
			contextValues: data.getAll('value').map(String),
		};
	}

	write(draft: Draft): void {
		const { schema, sample } = draft;
		this.#set('name', draft.name);
		this.#set('service', draft.destination);
		this.#set('producer', draft.producer);
		this.#choose('schema-kind', [schema.kind]);
		if (schema.kind === 'existing') {
			this.#set('schema', schema.title);
			this.setVersions(schema.version === '' ? [] : [schema.version], schema.version);
		} else {
			this.#set('new', schema.title);
			this.#set('says', schema.description);
			this.#choose(
				'fragment',
				schema.fragments.map(({ title, version }) => `${title}@${version}`),
			);
			this.#rows.write(schema.fields);
		}
		this.#choose('sampled', sample ? ['on'] : []);
		if (sample) {
			this.#set('rate', String(sample.rate));
			this.#set('unit', sample.unit);
		}
		this.#choose('value', draft.contextValues);
	}

	/** The draft with what a patch of it needs besides. */
	readRequest(): NewStream {
		const data = new FormData(this.#form);
		return {
			kind: 'new stream',
			task: String(data.get('task') ?? '').trim(),
			betaOnly: data.has('beta-only'),
			repository: String(data.get('repository') ?? ''),
			stream: this.read(),
		};
	}

	writeRequest({ task, betaOnly, repository, stream }: NewStream): void {
		this.write(stream);
		this.#set('task', task);
		this.#set('repository', repository);
		this.#choose('beta-only', betaOnly ? ['on'] : []);
	}

	/** Fills in what the chosen producer usually takes, where its author has chosen nothing. */
	useDefaults(): void {
		const service = this.#form.elements.namedItem('service');
		const producer = this.#form.elements.namedItem('producer');
		if (!(service instanceof HTMLSelectElement) || !(producer instanceof HTMLSelectElement)) return;
		const { service: usual = '', unit = '', fragment = '' } = producer.selectedOptions[0]?.dataset ?? {};
		if (service.dataset['chosen'] === undefined) service.value = usual;
		if (unit !== '') this.#set('unit', unit);
		if (this.#form.querySelector('[data-part="new"]:not([data-chosen])') !== null) {
			this.#choose('fragment', [fragment]);
		}
	}

	/** Shows the parts of the form that the draft needs. */
	arrange({ schema, producer, contextValues }: Draft): void {
		this.#part('existing').hidden = schema.kind !== 'existing';
		this.#part('new').hidden = schema.kind !== 'new';
		this.#part('sample').hidden = !new FormData(this.#form).has('sampled');
		this.#part('values').hidden = !isOfKind(producer, 'contextValues');
		const count = this.#form.querySelector('[data-value-count]');
		if (count) count.textContent = contextValues.length === 0 ? '' : ` (${contextValues.length})`;
	}

	/** The versions to choose from, the newest chosen unless another is given. */
	setVersions(versions: readonly string[], chosen = ''): void {
		const select = this.#form.querySelector<HTMLSelectElement>('[name="version"]');
		if (!select) return;
		const wanted = versions.includes(chosen) ? chosen : versions.at(-1);
		select.replaceChildren(
			...versions.map((version) => new Option(version, version, false, version === wanted)),
		);
	}

	setTitle(title: string): void {
		this.#set('schema', title);
	}

	#part(name: string): HTMLElement {
		const found = this.#form.querySelector<HTMLElement>(`[data-part="${name}"]`);
		if (!found) throw new Error(`The workbench lacks the part ${name}.`);
		return found;
	}

	#set(name: string, value: string): void {
		const control = this.#form.elements.namedItem(name);
		if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) control.value = value;
		if (control instanceof HTMLSelectElement) control.value = value;
	}

	#choose(name: string, values: readonly string[]): void {
		for (const box of this.#form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) {
			box.checked = values.includes(box.value);
		}
	}
}
