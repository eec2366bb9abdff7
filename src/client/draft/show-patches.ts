/** Shows patches: what each changes, its message, its difference, and how it is applied. */
import { madeFrom, type Patch, type PatchResult } from '../../workflow/draft/patch/patch.ts';
import { patchName } from '../../workflow/draft/patch/patch-files.ts';
import { addCopyButtons } from '../guide/step-code.ts';
import { element } from '../page/dom.ts';

/** Characters of a difference that is shown without asking. */
const OPEN_UP_TO = 4000;

/** Lets the browser save a text as a file. */
export function download(name: string, text: string): void {
	const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
	const link = element('a', { href: url, download: name });
	document.body.append(link);
	link.click();
	link.remove();
	// A browser may begin to read only after this turn.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const saveButton = (label: string, name: string, text: string): HTMLButtonElement => {
	const button = element('button', { type: 'button', class: 'cdx-button no-print' }, label);
	button.addEventListener('click', () => download(name, text));
	return button;
};

/** A block of code with its title, which its copy button is named after. */
const block = (title: string, text: string): readonly HTMLElement[] => [
	element('p', { class: 'on' }, title),
	element('pre', { tabindex: '0', role: 'region', 'aria-label': title }, element('code', {}, text)),
];

function patchSection(patch: Patch): HTMLElement {
	const { repository, changes, notes, diff, message } = patch;
	const name = patchName(patch);
	const section = element(
		'section',
		{ class: 'step-text patch', 'aria-label': `Patch of ${repository}` },
		element('h3', {}, repository),
		element('p', { class: 'patch__from' }, madeFrom(patch)),
		element(
			'ul',
			{},
			...changes.map(({ path, before }) =>
				element('li', {}, element('code', {}, path), before === null ? ' (new)' : ''),
			),
		),
		...notes.map((note) => element('p', { class: 'patch__note' }, `Note: ${note}`)),
		element(
			'p',
			{ class: 'draft__copy' },
			saveButton(`Download ${name}.patch`, `${name}.patch`, diff),
			saveButton(`Download ${name}.message.txt`, `${name}.message.txt`, message),
		),
		...block(
			`In a checkout of ${repository}`,
			`git apply --3way ${name}.patch\ngit commit -F ${name}.message.txt`,
		),
		...block('Commit message', message),
	);
	const difference = element(
		'details',
		{ open: diff.length < OPEN_UP_TO },
		element('summary', {}, `Difference of ${repository}`),
		...block(`${name}.patch`, diff),
	);
	section.append(difference);
	return section;
}

/** Shows what came of a request, and why parts of it have no patch. */
export function showPatches(place: Element, { patches, refused }: PatchResult): void {
	const reasons = refused.map((reason) => element('li', { 'data-severity': 'warning' }, reason));
	place.replaceChildren(
		...(reasons.length === 0
			? []
			: [element('ul', { class: 'draft__findings', role: 'list', 'aria-label': 'No patch' }, ...reasons)]),
		...(patches.length === 0 && refused.length === 0
			? [element('p', {}, 'Nothing changes: the sources say this already.')]
			: patches.map(patchSection)),
	);
	addCopyButtons(place);
}
