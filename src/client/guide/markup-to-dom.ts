import type { Markup } from '../../workflow/steps/markup.ts';

/** Elements of a markup tree: what `toHtml` is to the build. Text only ever becomes text. */
export function toDom(markup: readonly Markup[]): DocumentFragment {
	const fragment = document.createDocumentFragment();
	for (const node of markup) {
		if (typeof node === 'string') {
			fragment.append(node);
			continue;
		}
		const made = document.createElement(node.tag);
		for (const [name, value] of Object.entries(node.attributes)) made.setAttribute(name, value);
		made.append(toDom(node.children));
		fragment.append(made);
	}
	return fragment;
}
