/** Markdown (CommonMark with GitHub's tables) from plain values. Every text is made safe: it shows as it is. */

/** A text that stands for itself, on one line. */
export const plain = (text: string): string =>
	text
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[\\`*[\]<>#|~]|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|&(?=[#\w]+;)/gu, '\\$&')
		.replace(/^([-+=])/, '\\$1')
		.replace(/^(\d+)([.)])/, '$1\\$2');

/** A name or value in monospace. */
export function code(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([ticks]) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	const space = /^`|`$|^ .* $/.test(line) ? ' ' : '';
	return line === '' ? '' : `${fence}${space}${line}${space}${fence}`;
}

/** A block of code. */
export function fenced(text: string, language = ''): string {
	const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}${language}\n${text.replace(/\n+$/, '')}\n${fence}`;
}

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;

/** A link; the label is Markdown already. */
export const linkTo = (label: string, href: string): string =>
	`[${label}](${href.replace(/[()\s<>\\]/g, percent)})`;

/** A table; cells are Markdown on one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	// A bar ends a cell, even in code.
	const line = (cells: readonly string[]): string =>
		`| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/**
 * Texts of authors, Markdown already: headings go below those of the page; raw HTML, images, and links to anything but
 * the web show as text.
 */
export const authored = (text: string, level = 3): string =>
	text
		.replace(/^(#{1,6})(?=\s)/gm, (marks) => '#'.repeat(Math.min(6, marks.length + level - 1)))
		.replace(/<(?=[a-z/!])/gi, '\\<')
		.replace(/!\[/g, '\\![')
		.replace(/\]\((?!https?:\/\/)/gi, ']\\(')
		.replace(/^(\s*)\[(?=[^\]\n]*\]:)/gm, '$1\\[')
		.trim();

/** Parts of a page with an empty line between them; what is missing is left out. */
export const page = (...parts: readonly (string | null | false | undefined)[]): string =>
	`${parts.filter((part): part is string => typeof part === 'string' && part !== '').join('\n\n')}\n`;
