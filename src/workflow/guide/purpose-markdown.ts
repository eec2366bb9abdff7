import { streamPath } from '../../paths.ts';
import { code, linkTo, page, plain } from '../../text/markdown.ts';
import type { UsedClaims } from '../claims/used.ts';
import { toMarkdown } from '../steps/markup-markdown.ts';
import { factsLine } from './guide-markdown.ts';
import type { PurposeGuide } from './purpose.ts';
import { purposeMarkup } from './purpose-markup.ts';

/** What the page of a purpose shows. */
export interface PurposePage {
	readonly title: string;
	readonly guide: PurposeGuide;
	/** Name of the stream that a page for all streams is shown for; null on the page of one stream. */
	readonly example: string | null;
	readonly claims: UsedClaims;
}

/**
 * The guide of a purpose as Markdown: its tasks.
 *
 * @param url makes the address of a path of the site
 */
export function purposeMarkdown(
	{ title, guide, example, claims }: PurposePage,
	url: (path: string) => string,
): string {
	return page(
		`# ${plain(title)}`,
		example === null ? '' : exampleLine(example, url),
		toMarkdown(purposeMarkup(guide), url, 3),
		factsLine(claims, url),
	);
}

/** Says which stream a text speaks of that all streams share. */
export const exampleLine = (example: string, url: (path: string) => string): string =>
	`Shown for ${linkTo(code(example), url(streamPath(example)))} as an example.`;
