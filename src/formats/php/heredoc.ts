/** Interpolation and the indentation of heredocs. */
import { PhpSyntaxError } from './strings.ts';

const LABEL_START = /[A-Za-z_\u0080-\u{10ffff}]/u;

/** An interpolation in double quotes or a heredoc: `$name`, `${`, `{$`. */
export const isVariable = (text: string, at: number): boolean =>
	(text[at] === '$' && (text[at + 1] === '{' || LABEL_START.test(text[at + 1] ?? ''))) ||
	(text[at] === '{' && text[at + 1] === '$');

/** Whether a variable is in the text between quotes or labels. */
export function hasVariable(body: string): boolean {
	for (let at = 0; at < body.length; at++) {
		if (body[at] === '\\') at += 1;
		else if (isVariable(body, at)) return true;
	}
	return false;
}

/** Takes the indentation of the closing label from every line (strip_multiline_string_indentation). */
export function withoutIndentation(body: string, indentation: string, hasLines: boolean): string {
	if (/ /.test(indentation) && /\t/.test(indentation)) {
		throw new PhpSyntaxError('Invalid indentation - tabs and spaces cannot be mixed', null);
	}
	if (indentation === '' || !hasLines) return body;
	const other = indentation[0] === ' ' ? '\t' : ' ';
	return body
		.split(/(\r\n|\n|\r)/)
		.map((line, index) => {
			if (index % 2 === 1) return line;
			const found = /^[ \t]*/.exec(line)?.[0].slice(0, indentation.length) ?? '';
			if (found.includes(other)) {
				throw new PhpSyntaxError('Invalid indentation - tabs and spaces cannot be mixed', null);
			}
			if (found.length < indentation.length && found.length < line.length) {
				const level = indentation.length;
				throw new PhpSyntaxError(
					`Invalid body indentation level (expecting an indentation level of at least ${level})`,
					null,
				);
			}
			return line.slice(found.length);
		})
		.join('');
}
