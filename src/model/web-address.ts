/** Addresses that are written by hand, in configurations and tables: of the web, and nothing else. */
import { z } from 'zod';

/**
 * Whether a text is an absolute address of the web: `http:` or `https:` with a host. Whatever else becomes a link
 * could run a script (`javascript:`), open a file or start a program; an address with a password gives it away.
 */
function isWebAddress(text: string): boolean {
	// What stands behind the host may have spaces and quotes, which are encoded where it is written.
	if (!/^https?:\/\/[^\s\p{Cc}/?#<>"\\]+(?:[/?#][^\p{Cc}]*)?$/iu.test(text)) return false;
	const url = URL.parse(text);
	return url !== null && url.username === '' && url.password === '';
}

const PLACEHOLDER = /\{[A-Za-z][A-Za-z0-9._-]*\}/g;

/** The placeholders of a template that decide which host is asked. */
export function hostPlaceholders(template: string): readonly string[] {
	const host = template.match(/^https?:\/\/[^/?#]*/i)?.[0] ?? '';
	return (host.match(PLACEHOLDER) ?? []).map((placeholder) => placeholder.slice(1, -1));
}

/** An address of the web. */
export const webAddress = z
	.string()
	.min(1)
	.refine(isWebAddress, 'expected an address that begins with https:// or http://.');

/** The address of the web that a template becomes, whatever fills it. */
export const addressTemplate = z
	.string()
	.min(1)
	.refine(
		(template) => isWebAddress(template.replace(PLACEHOLDER, 'x')),
		'expected an address that begins with https:// or http://, with placeholders in braces.',
	);

/** The same, where what fills it comes from the sources: they must not choose the host. */
export const addressTemplateOfHost = addressTemplate.refine(
	(template) => hostPlaceholders(template).length === 0,
	'expected a host that is written out; placeholders may stand behind it.',
);

/** What `git clone` takes and is no option, no local path and no helper program. */
export const cloneAddress = z
	.string()
	.min(1)
	.refine(
		(text) => isWebAddress(text) || /^(?:ssh:\/\/)?[\w.-]+@[\w.-]+(?::\d+)?[:/][\w./~-]+$/.test(text),
		'expected an address to clone from, such as https://… or git@host:path.',
	);
