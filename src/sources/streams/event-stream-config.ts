/**
 * The second merge layer: what a stream's settings are, given the value of the two settings for a wiki. Mirrors
 * the classes StreamConfigs and StreamConfig of the extension EventStreamConfig.
 */
import type { PhpPattern } from '../../formats/pattern/php-delimiters.ts';
import { parsePhpPattern } from '../../formats/pattern/php-delimiters.ts';
import { topicsOfPrefixes } from '../../formats/pattern/topics.ts';
import {
	arrayOf,
	type Origin,
	type OriginSource,
	PhpArray,
	type PhpKey,
	stringOf,
	type Traced,
} from '../../formats/php/value.ts';

/** A stream as one wiki sees it. */
export interface DeclaredStream {
	/** A name, or a regular expression with its delimiters. */
	readonly name: string;
	/** Key of its entry: the name, or an integer for an entry in list form. */
	readonly key: PhpKey;
	readonly entry: Traced;
	/** The default settings it was laid over, or null. */
	readonly defaults: Traced | null;
	/** Effective settings; `stream` and `topics` are last unless the entry states them. */
	readonly settings: PhpArray;
	readonly topics: readonly string[];
	readonly pattern: PhpPattern | null;
}

/** What EventStreamConfig would refuse, or quietly get wrong. */
export interface StreamConfigFinding {
	readonly kind:
		| 'entry-no-array'
		| 'entry-without-name'
		| 'declared-twice'
		| 'regex-invalid'
		| 'topics-no-list'
		| 'prefixes-no-list';
	readonly name: string;
	readonly origin: Origin;
}

/** Entries that were merged before, so that wikis that see the same entry share one result. */
export type StreamCache = WeakMap<Traced, Map<Traced | null, DeclaredStream>>;

/**
 * All streams of a wiki by name, in the order of the configuration (StreamConfigs::__construct): an entry with
 * an integer key takes its name from its own `stream` setting; a name that comes twice counts as it was last.
 */
export function streamsOf(
	streams: Traced | null,
	defaults: Traced | null,
	cache: StreamCache = new WeakMap(),
	report: (finding: StreamConfigFinding) => void = () => {},
): Map<string, DeclaredStream> {
	const result = new Map<string, DeclaredStream>();
	for (const [key, entry] of arrayOf(streams ?? undefined)?.entries() ?? []) {
		const settings = arrayOf(entry);
		const inner = typeof key === 'number' ? stringOf(settings?.at('stream')) : undefined;
		const name = inner ?? String(key);
		if (!settings) {
			report({ kind: 'entry-no-array', name, origin: entry.origin });
			continue;
		}
		if (typeof key === 'number' && inner === undefined) {
			report({ kind: 'entry-without-name', name, origin: entry.origin });
			continue;
		}
		const earlier = result.get(name);
		if (earlier) report({ kind: 'declared-twice', name, origin: entry.origin });
		result.set(name, cached(cache, name, key, entry, settings, defaults));
	}
	return result;
}

function cached(
	cache: StreamCache,
	name: string,
	key: PhpKey,
	entry: Traced,
	settings: PhpArray,
	defaults: Traced | null,
): DeclaredStream {
	const known = cache.get(entry)?.get(defaults);
	if (known) return known;
	const stream = declareStream(name, key, entry, settings, defaults);
	const byDefaults = cache.get(entry) ?? new Map<Traced | null, DeclaredStream>();
	byDefaults.set(defaults, stream);
	cache.set(entry, byDefaults);
	return stream;
}

/** What the wiki computes itself rather than reads. */
const COMPUTED: OriginSource = { environment: '', file: '', path: '', setting: '', group: '' };
const COMPUTED_ORIGIN: Origin = { source: COMPUTED, line: null };

