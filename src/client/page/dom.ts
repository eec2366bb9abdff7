/** Elements made by scripts. Text is always a text node: nothing ingested ever becomes markup. */
import type { TextPart } from '../../search/query/highlight.ts';

type Child = Node | string | null;

/**
 * Makes an element.
 *
 * @param attributes `true` sets an empty attribute; `false` and null leave it out
 */
export function element<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	attributes: Readonly<Record<string, string | boolean | null>> = {},
	...children: readonly Child[]
): HTMLElementTagNameMap[K] {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== false && value !== null) made.setAttribute(name, value === true ? '' : value);
	}
	made.append(...children.filter((child) => child !== null));
	return made;
}

/** A text with its matches in `<mark>`. */
export function markedText(parts: readonly TextPart[]): Node[] {
	return parts.map(({ text, marked }) =>
		marked ? element('mark', {}, text) : document.createTextNode(text),
	);
}
