import { type DraftField, FIELD_TYPES } from '../../workflow/draft/draft.ts';

/** The rows of a form in which fields are described; each is made from the template `#field-row`. */
export class FieldRows {
	readonly #form: HTMLFormElement;

	constructor(form: HTMLFormElement) {
		this.#form = form;
		form.addEventListener('click', ({ target }) => {
			const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
			if (button?.dataset['addField'] !== undefined) this.add().querySelector('input')?.focus();
			if (button?.dataset['removeField'] !== undefined) this.#remove(button);
		});
	}

	read(): readonly DraftField[] {
		return [...this.#rows().children].map((row) => {
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

	write(fields: readonly DraftField[]): void {
		this.#rows().replaceChildren();
		for (const field of fields) this.add(field);
	}

	add(field?: DraftField): HTMLElement {
		const template = document.querySelector<HTMLTemplateElement>('#field-row');
		const row = template?.content.firstElementChild?.cloneNode(true);
		if (!(row instanceof HTMLElement)) throw new Error('The form lacks the row of a field.');
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
		this.#rows().append(row);
		return row;
	}

	#rows(): HTMLElement {
		const rows = this.#form.querySelector<HTMLElement>('[data-fields]');
		if (!rows) throw new Error('The form lacks the list of fields.');
		return rows;
	}

	#remove(button: HTMLElement): void {
		const row = button.closest('[data-field-row]');
		const next = row?.nextElementSibling ?? row?.previousElementSibling;
		row?.remove();
		(next?.querySelector('input') ?? this.#form.querySelector<HTMLElement>('[data-add-field]'))?.focus();
		this.#form.dispatchEvent(new Event('input', { bubbles: true }));
	}
}
