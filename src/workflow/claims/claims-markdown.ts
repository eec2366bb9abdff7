import { type Claims, claimSourceUrl } from '../../model/claim.ts';
import { backquoted } from '../../text/backquoted.ts';
import { code, linkTo, page, plain, table } from '../../text/markdown.ts';

/** The page of the evidence as Markdown: every fact with its sources. */
export function claimsMarkdown(claims: Claims): string {
	return page(
		'# Evidence',
		'Every fact about the platform that guides and how-tos state, with the place in public code that shows it.',
		'`npm run check:claims` looks for each text in the repositories again.',
		claims.claims.length === 0
			? 'This catalog states no facts of its own.'
			: table(
					['Fact', 'Source', 'Checked'],
					claims.claims.map((claim) => [
						backquoted(claim.says)
							.map(({ text, code: isCode }) => (isCode ? code(text) : spaced(text)))
							.join(''),
						[
							...(claim.unverified === null ? [] : [`**Not verified.** ${plain(claim.unverified)}`]),
							...claim.sources.map((source) => {
								const label = plain(`${source.repository}: ${source.path}`);
								const href = claimSourceUrl(claims, source);
								return href === null ? label : linkTo(label, href);
							}),
						].join('; '),
						claim.checked,
					]),
				),
	);
}

/** A text between names, with the white space that parts them. */
const spaced = (text: string): string =>
	`${/^\s/.test(text) ? ' ' : ''}${plain(text)}${text.trim() !== '' && /\s$/.test(text) ? ' ' : ''}`;