function declareStream(
	name: string,
	key: PhpKey,
	entry: Traced,
	own: PhpArray,
	defaults: Traced | null,
): DeclaredStream {
	const settings = arrayReplaceRecursive(arrayOf(defaults ?? undefined) ?? new PhpArray(), own);
	const stated = settings.at('stream');
	if (stringOf(stated) !== name) settings.set('stream', { value: name, origin: COMPUTED_ORIGIN });
	const pattern = parsePhpPattern(name);
	const topics = topicsOf(name, settings, pattern);
	if (!isSet(settings.at('topics'))) {
		const list = new PhpArray();
		for (const topic of topics) list.append({ value: topic, origin: COMPUTED_ORIGIN });
		settings.set('topics', { value: list, origin: COMPUTED_ORIGIN });
	}
	return { name, key, entry, defaults, settings, topics, pattern };
}

/**
 * An answer of action=streamconfigs as streams: merged already, so entries stand for themselves.
 */
export function streamsOfAnswer(answer: PhpArray): Map<string, DeclaredStream> {
	const result = new Map<string, DeclaredStream>();
	for (const [key, entry] of answer.entries()) {
		const settings = arrayOf(entry);
		if (settings) result.set(String(key), declareStream(String(key), key, entry, settings, null));
	}
	return result;
}

/**
 * PHP's array_replace_recursive($base, $replacement): arrays on both sides are replaced in turn, key by key, so
 * lists are merged *by index* and an empty array changes nothing; any other value of the replacement wins, null
 * and false too. Keys of the base come first.
 */
function arrayReplaceRecursive(base: PhpArray, replacement: PhpArray): PhpArray {
	const out = base.copy();
	for (const [key, value] of replacement.entries()) {
		const below = out.get(key);
		if (below?.value instanceof PhpArray && value.value instanceof PhpArray) {
			out.set(key, { value: arrayReplaceRecursive(below.value, value.value), origin: value.origin });
		} else out.set(key, value);
	}
	return out;
}

/** PHP's isset: there and not null. */
const isSet = (traced: Traced | undefined): traced is Traced => traced !== undefined && traced.value !== null;

/** The Kafka topics of a stream (StreamConfig::topics): the setting `topics` as it is, else computed. */
function topicsOf(name: string, settings: PhpArray, pattern: PhpPattern | null): string[] {
	const topics = settings.at('topics');
	if (isSet(topics)) return texts(arrayOf(topics));
	const prefixes = settings.at('topic_prefixes');
	return topicsOfPrefixes(name, isSet(prefixes) ? texts(arrayOf(prefixes)) : null, pattern);
}

const texts = (array: PhpArray | undefined): string[] =>
	Array.from(array?.entries() ?? [], ([, entry]) => entry.value)
		.filter((value) => !(value instanceof PhpArray))
		.map(String);

/**
 * The stream whose configuration a name gets (StreamConfigs::findByStream): the one of exactly that name, else
 * the first regular expression that matches.
 */
export function findStream(
	streams: ReadonlyMap<string, DeclaredStream>,
	name: string,
): DeclaredStream | null {
	const exact = streams.get(name);
	if (exact) return exact;
	for (const stream of streams.values()) {
		if (stream.pattern?.javascript?.test(name)) return stream;
	}
	return null;
}

/** What EventStreamConfig's validation would say of a stream (StreamConfig::validate). */
export function validateStream(stream: DeclaredStream): StreamConfigFinding[] {
	const findings: StreamConfigFinding[] = [];
	const { name, settings, entry } = stream;
	const check = (key: string, kind: StreamConfigFinding['kind']): void => {
		const value = settings.at(key);
		if (isSet(value) && !arrayOf(value)) findings.push({ kind, name, origin: value.origin });
	};
	if (stream.pattern && !stream.pattern.valid) {
		findings.push({ kind: 'regex-invalid', name, origin: entry.origin });
	}
	check('topic_prefixes', 'prefixes-no-list');
	check('topics', 'topics-no-list');
	return findings;
}
