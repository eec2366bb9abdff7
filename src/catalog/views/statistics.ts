import type { Catalog } from '../../model/catalog.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Schema } from '../../model/schema.ts';
import type { Severity } from '../../model/severity.ts';
import { countBySeverity } from '../../model/severity.ts';
import type { Stream } from '../../model/stream.ts';
import { formatPercent } from '../../text/format.ts';

/** Schemas that the home page names. */
const MOST_USED = 6;

/** How many things share a value. */
export interface Amount {
	/** The shared value. */
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
	/** Event schemas by the number of streams that carry them, at most six; key is the title. */
	readonly mostUsed: readonly Amount[];
	/** Problems by severity. */
	readonly problems: Readonly<Record<Severity, number>>;
	readonly inMotion: readonly InProgress[];
}

/** Most telling first. */
const MOTION: readonly InProgress['kind'][] = ['draft-schema', 'partial-stream', 'development-schema'];

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
	return {
		eventSchemas: schemas.filter(({ kind }) => kind === 'event').length,
		fragments: schemas.filter(({ kind }) => kind === 'fragment').length,
		versions: schemas.reduce((sum, { versions }) => sum + versions.length, 0),
		streams: streams.filter(({ inDefaultView }) => inDefaultView).length,
		streamsElsewhere: streams.filter(({ inDefaultView }) => !inDefaultView).length,
		patterns: streams.filter(({ pattern }) => pattern !== null).length,
		fields: catalog.fields.length,
		mostUsed: schemas
			.filter(({ kind, streams: carriers }) => kind === 'event' && carriers.length > 0)
			.map(({ title, streams: carriers }) => ({ key: title, count: carriers.length }))
			.sort((a, b) => b.count - a.count || byCodeUnit(a.key, b.key))
			.slice(0, MOST_USED),
		problems: countBySeverity(problems),
		inMotion: [
			...schemas.flatMap((schema) => schemaInMotion(schema) ?? []),
			...streams.flatMap((stream) => streamInMotion(stream) ?? []),
		].sort((a, b) => MOTION.indexOf(a.kind) - MOTION.indexOf(b.kind)),
	};
}
