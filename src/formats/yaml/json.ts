/** Reads JSON as every JSON reader does: strictly. What stands in a `.json` file is not read as YAML. */
import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { type Json, setOwn } from '../../model/json.ts';
import { pointerToken } from '../../model/json-pointer.ts';
import { type Problem, type ProblemPlace, problemOf } from '../../model/problem.ts';
import { SOURCE_PROBLEMS } from '../../model/problems/sources.ts';
import { formatNumber } from '../../text/format.ts';
import { lineIn, type PointerLines } from './pointer-lines.ts';
import { DEFAULT_LIMITS, type YamlFile, type YamlLimits } from './yaml.ts';

/** A mapping or list that is being filled. */
interface Open {
	readonly value: Record<string, Json> | Json[];
	key: string;
}

/** Thrown inside this module only, to leave a visit at once. */
class TooLarge extends Error {}

/**
 * Reads JSON (RFC 8259) as data, like `readYaml`: integers that a number cannot hold exactly become `bigint`.
 *
 * Never throws: whatever is wrong is in `problems`, with its line. The value is undefined where the syntax is broken
 * or a limit is passed. Of a key that stands twice the last value counts, as for every JSON reader.
 *
 * @param place file and subject for the problems
 */
export function readJson(text: string, place: ProblemPlace, limits: YamlLimits = DEFAULT_LIMITS): YamlFile {
	const problems: Problem[] = [];
	/** One error leads to many; the first is the cause. */
	let broken: Problem | undefined;
	let more: number | null = null;
	let untold = 0;
	const report = (code: keyof typeof SOURCE_PROBLEMS, line: number, message: string, hint: string) => {
		const problem = problemOf(SOURCE_PROBLEMS, code, { ...place, line }, message, hint);
		if (code === 'json-syntax') broken ??= problem;
		if (problems.length < MAX_PROBLEMS) problems.push(problem);
		else {
			more ??= line;
			untold += 1;
		}
	};
	const lineAt = (pointer: string): number => lineIn(jsonLines(text), pointer);
	let value: Json | undefined;
	try {
		if (text.length > limits.size) throw new TooLarge(`has ${text.length} characters`);
		value = parse(text, limits, report);
	} catch (error) {
		if (!(error instanceof TooLarge) && !(error instanceof RangeError)) throw error;
		const what = error instanceof TooLarge ? error.message : 'is nested too deeply';
		report('yaml-too-large', 1, `The file ${what}.`, 'Such a file is never needed for a schema.');
		return { value: undefined, problems, lineAt: () => 1 };
	}
	if (broken !== undefined) return { value: undefined, problems: [broken], lineAt };
	if (more !== null) {
		const message = `The file has ${formatNumber(untold)} more keys that stand twice, from here on.`;
		problems.push(
			problemOf(
				SOURCE_PROBLEMS,
				'yaml-duplicate-key',
				{ ...place, line: more },
				message,
				'Remove one of every two.',
			),
		);
	}
	return { value, problems, lineAt };
}

/** Faults that are told of one file, one by one. */
const MAX_PROBLEMS = 100;

type Report = (code: keyof typeof SOURCE_PROBLEMS, line: number, message: string, hint: string) => void;

function parse(text: string, limits: YamlLimits, report: Report): Json | undefined {
	const open: Open[] = [];
	let root: Json | undefined;
	let count = 0;
	const place = (value: Json): void => {
		count += 1;
		if (count > limits.values) throw new TooLarge(`holds more than ${limits.values} values`);
		const parent = open.at(-1);
		if (parent === undefined) root = value;
		else if (Array.isArray(parent.value)) parent.value.push(value);
		else setOwn(parent.value, parent.key, value);
	};
	const begin = (value: Open['value']): void => {
		place(value);
		open.push({ value, key: '' });
		if (open.length > limits.depth) throw new TooLarge(`is nested more than ${limits.depth} levels deep`);
	};
	const end = () => void open.pop();
	visit(
		text,
		{
			onObjectBegin: () => begin({}),
			onArrayBegin: () => begin([]),
			onObjectEnd: end,
			onArrayEnd: end,
			onObjectProperty: (key, _offset, _length, line) => {
				const parent = open.at(-1);
				if (parent === undefined) return;
				parent.key = key;
				if (Object.hasOwn(parent.value, key)) {
					const message = `The key “${key.slice(0, 100)}” stands twice in this object; the last value is used.`;
					report('yaml-duplicate-key', line + 1, message, 'Remove one of the two.');
				}
			},
			onLiteralValue: (value, offset, length) => place(literal(value, text.slice(offset, offset + length))),
			onError: (code, _offset, _length, line) => {
				const message = `The file is no valid JSON: ${inWords(code)}.`;
				report('json-syntax', line + 1, message, 'Every JSON reader refuses it; look at this line.');
			},
		},
		{ disallowComments: true },
	);
	return root;
}

/** An integer that a JavaScript number cannot hold keeps all its digits. */
function literal(value: unknown, text: string): Json {
	if (typeof value === 'number') {
		return /^-?\d+$/.test(text) && !Number.isSafeInteger(value) ? BigInt(text) : value;
	}
	return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

const ERRORS: Readonly<Record<string, string>> = {
	InvalidSymbol: 'a word or sign that JSON does not know',
	InvalidCommentToken: 'a comment, which JSON does not have',
	PropertyNameExpected: 'a name in double quotes is expected, perhaps after a comma too many',
	ValueExpected: 'a value is expected, perhaps after a comma too many',
};

const inWords = (code: ParseErrorCode): string => {
	const name = printParseErrorCode(code);
	return ERRORS[name] ?? name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
};

const RECENT: { text: string; lines: PointerLines }[] = [];
const RECENT_SIZE = 4;

/** The line of every key and list item of a JSON text, by pointer; found in one pass and kept for the last few texts. */
export function jsonLines(text: string): PointerLines {
	const known = RECENT.find((entry) => entry.text === text)?.lines;
	if (known !== undefined) return known;
	const lines = new Map<string, number>();
	const open: { pointer: string; index: number; key: string | null }[] = [];
	/** The pointer of a value that starts here. */
	const enter = (line: number): string => {
		const parent = open.at(-1);
		if (parent === undefined) return '';
		const pointer = `${parent.pointer}/${parent.key ?? parent.index}`;
		parent.index += 1;
		if (!lines.has(pointer)) lines.set(pointer, line + 1);
		return pointer;
	};
	const begin = (line: number) => void open.push({ pointer: enter(line), index: 0, key: null });
	const end = () => void open.pop();
	try {
		visit(text, {
			onObjectBegin: (_offset, _length, line) => begin(line),
			onArrayBegin: (_offset, _length, line) => begin(line),
			onObjectEnd: end,
			onArrayEnd: end,
			onObjectProperty: (key, _offset, _length, line) => {
				const parent = open.at(-1);
				if (parent === undefined) return;
				parent.key = pointerToken(key);
				lines.set(`${parent.pointer}/${parent.key}`, line + 1);
			},
			onLiteralValue: (_value, _offset, _length, line) => void enter(line),
		});
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
	}
	RECENT.unshift({ text, lines });
	RECENT.length = Math.min(RECENT.length, RECENT_SIZE);
	return lines;
}
