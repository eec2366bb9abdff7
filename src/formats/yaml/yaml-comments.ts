import { Lexer } from 'yaml';
import { keep } from '../../text/keep.ts';

/** A comment of consecutive lines, without its `#` marks. */
export interface YamlComment {
	/** Lines joined by line breaks, the common space after `#` removed. */
	readonly text: string;
	/** 1-based first line. */
	readonly line: number;
	/** 1-based last line. */
	readonly lastLine: number;
	/** True where it stands behind a value on the same line. */
	readonly trailing: boolean;
}

/** The lexer marks the start of a scalar with this character; it is not in the file. */
const SCALAR_MARK = '\u001f';
const MARKS = new Set(['\u0002', '\u0018', SCALAR_MARK]);

function withoutMark(line: string): string {
	return line.replace(/^#+ ?/, '').trimEnd();
}

/**
 * The comments of a YAML text in file order. Lines that follow each other at the same column belong together. A
 * `#` inside a text value is no comment, which is why the parser's own lexer finds them. Never throws.
 */
export function yamlComments(text: string): readonly YamlComment[] {
	return text.includes('#') ? keep('yaml comments', text, () => findComments(text)) : [];
}

function findComments(text: string): YamlComment[] {
	const comments: (YamlComment & { column: number })[] = [];
	let line = 1;
	let column = 0;
	let lineHasValue = false;
	let inScalar = false;
	for (const lexeme of lexemes(text)) {
		if (MARKS.has(lexeme)) {
			inScalar = lexeme === SCALAR_MARK;
			continue;
		}
		if (lexeme.startsWith('#') && !inScalar) {
			const last = comments.at(-1);
			const follows = last !== undefined && last.lastLine === line - 1 && last.column === column;
			if (follows && !lineHasValue && !last.trailing) {
				comments[comments.length - 1] = {
					...last,
					text: `${last.text}\n${withoutMark(lexeme)}`,
					lastLine: line,
				};
			} else {
				comments.push({ text: withoutMark(lexeme), line, lastLine: line, trailing: lineHasValue, column });
			}
		}
		const breaks = lexeme.split('\n').length - 1;
		if (breaks > 0) {
			line += breaks;
			column = lexeme.length - lexeme.lastIndexOf('\n') - 1;
			lineHasValue = false;
		} else {
			column += lexeme.length;
			if (lexeme.trim() !== '' && !lexeme.startsWith('#')) lineHasValue = true;
		}
		inScalar = false;
	}
	return comments
		.filter((comment) => comment.text.trim() !== '')
		.map(({ column: _column, ...comment }) => comment);
}

/** Lexemes up to the place where the lexer gives up, if it does. */
function* lexemes(text: string): Generator<string> {
	try {
		yield* new Lexer().lex(text);
	} catch {
		// The file's own problems are reported by readYaml; comments before the break are still worth showing.
	}
}
