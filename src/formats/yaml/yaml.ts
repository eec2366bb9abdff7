import { type Document, parseDocument, type YAMLError } from 'yaml';
import type { Json } from '../../model/json.ts';
import { pointerKeys } from '../../model/json-pointer.ts';
import { type Problem, type ProblemPlace, problemOf } from '../../model/problem.ts';
import { SOURCE_PROBLEMS } from '../../model/problems/sources.ts';
import { formatNumber } from '../../text/format.ts';
import { keep } from '../../text/keep.ts';
import { offsetAt } from './node-offset.ts';
import { lineOf, lineStarts } from './pointer-lines.ts';
import { jsonOf } from './yaml-to-json.ts';

/** Limits that keep a hostile file from costing more than its worth. */
export interface YamlLimits {
	/** Characters of text. */
	readonly size: number;
	/** Levels of mappings and lists. */
	readonly depth: number;
	/** Values after aliases are expanded. */
	readonly values: number;
}

export const DEFAULT_LIMITS: YamlLimits = { size: 8_000_000, depth: 400, values: 500_000 };

/** Errors of the syntax that are told of one file: the first is the cause of most others. */
const MAX_ERRORS = 10;

/** A YAML or JSON file as data. Only the text is kept; positions are found again when somebody asks. */
export interface YamlFile {
	/** Undefined where the syntax is broken. An empty file is null. */
	readonly value: Json | undefined;
	readonly problems: readonly Problem[];
	/**
	 * The 1-based line of the key or list item that a JSON pointer names (`/properties/meta`), or of its nearest
	 * ancestor that is in the file. `''` is line 1.
	 */
	readonly lineAt: (pointer: string) => number;
}

/**
 * Positions of the last few files that were asked for. Most files are never asked, some are asked many times in
 * a row; keeping every parsed tree would cost twenty times the memory of the text.
 */
interface Parsed {
	readonly text: string;
	readonly document: Document;
	starts?: readonly number[];
}
const RECENT: Parsed[] = [];
const RECENT_SIZE = 4;

function remember(text: string, document: Document): Parsed {
	const parsed: Parsed = { text, document };
	RECENT.unshift(parsed);
	RECENT.length = Math.min(RECENT.length, RECENT_SIZE);
	return parsed;
}

const parsedOf = (text: string): Parsed =>
	RECENT.find((entry) => entry.text === text) ?? remember(text, parse(text));

/** The parsed tree of a text, which its reader must not keep. */
export function documentOf(text: string): Document {
	return parsedOf(text).document;
}

function parse(text: string): Document {
	// Our own conversion reports duplicate keys: the parser's test compares every key with every other.
	return parseDocument(text, {
		version: '1.2',
		intAsBigInt: true,
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: 'error',
	});
}

/**
 * The 1-based line of the key or list item that a JSON pointer names in a YAML text, or of its nearest ancestor. The
 * text is parsed once for many questions in a row.
 */
export function yamlLineAt(text: string, pointer: string): number {
	const parsed = parsedOf(text);
	parsed.starts ??= lineStarts(text);
	return lineOf(parsed.starts, offsetAt(parsed.document, pointerKeys(pointer)));
}

function syntaxProblem(error: YAMLError, line: number): Found {
	if (error.code === 'MULTIPLE_DOCS') {
		return {
			code: 'yaml-multiple-documents',
			line,
			message: 'A second YAML document starts here.',
			hint: 'Keep one document per file.',
		};
	}
	return {
		code: 'yaml-syntax',
		line,
		message: `The syntax is broken: ${error.message.split('\n')[0]?.slice(0, 300) ?? error.code}`,
		hint: 'Look at this line and the one above it.',
	};
}

const moreErrors = (all: number, line: number): Found => ({
	code: 'yaml-syntax',
	line,
	message: `The syntax is broken in ${formatNumber(all - MAX_ERRORS)} more places, from here on.`,
	hint: 'Correct the first place; most others follow from it.',
});

/** What a text says, without the place that it comes from. */
interface Content {
	readonly value: Json | undefined;
	readonly problems: readonly Found[];
}

/** A problem of a text, whichever file it is in. */
interface Found extends Pick<Problem, 'message'> {
	readonly code: keyof typeof SOURCE_PROBLEMS;
	readonly hint: string;
	readonly line: number;
}

/**
 * Reads YAML 1.2 as data. Integers that a number cannot hold exactly become `bigint`.
 *
 * Never throws: whatever is wrong is in `problems`, with its line. The value is undefined where the syntax is
 * broken or a limit is passed; after a duplicate key the first value stands. The same text is parsed once.
 *
 * @param place file and subject for the problems
 */
export function readYaml(text: string, place: ProblemPlace, limits: YamlLimits = DEFAULT_LIMITS): YamlFile {
	const { value, problems } =
		limits === DEFAULT_LIMITS ? keep('yaml', text, () => contentOf(text, limits)) : contentOf(text, limits);
	return {
		value,
		problems: problems.map(({ code, line, message, hint }) =>
			problemOf(SOURCE_PROBLEMS, code, { ...place, line }, message, hint),
		),
		lineAt: problems.some(({ code, line }) => code === 'yaml-too-large' && line === 1)
			? () => 1
			: (pointer) => keep('yaml line', `${pointer}\n${text}`, () => yamlLineAt(text, pointer)),
	};
}

const tooLarge = (message: string): Content => ({
	value: undefined,
	problems: [{ code: 'yaml-too-large', line: 1, message, hint: 'Such a file is never needed for a schema.' }],
});

function contentOf(text: string, limits: YamlLimits): Content {
	if (text.length > limits.size) {
		return tooLarge(`The file has ${text.length} characters; at most ${limits.size} are read.`);
	}
	let document: Document;
	try {
		document = parse(text);
	} catch {
		// The parser is recursive: a hundred thousand brackets exhaust the stack.
		return tooLarge('The file is nested too deeply to be parsed.');
	}
	const starts = lineStarts(text);
	const problems = document.errors
		.slice(0, MAX_ERRORS)
		.map((error) => syntaxProblem(error, lineOf(starts, error.pos[0])));
	if (document.errors.some(({ code }) => code !== 'MULTIPLE_DOCS')) {
		const more = document.errors[MAX_ERRORS];
		if (more !== undefined) problems.push(moreErrors(document.errors.length, lineOf(starts, more.pos[0])));
		return { value: undefined, problems };
	}
	const converted = jsonOf(document, limits);
	for (const { code, offset, message, hint } of converted.findings) {
		problems.push({ code, line: lineOf(starts, offset), message, hint });
	}
	remember(text, document);
	return { value: converted.value, problems };
}
