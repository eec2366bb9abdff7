import type { RelatedStream } from '../../model/stream.ts';
import type { StreamRules } from '../../sources/rules/streams.ts';
import { namespaceOf, withoutVersion } from '../names/parts.ts';

/** What relations are told by. */
export interface RelatableStream {
	readonly name: string;
	readonly schemaTitle: string | null;
	/** Names that it matches, for a pattern. */
	readonly matches: readonly string[];
}

/** At most this many of one relation; a page lists the rest by a link. */
const MAX_EACH = 12;

const isPrivate = (base: string): boolean => base.endsWith('.private');
const publicBase = (base: string): string => base.replace(/\.private$/, '');

/**
 * How streams relate: versions of one name, the twin for private wikis, the stream for a job's errors, patterns
 * that catch a name, the same schema, the same namespace. Grouped by keys, so that time grows with the number of
 * streams and not with its square.
 *
 * @param streams sorted by name
 * @returns for each name its relations, the closest kind first, each other name once
 */
export function relatedStreams(
	streams: readonly RelatableStream[],
	rules: Pick<StreamRules, 'errorStreams'>,
): Map<string, RelatedStream[]> {
	const named = streams.filter(({ name }) => !name.startsWith('/'));
	const byBase = Map.groupBy(named, ({ name }) => publicBase(withoutVersion(name)));
	const bySchema = Map.groupBy(streams, ({ schemaTitle }) => schemaTitle ?? '');
	const byNamespace = Map.groupBy(named, ({ name }) => namespaceOf(name));
	const byError = errorStreams(named, byBase, rules);
	const byPattern = patternsOf(streams);
	return new Map(
		streams.map((stream) => {
			const { name } = stream;
			const base = withoutVersion(name);
			const relations: RelatedStream[] = [];
			const known = new Set([name]);
			const add = (relation: RelatedStream['relation'], names: readonly string[]): void => {
				for (const other of names.filter((one) => !known.has(one)).slice(0, MAX_EACH)) {
					known.add(other);
					relations.push({ name: other, relation });
				}
			};
			const family = name.startsWith('/') ? [] : neighbours(byBase.get(publicBase(base)) ?? [], stream);
			const twin = (other: string): boolean => isPrivate(withoutVersion(other)) !== isPrivate(base);
			add('private-twin', family.filter(twin));
			add('other-version', family);
			add('error-stream', byError.get(name) ?? []);
			add('pattern', stream.matches.length > 0 ? stream.matches : (byPattern.get(name) ?? []));
			add('same-schema', neighbours(bySchema.get(stream.schemaTitle ?? '\0') ?? [], stream));
			const namespace = namespaceOf(name);
			if (namespace !== '') add('same-prefix', neighbours(byNamespace.get(namespace) ?? [], stream));
			return [name, relations];
		}),
	);
}

/** The members of a group that stand nearest to a stream; a group can have thousands. */
function neighbours(group: readonly RelatableStream[], stream: RelatableStream): string[] {
	const index = positionOf(group, stream);
	const start = Math.max(0, Math.min(index - MAX_EACH / 2, group.length - MAX_EACH - 1));
	return group.slice(start, start + MAX_EACH + 1).map(({ name }) => name);
}

/** Groups keep the order of names, so a position is found by halving. */
function positionOf(group: readonly RelatableStream[], { name }: RelatableStream): number {
	let low = 0;
	let high = group.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((group[middle]?.name ?? '') < name) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Streams for errors and the streams whose events they hold; both sides are told of each other. */
function errorStreams(
	named: readonly RelatableStream[],
	byBase: ReadonlyMap<string, readonly RelatableStream[]>,
	{ errorStreams: rules }: Pick<StreamRules, 'errorStreams'>,
): Map<string, string[]> {
	const related = new Map<string, string[]>();
	for (const { name } of named) {
		for (const rule of rules) {
			if (!rule.name.test(name)) continue;
			for (const other of byBase.get(name.replace(rule.name, rule.of))?.slice(0, MAX_EACH) ?? []) {
				append(related, name, other.name);
				append(related, other.name, name);
			}
		}
	}
	return related;
}

function patternsOf(streams: readonly RelatableStream[]): Map<string, string[]> {
	const patterns = new Map<string, string[]>();
	for (const { name, matches } of streams) {
		for (const match of matches) append(patterns, match, name);
	}
	return patterns;
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}
