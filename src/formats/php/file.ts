/** Parses PHP files that return or assign settings, without running them. */
import { Engine } from 'php-parser';
import { type Problem, problemOf } from '../../model/problem.ts';
import { STREAM_CONFIGURATION_PROBLEMS as KINDS } from '../../model/problems/stream-configuration.ts';
import { phpSyntaxProblem } from './evaluate.ts';
import type { PhpNode } from './node.ts';
import { lineOf, nodesOf } from './node.ts';
import { plainPhp, restoreSources } from './plain-source.ts';
import { type PhpProgram, readStatements } from './statements.ts';
import { PhpSyntaxError } from './strings.ts';
import { phpTokens } from './tokens.ts';

export interface PhpComment {
	/** With its comment marks. */
	readonly source: string;
	readonly line: number;
	readonly offset: number;
}

/** A parsed file and its comments in file order. */
export interface PhpFile {
	/** The array literal that it returns, or null. */
	readonly array: PhpNode | null;
	readonly program: PhpProgram;
	readonly comments: readonly PhpComment[];
}

/**
 * Parses a PHP file and finds what it returns or assigns, or what its first function that does so returns or assigns.
 *
 * @returns the file, or null with the problem that says why not
 */
export function parsePhpFile(
	text: string,
	file: string,
): { readonly file: PhpFile | null; readonly problems: readonly Problem[] } {
	let program: PhpNode;
	try {
		// First what the parser accepts and PHP does not: bad escapes, octal numbers with a 9, wrong indentation.
		phpTokens(text, { line: 1, offset: 0 }, false);
		program = parseProgram(text, file);
	} catch (error) {
		return { file: null, problems: [syntaxProblem(error, file)] };
	}
	const read = readStatements(nodesOf(program['children']));
	const array = read.returned?.kind === 'array' ? read.returned : null;
	if (read.assignments.length === 0 && read.returned === null) {
		const problem = problemOf(
			KINDS,
			'php-not-an-array',
			{ file, line: 1 },
			`${file} neither returns an array nor assigns a setting.`,
			'Let the file, or one function in it, consist of “return [ … ];”, or assign the settings: “$wgEventStreams = [ … ];”.',
		);
		return { file: null, problems: [problem] };
	}
	const comments = nodesOf(program['comments']).map((node) => ({
		source: String(node['value']).trimEnd(),
		line: lineOf(node) ?? 1,
		offset: node.loc?.start.offset ?? 0,
	}));
	return { file: { array, program: read, comments }, problems: [] };
}

/** Parses a file; one that the parser refuses is tried again in a plainer form, since the fault may be the parser's. */
function parseProgram(text: string, file: string): PhpNode {
	const parse = (code: string): PhpNode =>
		new Engine({
			parser: { extractDoc: true, version: '8.3' },
			// The source of every node: values are read from it, not from the tree.
			ast: { withPositions: true, withSource: true },
		}).parseCode(code, file) as unknown as PhpNode;
	try {
		return parse(text);
	} catch (error) {
		try {
			const program = parse(plainPhp(text));
			restoreSources(program, text);
			return program;
		} catch {
			throw error;
		}
	}
}

function syntaxProblem(error: unknown, file: string): Problem {
	if (error instanceof PhpSyntaxError) return phpSyntaxProblem(error.message, error.line, file);
	if (error instanceof RangeError) {
		return problemOf(
			KINDS,
			'array-too-deep',
			{ file, line: 1 },
			`${file} is nested too deeply to be parsed.`,
			'Check the brackets of the file.',
		);
	}
	const { message, lineNumber } = error as { readonly message?: string; readonly lineNumber?: number };
	const what = String(message ?? error)
		.replace(/^Parse Error\s*:\s*(?:syntax error,\s*)?/, '')
		.replace(/ on line \d+$/, '');
	// The parser's lexer names the line in its message only.
	const named = /\bat line (\d+)/.exec(what)?.[1];
	return phpSyntaxProblem(what, lineNumber ?? Number(named ?? 1), file);
}
