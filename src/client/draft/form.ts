import { isOfKind } from '../../model/producer-kind.ts';
import { type Draft, type DraftField, FIELD_TYPES } from '../../workflow/draft/draft.ts';

/** The form of the workbench as a draft, and a draft as the form. */
export class DraftForm {
	readonly #form: HTMLFormElement;

	constructor(form: HTMLFormElement) {
		this.#form = form;
		form.addEventListener('submit', (event) => event.preventDefault());
		form.addEventListener('change', ({ target }) => {
			if (!(target instanceof HTMLSelectElement || target instanceof HTMLInputElement)) return;
			if (target.name === 'service') target.dataset['chosen'] = '';
			if (target.name === 'fragment') this.#part('new').dataset['chosen'] = '';
			if (target.name === 'producer') this.useDefaults();
		});
		form.addEventListener('click', ({ target }) => {
			const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
			if (button?.dataset['addField'] !== undefined) this.#addField().querySelector('input')?.focus();
			if (button?.dataset['removeField'] !== undefined) this.#removeField(button);
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
							fields: this.#fields(),
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
			this.#fieldRows().replaceChildren();
			for (const field of schema.fields) this.#addField(field);
		}
		this.#choose('sampled', sample ? ['on'] : []);
		if (sample) {
			this.#set('rate', String(sample.rate));
			this.#set('unit', sample.unit);
		}
		this.#choose('value', draft.contextValues);
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

	#fieldRows(): HTMLElement {
		const rows = this.#form.querySelector<HTMLElement>('[data-fields]');
		if (!rows) throw new Error('The workbench lacks the list of fields.');
		return rows;
	}

	#fields(): readonly DraftField[] {
		return [...this.#fieldRows().children].map((row) => {
			const value = (key: string): string =>
				row.querySelector<HTMLInputElement>(`[data-field="${key}"]`)?.value.trim() ?? '';
			return {
				name: value('name'),
				type: FIELD_TYPES.find((type) => type === value('type')) ?? 'string',
				required: row.querySelector<HTMLInputElement>('[data-field="required"]')?.checked ?? false,
				description: value('description'),
			};
		});
	}

	#addField(field?: DraftField): HTMLElement {
		const template = document.querySelector<HTMLTemplateElement>('#field-row');
		const row = template?.content.firstElementChild?.cloneNode(true);
		if (!(row instanceof HTMLElement)) throw new Error('The workbench lacks the row of a field.');
		const select = row.querySelector('select');
		select?.replaceChildren(...FIELD_TYPES.map((type) => new Option(type, type)));
		if (field) {
			const set = (key: string, value: string): void => {
				const control = row.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-field="${key}"]`);
				if (control) control.value = value;
			};
			set('name', field.name);
			set('type', field.type);
			set('description', field.description);
			const required = row.querySelector<HTMLInputElement>('[data-field="required"]');
			if (required) required.checked = field.required;
		}
		this.#fieldRows().append(row);
		return row;
	}

	#removeField(button: HTMLElement): void {
		const row = button.closest('[data-field-row]');
		const next = row?.nextElementSibling ?? row?.previousElementSibling;
		row?.remove();
		(next?.querySelector('input') ?? this.#form.querySelector<HTMLElement>('[data-add-field]'))?.focus();
		this.#form.dispatchEvent(new Event('input', { bubbles: true }));
	}
}
