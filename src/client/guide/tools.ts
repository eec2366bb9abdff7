/** The controls of a checklist, made where a script can serve them: none of them works without one. */
import { button, buttonClass } from '../page/button.ts';
import { closeMenu } from '../page/details.ts';
import { element } from '../page/dom.ts';

const FORMATS = [
	['phabricator', 'Copy for Phabricator'],
	['markdown', 'Copy as Markdown'],
	['wikitext', 'Copy as wikitext'],
] as const;

const SUMMARY = buttonClass({ href: '' });

function menu(label: string, ...items: readonly HTMLElement[]): HTMLElement {
	const made = element(
		'details',
		{ class: 'guide-tools__menu' },
		element('summary', { class: SUMMARY }, label),
		element('ul', { role: 'list' }, ...items.map((item) => element('li', {}, item))),
	);
	closeMenu(made);
	return made;
}

/** Adds progress bar, "Next" and buttons to the box of a guide. */
export function addTools(tools: HTMLElement): void {
	const count = tools.querySelector('p');
	count?.append(' ', element('a', { href: '#', 'data-next': '' }));
	const copies = FORMATS.map(([id, label]) => button(label, { weight: 'quiet' }, { 'data-checklist': id }));
	const picker = element('input', {
		class: 'visually-hidden',
		type: 'file',
		id: 'guide-import',
		accept: 'application/json,.json',
		'data-import': '',
	});
	const importer = element(
		'div',
		{},
		element('label', { class: SUMMARY, for: 'guide-import' }, 'Import from a file'),
		picker,
	);
	const more = [
		button('Export to a file', { weight: 'quiet' }, { 'data-export': '' }),
		importer,
		button('Reset progress', { weight: 'quiet', action: 'destructive' }, { 'data-reset': '' }),
	];
	const bar = element('progress', {
		class: 'guide-tools__bar',
		value: '0',
		'aria-label': 'Tasks done',
		'data-progress': '',
	});
	const row = element(
		'div',
		{ class: 'guide-tools__row no-print' },
		menu('Copy as a checklist', ...copies),
		menu('More', ...more),
		...(document.querySelector('details[data-phase]')
			? [button('Open all', {}, { 'data-open-all': '' })]
			: []),
		button('Print', {}, { 'data-print': '' }),
	);
	const note = element(
		'p',
		{ class: 'guide-tools__note no-print' },
		'Your progress is saved in this browser only.',
	);
	const status = element('p', { class: 'guide-tools__status', role: 'status', 'data-guide-status': '' });
	tools.append(bar, row, note, status);
}

/** Gives every task its box. */
export function addBoxes(root: ParentNode): void {
	for (const heading of root.querySelectorAll('[data-cell] > :is(h2, h4)')) {
		const track = heading.querySelector('small');
		const box = element('input', { type: 'checkbox', 'data-tick': '' });
		const name = [...heading.childNodes].filter((node) => node !== track);
		heading.replaceChildren(element('label', {}, box, element('span', {}, ...name)));
		if (track) heading.append(' ', track);
	}
}
