import type { Problem } from '../../../model/problem.ts';
import { healthPath } from '../../../paths.ts';
import { backquoted } from '../../../text/backquoted.ts';
import { bullets, code, linkTo, plain } from '../../../text/markdown.ts';
import { sourceLink, type Url } from './parts.ts';

/** Problems as a list, each with its place. */
export function problemLines(problems: readonly Problem[], url: Url): string {
	if (problems.length === 0) return 'None found.';
	return bullets(
		problems.map(({ severity, code: kind, message, hint, file, line, url: href }) => {
			const place = file === null ? '' : ` (${sourceLink({ file, line, url: href ?? null })})`;
			return `${severity} ${linkTo(code(kind), url(healthPath(kind)))}: ${spans(message)} ${spans(hint)}${place}`;
		}),
	);
}

/** A sentence with names between backquotes. */
export const spans = (text: string): string =>
	backquoted(text)
		.map(({ text: part, code: isCode }) => (isCode ? code(part) : between(part)))
		.join('');

/** A text beside a name, with the white space that parts them. */
function between(text: string): string {
	const inner = plain(text);
	if (inner === '') return text === '' ? '' : ' ';
	return `${/^\s/.test(text) ? ' ' : ''}${inner}${/\s$/.test(text) ? ' ' : ''}`;
}
