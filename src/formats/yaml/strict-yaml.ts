import { z } from 'zod';
import { didYouMeanSentence } from '../../text/did-you-mean.ts';
import { plural } from '../../text/format.ts';
import { parsePositionedYaml } from './positioned-yaml.ts';

/** What is wrong with a file that people write by hand. */
export interface Fault {
	readonly kind: 'syntax' | 'unknown-key' | 'missing-key' | 'wrong-value';
	readonly line: number;
	/** A full sentence that names the key and what was expected. */
	readonly message: string;
	/** The allowed keys or values, a full sentence; '' where there is nothing more to say. */
	readonly hint: string;
}

export type StrictResult<T> =
	| { readonly value: T; readonly faults: readonly []; readonly lineAt: LineAt }
	| { readonly value: null; readonly faults: readonly Fault[]; readonly lineAt: LineAt };

type LineAt = (path: readonly PropertyKey[]) => number;

/**
 * Parses YAML and checks it against a schema; every fault comes with its line, what was expected and the allowed
 * keys, so that the file can be fixed without the manual.
 *
 * @param text the YAML text
 * @param schema built from `z.strictObject`, so that a misspelt key is a fault
 * @param firstLine the line of the file at which `text` begins, for front matter
 */
export function parseStrictYaml<S extends z.ZodType>(
	text: string,
	schema: S,
	firstLine = 1,
): StrictResult<z.output<S>> {
	const { value, errors, lineAt } = parsePositionedYaml(text, firstLine);
	if (errors.length > 0) {
		return {
			value: null,
			lineAt,
			faults: errors.map(({ message, line }) => ({
				kind: 'syntax' as const,
				line,
				message: `Not valid YAML: ${message.replace(/\.?$/, '.')}`,
				hint: '',
			})),
		};
	}
	const result = schema.safeParse(value ?? {});
	if (result.success) return { value: result.data, faults: [], lineAt };
	const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
	const faults = result.error.issues.flatMap((issue) => faultsOf(issue, value, shape, lineAt));
	return { value: null, lineAt, faults: faults.sort((a, b) => a.line - b.line) };
}

/** The part of JSON Schema that describes our strict objects. */
interface Shape {
	readonly description?: string;
	readonly properties?: Readonly<Record<string, Shape>>;
	readonly additionalProperties?: Shape | false;
	readonly items?: Shape;
	readonly anyOf?: readonly Shape[];
}

function faultsOf(issue: z.core.$ZodIssue, root: unknown, shape: Shape, lineAt: LineAt): readonly Fault[] {
	const line = lineAt(issue.path);
	if (issue.code === 'unrecognized_keys') {
		const allowed = allowedKeys(shape, issue.path);
		return issue.keys.map((key) => ({
			kind: 'unknown-key' as const,
			line: lineAt([...issue.path, key]),
			message: `Unknown key \`${key}\` ${placeOf(issue.path)}.${didYouMeanSentence(key, allowed)}`,
			hint: `Allowed keys ${placeOf(issue.path)}: ${allowed.join(', ')}.`,
		}));
	}
	const found = valueAt(root, issue.path);
	const what = shapeAt(shape, issue.path)?.description;
	const meaning = what === undefined ? '' : ` \`${String(issue.path.at(-1))}\` is ${what}.`;
	if (found === undefined && issue.code !== 'custom') {
		const parent = issue.path.slice(0, -1);
		return [
			{
				kind: 'missing-key',
				line: lineAt(parent),
				message: `Key \`${String(issue.path.at(-1))}\` is missing ${placeOf(parent)}; expected ${expectation(issue)}.`,
				hint: `Allowed keys ${placeOf(parent)}: ${allowedKeys(shape, parent).join(', ')}.${meaning}`,
			},
		];
	}
	const message =
		issue.code === 'custom'
			? `${subjectOf(issue.path)}: ${issue.message}`
			: `${subjectOf(issue.path)} is ${describe(found)}; expected ${expectation(issue)}.`;
	const near =
		issue.code === 'invalid_value' ? didYouMeanSentence(String(found), issue.values.map(String)) : '';
	return [{ kind: 'wrong-value', line, message: message + near, hint: meaning.trim() }];
}

/** `expected …` in words. */
function expectation(issue: z.core.$ZodIssue): string {
	switch (issue.code) {
		case 'invalid_type':
			return TYPE_WORDS[issue.expected] ?? issue.expected;
		case 'invalid_value':
			return `one of ${issue.values.map(String).join(', ')}`;
		case 'too_small':
			return issue.origin === 'array'
				? `at least ${issue.minimum} ${plural(Number(issue.minimum), 'item')}`
				: issue.origin === 'string'
					? 'text that is not empty'
					: `at least ${issue.minimum}`;
		case 'invalid_format':
			return FORMAT_WORDS[issue.format] ?? `text of the form ${issue.format}`;
		default:
			return issue.message;
	}
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
	string: 'text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'keys with values',
	record: 'keys with values',
};

const FORMAT_WORDS: Readonly<Record<string, string>> = {
	url: 'a URL that begins with https://',
	regex: 'letters, digits, `.`, `_` or `-`',
};

function describe(value: unknown): string {
	if (value === null || value === undefined) return 'empty';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a set of keys';
	if (typeof value === 'string') return `the text "${value.length > 60 ? `${value.slice(0, 57)}…` : value}"`;
	return `the ${typeof value} ${String(value)}`;
}

/** `repositories[0].git` */
function dotted(path: readonly PropertyKey[]): string {
	return path
		.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
		.join('');
}
const placeOf = (path: readonly PropertyKey[]): string =>
	path.length === 0 ? 'at the top level' : `in \`${dotted(path)}\``;
const subjectOf = (path: readonly PropertyKey[]): string =>
	path.length === 0 ? 'The file' : `\`${dotted(path)}\``;

function shapeAt(shape: Shape, path: readonly PropertyKey[]): Shape | undefined {
	let current: Shape | undefined = shape;
	for (const key of path) {
		const concrete: Shape | undefined = current?.anyOf?.find((one) => one.properties ?? one.items) ?? current;
		current =
			typeof key === 'number'
				? concrete?.items
				: (concrete?.properties?.[String(key)] ?? (concrete?.additionalProperties || undefined));
	}
	return current?.anyOf?.find((one) => one.properties ?? one.items) ?? current;
}

function allowedKeys(shape: Shape, path: readonly PropertyKey[]): readonly string[] {
	return Object.keys(shapeAt(shape, path)?.properties ?? {});
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
	let current = root;
	for (const key of path) {
		if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
		current = (current as Record<PropertyKey, unknown>)[key];
	}
	return current;
}
