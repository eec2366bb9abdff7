/** Parses PHP files that return an array, without running them. */
import { Engine } from 'php-parser';
import { type Problem, problemOf } from '../../model/problem.ts';
import { STREAM_CONFIGURATION_PROBLEMS as KINDS } from '../../model/problems/stream-configuration.ts';
import { isNode, lineOf, nodesOf, type PhpNode } from './node.ts';

export interface PhpComment {
	/** With its comment marks. */
	readonly source: string;
	readonly line: number;
	readonly offset: number;
}

/** A parsed file: the array it returns, and its comments in file order. */
export interface PhpFile {
	readonly array: PhpNode;
	readonly comments: readonly PhpComment[];
}

/**
 * Parses a PHP file and finds the array that it returns, or that its first function with such a statement returns.
 *
 * @returns the file, or null with the problem that says why not
 */
export function parsePhpFile(
	text: string,
	file: string,
): { readonly file: PhpFile | null; readonly problems: readonly Problem[] } {
	let program: PhpNode;
	try {
		const engine = new Engine({
			parser: { extractDoc: true, version: '8.3' },
			ast: { withPositions: true },
		});
		program = engine.parseCode(text, file) as unknown as PhpNode;
	} catch (error) {
		return { file: null, problems: [syntaxProblem(error, file)] };
	}
	const array = returnedArray(nodesOf(program['children']));
	if (!array) {
		const problem = problemOf(
			KINDS,
			'php-not-an-array',
			{ file, line: 1 },
			`${file} returns no array literal.`,
			'Let the file, or one function in it, consist of “return [ … ];”.',
		);
		return { file: null, problems: [problem] };
	}
	const comments = nodesOf(program['comments']).map((node) => ({
		source: String(node['value']).trimEnd(),
		line: lineOf(node) ?? 1,
		offset: node.loc?.start.offset ?? 0,
	}));
	return { file: { array, comments }, problems: [] };
}

function syntaxProblem(error: unknown, file: string): Problem {
	if (error instanceof RangeError) {
		return problemOf(
			KINDS,
			'array-too-deep',
			{ file },
			`${file} is nested too deeply to be parsed.`,
			'Check the brackets of the file.',
		);
	}
	const { message, lineNumber } = error as { readonly message?: string; readonly lineNumber?: number };
	const what = String(message ?? error)
		.replace(/^Parse Error\s*:\s*(?:syntax error,\s*)?/, '')
		.replace(/ on line \d+$/, '');
	return problemOf(
		KINDS,
		'php-syntax-error',
		{ file, line: lineNumber ?? null },
		`The file is no valid PHP: ${what}.`,
		'Correct the syntax; “php -l” names the same place.',
	);
}

/** The array literal of the first `return` among statements, else of the first function that has one. */
function returnedArray(statements: readonly PhpNode[]): PhpNode | null {
	for (const statement of statements) {
		if (statement.kind === 'return' && isNode(statement['expr']) && statement['expr'].kind === 'array') {
			return statement['expr'];
		}
	}
	for (const statement of statements) {
		const inner = statement.kind === 'namespace' ? statement : statement['body'];
		if (isNode(inner) && (statement.kind === 'function' || statement.kind === 'namespace')) {
			const found = returnedArray(nodesOf(inner['children']));
			if (found) return found;
		}
	}
	return null;
}
