/** Reads JSON into the same traced arrays that PHP gives, with the line of every entry. */
import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { type OriginSource, PhpArray, phpKey, type Traced } from '../../formats/php/value.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { STREAM_CONFIGURATION_PROBLEMS as KINDS } from '../../model/problems/stream-configuration.ts';

const MAX_DEPTH = 64;

/** An array that is being filled, and the entry that comes next in it. */
interface Open {
	readonly array: PhpArray;
	readonly object: boolean;
	key: string;
	line: number;
}

/**
 * Parses JSON. Object keys that are decimal integers become integer keys, as in the PHP they were made from.
 *
 * @param source what every value has in common
 * @returns the value, or null with the problem that says why not
 */
export function parseJsonArray(
	text: string,
	source: OriginSource,
): { readonly value: Traced | null; readonly problems: readonly Problem[] } {
	const problems: Problem[] = [];
	const stack: Open[] = [];
	let root: Traced | null = null;
	const place = (value: Traced['value'], line: number): void => {
		const parent = stack.at(-1);
		const traced = { value, origin: { source, line: parent?.object ? parent.line : line } };
		if (!parent) root = traced;
		else if (parent.object) parent.array.set(phpKey(parent.key) ?? parent.key, traced);
		else parent.array.append(traced);
	};
	const open = (line: number, object: boolean): boolean => {
		const array = new PhpArray();
		place(array, line + 1);
		stack.push({ array, object, key: '', line: line + 1 });
		if (stack.length <= MAX_DEPTH) return true;
		const message = `An array is nested more than ${MAX_DEPTH} levels deep.`;
		problems.push(
			problemOf(
				KINDS,
				'array-too-deep',
				{ file: source.file, line: line + 1 },
				message,
				'Check the brackets.',
			),
		);
		return false;
	};
	const close = () => void stack.pop();
	try {
		visit(
			text,
			{
				onObjectBegin: (_offset, _length, line) => open(line, true),
				onArrayBegin: (_offset, _length, line) => open(line, false),
				onObjectEnd: close,
				onArrayEnd: close,
				onObjectProperty: (key, _offset, _length, line) => {
					const parent = stack.at(-1);
					if (!parent) return;
					parent.key = key;
					parent.line = line + 1;
					if (parent.array.at(key)) problems.push(duplicate(key, line + 1, source.file));
				},
				onLiteralValue: (value, offset, length, line) =>
					place(literal(value, text.slice(offset, offset + length)), line + 1),
				onError: (code, _offset, _length, line) => {
					problems.push(syntaxError(code, line + 1, source.file));
				},
			},
			{ disallowComments: true },
		);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		const message = `${source.file} is nested too deeply to be parsed.`;
		problems.push(
			problemOf(KINDS, 'array-too-deep', { file: source.file }, message, 'Check the brackets of the file.'),
		);
		root = null;
	}
	const broken = problems.find((problem) => problem.code === 'json-syntax-error');
	// One error leads to many; the first is the cause.
	return broken ? { value: null, problems: [broken] } : { value: root, problems };
}

/** A literal's value; an integer that a JavaScript number cannot hold keeps all its digits. */
function literal(value: unknown, text: string): Traced['value'] {
	if (typeof value === 'number' && /^-?[0-9]+$/.test(text) && !Number.isSafeInteger(value))
		return BigInt(text);
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
	return null;
}

const duplicate = (key: string, line: number, file: string): Problem =>
	problemOf(
		KINDS,
		'array-duplicate-key',
		{ file, line },
		`The key \`${key}\` stands in the same object before; the earlier value is lost.`,
		'Keep one of the two entries.',
	);

function syntaxError(code: ParseErrorCode, line: number, file: string): Problem {
	const words = printParseErrorCode(code)
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.toLowerCase();
	return problemOf(
		KINDS,
		'json-syntax-error',
		{ file, line },
		`The file is no valid JSON: ${words}.`,
		'Correct the syntax at this line.',
	);
}
