/** The search dialog's elements, made once per page. */
import { element } from '../page/dom.ts';

export interface PaletteElements {
	readonly dialog: HTMLDialogElement;
	readonly form: HTMLFormElement;
	readonly input: HTMLInputElement;
	readonly kinds: readonly HTMLButtonElement[];
	readonly message: HTMLElement;
	readonly list: HTMLElement;
	readonly copy: HTMLButtonElement;
	readonly status: HTMLElement;
}

/** Kinds that can be searched alone; '' is all. */
const KINDS = [
	['', 'All'],
	['stream', 'Streams'],
	['schema', 'Schemas'],
	['field', 'Fields'],
	['guide', 'Guides'],
	['setting', 'Settings'],
	['page', 'Pages'],
] as const;

const modifier = (): string => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl');

/**
 * Makes the dialog. The input is a combobox whose listbox is `list` (ARIA: editable combobox with list
 * autocomplete): focus stays in the input, `aria-activedescendant` names the chosen option.
 *
 * @param searchPage address of the search page, where the form leads when nothing is chosen
 */
export function makeDialog(searchPage: string): PaletteElements {
	const input = element('input', {
		id: 'palette-input',
		type: 'text',
		name: 'q',
		role: 'combobox',
		'aria-label': 'Search streams, schemas, fields, guides and settings',
		'aria-expanded': 'false',
		'aria-controls': 'palette-results',
		'aria-autocomplete': 'list',
		autocomplete: 'off',
		autocapitalize: 'off',
		autocorrect: 'off',
		spellcheck: 'false',
		enterkeyhint: 'go',
		placeholder: 'Name, words, topic, table, $schema…',
	});
	const close = element('button', { type: 'button', class: 'palette__close' }, 'Close');
	const form = element('form', { class: 'palette__form', role: 'search', action: searchPage }, input, close);
	const kinds = KINDS.map(([kind, label]) =>
		element(
			'button',
			{
				type: 'button',
				class: 'palette__kind',
				'data-kind': kind,
				'aria-pressed': kind === '' ? 'true' : 'false',
			},
			label,
		),
	);
	const message = element('div', { class: 'palette__message', hidden: true });
	const list = element('div', { id: 'palette-results', role: 'listbox', 'aria-label': 'Results' });
	const copy = element('button', { type: 'button', class: 'palette__copy', hidden: true }, 'Copy name');
	const status = element('div', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
	const dialog = element(
		'dialog',
		{ class: 'palette', 'aria-label': 'Search the catalog' },
		form,
		element('div', { class: 'palette__kinds', role: 'group', 'aria-label': 'Search only' }, ...kinds),
		element('div', { class: 'palette__body' }, message, list),
		element('div', { class: 'palette__foot' }, ...hints(), copy),
		status,
	);
	close.addEventListener('click', () => dialog.close());
	// The dialog covers the page with its backdrop; a click that does not hit its content hits the backdrop.
	dialog.addEventListener('click', (event) => {
		if (event.target === dialog) dialog.close();
	});
	document.body.append(dialog);
	return { dialog, form, input, kinds, message, list, copy, status };
}

function hints(): HTMLElement[] {
	const hint = (text: string, ...keys: readonly string[]): HTMLElement => {
		const shown = keys.flatMap((key) => [element('kbd', {}, key), ' ']);
		return element('span', { class: 'palette__hint' }, ...shown, text);
	};
	return [
		hint('choose', '↑', '↓'),
		hint('open', '↵'),
		hint('new tab', modifier(), '↵'),
		hint('copy name', modifier(), 'C'),
		hint('close', 'Esc'),
	];
}
