/**
 * A tiny tree of elements. The markup of a guide is made once, as such a tree, and becomes HTML in the build and
 * DOM nodes in the browser, so that a stream's guide and a draft's guide cannot differ.
 */
export interface Element {
	readonly tag: Tag;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly Markup[];
}
export type Markup = Element | string;

/** The only elements that guides are made of. */
export type Tag =
	| 'a'
	| 'code'
	| 'dd'
	| 'div'
	| 'dl'
	| 'dt'
	| 'details'
	| 'em'
	| 'h2'
	| 'h3'
	| 'h4'
	| 'input'
	| 'label'
	| 'li'
	| 'mark'
	| 'ol'
	| 'p'
	| 'pre'
	| 'section'
	| 'small'
	| 'span'
	| 'strong'
	| 'summary'
	| 'ul';

export const element = (
	tag: Tag,
	attributes: Readonly<Record<string, string>>,
	...children: readonly Markup[]
): Element => ({ tag, attributes, children });

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const replaced = (character: string): string => ESCAPES[character] ?? character;
/** Text between tags: a quote means nothing there. */
const escapedText = (text: string): string => text.replace(/[&<>]/g, replaced);
const escapedValue = (text: string): string => text.replace(/[&<>"]/g, replaced);

/** Pages of guides are many, and most of their attributes need no quotes (HTML, 13.1.2.3). */
const attributeText = (value: string): string =>
	value === '' ? '' : /^[\w#:.-][\w/#:.-]*(?<!\/)$/.test(value) ? `=${value}` : `="${escapedValue(value)}"`;

/** What ends a paragraph by beginning behind it (HTML, 13.1.2.4), of the elements that guides are made of. */
const ENDS_PARAGRAPH: ReadonlySet<string> = new Set('details div dl h2 h3 h4 ol p pre section ul'.split(' '));
const LIST_ITEMS: ReadonlySet<string> = new Set(['li', 'dt', 'dd']);

/** True where an element ends by itself, because of what comes behind it or because the one around it ends. */
function endsAlone(tag: Tag, next: Markup | undefined, parent: Tag | null): boolean {
	// White space between them would become part of the element.
	if (typeof next === 'string') return false;
	if (LIST_ITEMS.has(tag)) return next === undefined ? parent !== null : LIST_ITEMS.has(next.tag);
	if (tag !== 'p') return false;
	return next === undefined ? parent !== null && parent !== 'a' : ENDS_PARAGRAPH.has(next.tag);
}

/**
 * HTML of a tree. All text and all attribute values are escaped, the tag names are a closed list, and attribute
 * names are written in this project's code only, so the result can be put into a page as it is. End tags that HTML
 * does not need are left out.
 */
export const toHtml = (markup: readonly Markup[]): string => htmlOf(markup, null);

function htmlOf(markup: readonly Markup[], parent: Tag | null): string {
	let html = '';
	for (const [index, node] of markup.entries()) {
		if (typeof node === 'string') {
			html += escapedText(node);
			continue;
		}
		html += `<${node.tag}`;
		for (const [name, value] of Object.entries(node.attributes)) html += ` ${name}${attributeText(value)}`;
		html += '>';
		// An input is the only element here without an end.
		if (node.tag === 'input') continue;
		html += htmlOf(node.children, node.tag);
		if (!endsAlone(node.tag, markup[index + 1], parent)) html += `</${node.tag}>`;
	}
	return html;
}

/** The text of a tree, without marks. */
export function toText(markup: readonly Markup[]): string {
	return markup.map((node) => (typeof node === 'string' ? node : toText(node.children))).join('');
}
