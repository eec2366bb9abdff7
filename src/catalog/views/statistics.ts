import type { Catalog } from '../../model/catalog.ts';
import { LIFECYCLE_STATES, type LifecycleState } from '../../model/lifecycle-state.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Schema } from '../../model/schema.ts';
import type { Severity } from '../../model/severity.ts';
import { bySeverity, countBySeverity } from '../../model/severity.ts';
import type { Stream } from '../../model/stream.ts';
import { formatPercent } from '../../text/format.ts';

/** An amount of things that share a value. */
export interface Amount {
	/** The shared value; '' for things that have none. */
	readonly key: string;
	readonly count: number;
}

/** Something that the sources show to be unfinished. */
export interface InProgress {
	readonly kind: 'draft-schema' | 'development-schema' | 'partial-stream';
	/** Title of the schema or name of the stream. */
	readonly name: string;
	/** What is going on, a few words. */
	readonly state: string;
}

/** Everything that the home page says in figures. */
export interface Statistics {
	readonly eventSchemas: number;
	readonly fragments: number;
	readonly versions: number;
	/** Streams that the default view declares, patterns included. */
	readonly streams: number;
	/** Streams of other environments or single wikis only. */
	readonly streamsElsewhere: number;
	readonly patterns: number;
	readonly fields: number;
	/** Largest first; key is the destination's name. */
	readonly byDestination: readonly Amount[];
	/** In the order of the life of a stream. */
	readonly byLifecycle: readonly { readonly key: LifecycleState; readonly count: number }[];
	/** Largest first; key is the first part of the title. */
	readonly byNamespace: readonly Amount[];
	readonly problems: Readonly<Record<Severity, number>>;
	/** Errors first, then by amount. */
	readonly problemKinds: readonly (Amount & { readonly severity: Severity })[];
	readonly inMotion: readonly InProgress[];
}

/** Most telling first. */
const MOTION: readonly InProgress['kind'][] = ['draft-schema', 'partial-stream', 'development-schema'];

/** First part of a schema's title: `mediawiki` of `mediawiki/page/change`. */
const topFolderOf = (title: string): string => title.split('/', 1)[0] ?? title;

function amounts<T>(things: readonly T[], keyOf: (thing: T) => string): Amount[] {
	const counts = new Map<string, number>();
	for (const thing of things) {
		const key = keyOf(thing);
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return [...counts]
		.map(([key, count]) => ({ key, count }))
		.sort((a, b) => b.count - a.count || byCodeUnit(a.key, b.key));
}

/** What a stream still has before it, or null where it flows in full or is only left over. */
function streamInMotion(stream: Stream): InProgress | null {
	const { state } = stream.lifecycle;
	if (state === 'beta-only') return { kind: 'partial-stream', name: stream.name, state: 'beta only' };
	if (state === 'switched-off') return { kind: 'partial-stream', name: stream.name, state: 'switched off' };
	const rate = stream.sample?.rate ?? null;
	if (state !== 'sampled' || rate === null) return null;
	return {
		kind: 'partial-stream',
		name: stream.name,
		state: `sampled at ${formatPercent(rate, 3)}`,
	};
}

function schemaInMotion(schema: Schema): InProgress | null {
	if (schema.draft !== null) {
		return { kind: 'draft-schema', name: schema.title, state: `draft ${schema.draft.version}` };
	}
	return schema.development
		? { kind: 'development-schema', name: schema.title, state: 'in development' }
		: null;
}

/**
 * Counts the catalog. The sources carry no dates, so nothing here says what changed when; `inMotion` lists what
 * they show to be unfinished instead: drafts first, then streams that are not fully rolled out, then
 * schemas in development.
 */
export function statisticsOf(catalog: Catalog): Statistics {
	const { schemas, streams, problems } = catalog;
	const severities = new Map(problems.map(({ code, severity }) => [code, severity]));
	return {
		eventSchemas: schemas.filter(({ kind }) => kind === 'event').length,
		fragments: schemas.filter(({ kind }) => kind === 'fragment').length,
		versions: schemas.reduce((sum, { versions }) => sum + versions.length, 0),
		streams: streams.filter(({ inDefaultView }) => inDefaultView).length,
		streamsElsewhere: streams.filter(({ inDefaultView }) => !inDefaultView).length,
		patterns: streams.filter(({ pattern }) => pattern !== null).length,
		fields: catalog.fields.length,
		byDestination: amounts(streams, ({ destination }) => destination ?? ''),
		byLifecycle: LIFECYCLE_STATES.map((key) => ({
			key,
			count: streams.filter(({ lifecycle }) => lifecycle.state === key).length,
		})).filter((amount) => amount.count > 0),
		byNamespace: amounts(schemas, ({ title }) => topFolderOf(title)),
		problems: countBySeverity(problems),
		problemKinds: amounts(problems, ({ code }) => code)
			.map((amount) => ({ ...amount, severity: severities.get(amount.key) ?? 'notice' }))
			.sort(bySeverity),
		inMotion: [
			...schemas.flatMap((schema) => schemaInMotion(schema) ?? []),
			...streams.flatMap((stream) => streamInMotion(stream) ?? []),
		].sort((a, b) => MOTION.indexOf(a.kind) - MOTION.indexOf(b.kind)),
	};
}
