/**
 * What `action=streamconfigs` answers to a query, from the full answer of a wiki. Mirrors ApiStreamConfigs,
 * StreamConfigs::get and StreamConfig::matchesSettings of the extension EventStreamConfig.
 */
import { parsePhpPattern } from '../../formats/pattern/php-delimiters.ts';
import { topicsOfPrefixes } from '../../formats/pattern/topics.ts';
import {
	isArray,
	isObject,
	type Json,
	type JsonObject,
	newObject,
	own,
	stringify,
} from '../../model/json.ts';

/** Streams that one request may name (`PARAM_ISMULTI_LIMIT1` of ApiStreamConfigs). */
export const MAX_STREAMS = 250;

/** The two parameters; null where the request has none. */
export interface StreamConfigsQuery {
	readonly streams: readonly string[] | null;
	readonly constraints: readonly string[] | null;
}

/**
 * Splits a parameter with several values as ParamValidator does: at `|`, or, where it begins with the character
 * U+001F, at that, so that values may have a `|`.
 */
export function multipleValues(text: string): readonly string[] {
	if (text === '') return [];
	return text.startsWith('\x1f') ? text.slice(1).split('\x1f') : text.split('|');
}

/**
 * @param streams settings by stream, the `streams` of the full answer
 * @returns the settings of the streams that are asked for and that meet all constraints. A name that only a
 *   regular expression matches is its own key, with its own topics; what matches nothing is left out silently
 */
export function answerStreamConfigs(streams: JsonObject, query: StreamConfigsQuery): JsonObject {
	const constraints = query.constraints === null ? null : constraintsOf(query.constraints);
	const chosen =
		query.streams === null
			? Object.entries(streams).map(([name, settings]) => ({ asked: name, name, settings }))
			: query.streams.flatMap((asked) => {
					const name = declaredName(streams, asked);
					return name === null ? [] : [{ asked, name, settings: streams[name] ?? null }];
				});
	const answers = chosen.flatMap(({ asked, name, settings }): [string, Json][] => {
		if (!isObject(settings) || !meets(name, settings, constraints)) return [];
		return [[asked, withTopics(settings, name, asked)]];
	});
	return newObject(answers);
}

/** StreamConfigs::findByStream: the stream of exactly that name, else the first pattern that matches. */
function declaredName(streams: JsonObject, asked: string): string | null {
	if (Object.hasOwn(streams, asked)) return asked;
	return Object.keys(streams).find((name) => parsePhpPattern(name)?.javascript?.test(asked)) ?? null;
}

/** StreamConfig::toArray with a target: a pattern's topics are those of the name that was asked for. */
function withTopics(settings: JsonObject, name: string, asked: string): Json {
	if (asked === name) return settings;
	const prefixes = isArray(settings['topic_prefixes']) ? settings['topic_prefixes'].map(phpText) : null;
	const computed = topicsOfPrefixes(name, prefixes, parsePhpPattern(name));
	// Topics that the configuration states are kept. The full answer does not tell them from computed ones.
	if (stringify(settings['topics'] ?? null) !== stringify(computed)) return settings;
	return newObject([...Object.entries(settings), ['topics', topicsOfPrefixes(asked, prefixes, null)]]);
}

/** Constraints as PHP has them after wfCgiToArray and array_merge_recursive. */
type Constraint = string | readonly string[] | Constraints;
type Constraints = ReadonlyMap<string, Constraint>;

/** `a=b` and `a[b][c]=d` to nested maps; a key that comes twice becomes a list (array_merge_recursive). */
export function constraintsOf(pairs: readonly string[]): Constraints {
	const all = new Map<string, Constraint>();
	for (const pair of pairs.flatMap((text) => text.split('&')).filter((text) => text !== '')) {
		const at = pair.indexOf('=');
		const key = decoded(at === -1 ? pair : pair.slice(0, at));
		const value = at === -1 ? '' : decoded(pair.slice(at + 1));
		const [, first = key, rest = ''] = /^([^[]*)((?:\[[^\]]*\])*)$/.exec(key) ?? [];
		const path = [first, ...Array.from(rest.matchAll(/\[([^\]]*)\]/g), ([, inner = '']) => inner)];
		insert(all, path, value);
	}
	return all;
}

const decoded = (text: string): string => {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
};

function insert(into: Map<string, Constraint>, [key = '', ...rest]: readonly string[], value: string): void {
	const known = into.get(key);
	if (rest.length > 0 && rest[0] !== '') {
		const below = known instanceof Map ? new Map<string, Constraint>(known) : new Map<string, Constraint>();
		insert(below, rest, value);
		into.set(key, below);
	} else if (known === undefined || known instanceof Map) into.set(key, rest.length > 0 ? [value] : value);
	else into.set(key, [...(typeof known === 'string' ? [known] : (known as readonly string[])), value]);
}

function meets(name: string, settings: JsonObject, constraints: Constraints | null): boolean {
	if (constraints === null || constraints.size === 0) return true;
	const rest = new Map(constraints);
	const stream = rest.get('stream');
	if (stream !== undefined) {
		const matches =
			typeof stream === 'string' && (parsePhpPattern(name)?.javascript?.test(stream) ?? name === stream);
		if (!matches) return false;
		rest.delete('stream');
	}
	return partlyEqual(settings, rest, 10);
}

/** StreamConfig::isPartialMatch: everything that is asked for is there; what is no array is compared as text. */
function partlyEqual(actual: Json, expected: Constraints, depth: number): boolean {
	if (depth === 0) return true;
	for (const [key, wanted] of expected) {
		const found = entryOf(actual, key);
		if (found === undefined || found === null) return false;
		if (typeof wanted === 'string') {
			if (typeof found === 'object' || phpText(found) !== wanted) return false;
			continue;
		}
		const list = listOf(wanted);
		if (list !== null && isArray(found)) {
			// PHP returns here, so constraints after a list are not looked at.
			const texts = new Set(found.map(phpText));
			return list.every((one) => typeof one === 'string' && texts.has(one));
		}
		const below =
			wanted instanceof Map
				? wanted
				: new Map((wanted as readonly string[]).entries().map(([key, one]) => [String(key), one]));
		if (typeof found !== 'object' || !partlyEqual(found, below, depth - 1)) return false;
	}
	return true;
}

/** What PHP's array_is_list takes for one: keys from 0 without a gap. */
function listOf(wanted: readonly string[] | Constraints): readonly Constraint[] | null {
	if (!(wanted instanceof Map)) return wanted as readonly string[];
	return [...wanted.keys()].every((key, index) => key === String(index)) ? [...wanted.values()] : null;
}

function entryOf(value: Json, key: string): Json | undefined {
	if (isArray(value)) return /^(?:0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
	return own(value, key);
}

/** A scalar as PHP casts it to text: true is `1`, false is nothing. */
function phpText(value: Json): string {
	if (typeof value === 'boolean') return value ? '1' : '';
	return value === null || typeof value === 'object' ? '' : String(value);
}
