/** HTML of the site's own components as Markdown, for pages that are written and not made of a view model. */
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';

/** What only a browser can use: a picture has its text beside it, a form its worked example. */
const LEFT_OUT = new Set(['svg', 'script', 'style', 'button', 'form', 'template']);

/**
 * The Markdown (CommonMark with GitHub's tables) of a fragment of a page.
 *
 * @param html made by this site; not for pages of others
 * @param url makes the address of a path of the site; fragments and full addresses stay
 */
export function htmlToMarkdown(html: string, url: (path: string) => string): string {
	const tree = fromHtml(html, { fragment: true });
	tidy(tree, url);
	return toMarkdown(toMdast(tree), {
		bullet: '-',
		emphasis: '*',
		rule: '-',
		extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
	}).trim();
}

function tidy(parent: Root | Element, url: (path: string) => string): void {
	const kept = parent.children.filter(
		(child) => child.type !== 'element' || (!LEFT_OUT.has(child.tagName) && !isForScripts(child)),
	);
	parent.children = kept as ElementContent[];
	for (const child of parent.children) {
		if (child.type !== 'element') continue;
		const { href } = child.properties;
		if (child.tagName === 'a' && typeof href === 'string' && href.startsWith('/')) {
			child.properties['href'] = url(href);
		}
		// Captions and summaries would run into what follows them; `mark` is not Markdown.
		if (child.tagName === 'summary' || child.tagName === 'figcaption') child.tagName = 'p';
		if (child.tagName === 'mark') child.tagName = 'span';
		// A heading's own link says nothing that the heading does not.
		if (child.tagName === 'noscript') child.tagName = 'div';
		tidy(child, url);
	}
}

const isForScripts = ({ properties }: Element): boolean => {
	const names = properties['className'];
	return Array.isArray(names) && (names.includes('needs-script') || names.includes('heading-anchor'));
};
