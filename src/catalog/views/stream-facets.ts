/** What streams can be filtered by on the list: the facets, their values in words, and how often each occurs. */

import { LIFECYCLE_STATE, LIFECYCLE_STATES } from '../../model/lifecycle-state.ts';
import { byCodeUnit } from '../../model/order.ts';
import { PRODUCER_KIND } from '../../model/producer-kind.ts';
import type { Stream } from '../../model/stream.ts';
import { namespacesOf } from '../names/parts.ts';
import { isDocumented } from '../stream/problems.ts';
import { ACTIVITY_LABELS } from './sparkline.ts';

export interface Facet {
	/** Name of the parameter in the address. */
	readonly id: string;
	readonly label: string;
	/** Values of a stream; one with several counts for each of them. */
	readonly of: (stream: Stream) => readonly string[];
	/** A value in words. */
	readonly say: (value: string) => string;
	/** The order of values; without it the most frequent comes first. */
	readonly order?: readonly string[];
}

const wordsOf =
	(labels: Readonly<Record<string, string>>) =>
	(value: string): string =>
		Object.hasOwn(labels, value) ? (labels[value] ?? value) : value;

/** The label of a row of a table of the model. */
const labelIn =
	(rows: Readonly<Record<string, { readonly label: string }>>) =>
	(value: string): string =>
		Object.hasOwn(rows, value) ? (rows[value]?.label ?? value) : value;

const yesNo = wordsOf({ yes: 'Yes', no: 'No' });
const verbatim = (value: string): string => (value === 'none' ? 'None' : value);

function lakeOf({ ingestion, table }: Stream): string {
	if (ingestion.hadoop && ingestion.hive && table !== null) return 'table';
	return ingestion.hadoop ? 'raw' : 'no';
}

function samplingOf({ sample }: Stream): string {
	if (sample === null) return 'no';
	if (!sample.valid) return 'off';
	return (sample.rate ?? 0) >= 1 ? 'full' : 'sampled';
}

const year = (value: string): string => (value === 'unknown' ? 'Not known' : value);
/** Newest first; what is not known is last. */
const YEARS: readonly string[] = [
	...Array.from({ length: 100 }, (_, index) => String(2099 - index)),
	'unknown',
];

/** The facets in the order of the form. Their order is also that of the values in a row of the list. */
export const STREAM_FACETS: readonly Facet[] = [
	{
		id: 'destination',
		label: 'Event service',
		of: ({ destination }) => [destination ?? 'none'],
		say: verbatim,
	},
	{
		id: 'producer',
		label: 'Sent by',
		of: ({ producers }) => [...new Set(producers.map(({ kind }) => kind))],
		say: labelIn(PRODUCER_KIND),
	},
	{
		id: 'state',
		label: 'State',
		of: ({ lifecycle }) => [lifecycle.state],
		say: labelIn(LIFECYCLE_STATE),
		order: LIFECYCLE_STATES,
	},
	{
		id: 'sampling',
		label: 'Sampling',
		of: (stream) => [samplingOf(stream)],
		say: wordsOf({
			no: 'Not configured',
			full: 'At the full rate',
			sampled: 'Sampled',
			off: 'Off, or not valid',
		}),
		order: ['sampled', 'full', 'no', 'off'],
	},
	{
		id: 'lake',
		label: 'Data Lake',
		of: (stream) => [lakeOf(stream)],
		say: wordsOf({ table: 'In a table', raw: 'Raw events only', no: 'Not ingested' }),
		order: ['table', 'raw', 'no'],
	},
	{
		id: 'public',
		label: 'Public',
		of: (stream) => [stream.public === null ? 'no' : 'yes'],
		say: yesNo,
		order: ['yes', 'no'],
	},
	{
		id: 'collects',
		label: 'Collects',
		of: ({ collects }) => [
			...(collects.userAgent ? ['user-agent'] : []),
			...(collects.ip ? ['ip'] : []),
			...(collects.userAgent || collects.ip ? [] : ['neither']),
		],
		say: wordsOf({ 'user-agent': 'User agent', ip: 'IP address', neither: 'Neither of these' }),
		order: ['user-agent', 'ip', 'neither'],
	},
	{
		id: 'documented',
		label: 'Described',
		of: (stream) => [isDocumented(stream) ? 'yes' : 'no'],
		say: yesNo,
		order: ['yes', 'no'],
	},
	{
		id: 'activity',
		label: 'Activity',
		of: ({ activity }) => [activity?.state ?? 'unknown'],
		say: wordsOf(ACTIVITY_LABELS),
		order: ['active', 'canary-only', 'idle', 'unknown'],
	},
	{
		id: 'declared',
		label: 'Declared since',
		of: ({ dates }) => [dates.since?.slice(0, 4) ?? 'unknown'],
		say: year,
		order: YEARS,
	},
	{
		id: 'changed',
		label: 'Changed last',
		of: ({ dates }) => [dates.changed?.slice(0, 4) ?? 'unknown'],
		say: year,
		order: YEARS,
	},
	{
		id: 'schema',
		label: 'Schema',
		of: ({ schemaTitle, schemaPresent }) => [
			...(schemaTitle === null ? ['none'] : [schemaTitle]),
			...(schemaPresent ? [] : ['missing']),
		],
		say: wordsOf({ missing: 'Not in this catalog', none: 'None' }),
	},
	{
		id: 'prefix',
		label: 'Namespace',
		of: ({ name }) => namespacesOf(name),
		say: (value) => `${value}.`,
	},
];

export interface FacetOption {
	readonly value: string;
	readonly label: string;
	readonly count: number;
}

/** Values that only one stream has are left out of long lists: its page says more than a filter could. */
const LONG = 30;

/** The values of a facet that occur, with the number of streams of each. */
export function facetOptions(facet: Facet, streams: readonly Stream[]): FacetOption[] {
	const counts = new Map<string, number>();
	for (const value of streams.flatMap(facet.of)) counts.set(value, (counts.get(value) ?? 0) + 1);
	const rank = (value: string): number => facet.order?.indexOf(value) ?? 0;
	const options = Array.from(counts, ([value, count]) => ({ value, label: facet.say(value), count }));
	return options
		.filter(({ count }) => options.length <= LONG || count > 1)
		.sort((a, b) => rank(a.value) - rank(b.value) || b.count - a.count || byCodeUnit(a.value, b.value));
}

/** A group of streams with one namespace, nested by depth; streams stand below the last group that holds them. */
export type ListEntry =
	| { readonly kind: 'group'; readonly prefix: string; readonly depth: number; readonly count: number }
	| { readonly kind: 'stream'; readonly stream: Stream; readonly depth: number };

/**
 * Streams as a tree of namespaces, flattened to rows: names of one namespace stand together in the order of names,
 * so that a heading before the first of them is enough. A namespace of one stream gets no heading, and neither does
 * one whose streams all stand in the same namespace below it.
 *
 * @param streams sorted by name
 */
export function namespaceRows(streams: readonly Stream[]): ListEntry[] {
	const counts = new Map<string, number>();
	for (const { name } of streams) {
		for (const prefix of namespacesOf(name)) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
	}
	const rows: ListEntry[] = [];
	let open: readonly string[] = [];
	for (const stream of streams) {
		const chain = namespacesOf(stream.name);
		const prefixes = chain.filter((prefix, index) => {
			const count = counts.get(prefix) ?? 0;
			const below = chain[index + 1];
			return count > 1 && (below === undefined || counts.get(below) !== count);
		});
		for (const [depth, prefix] of prefixes.entries()) {
			if (open.includes(prefix)) continue;
			rows.push({ kind: 'group', prefix, depth, count: counts.get(prefix) ?? 0 });
		}
		open = prefixes;
		rows.push({ kind: 'stream', stream, depth: prefixes.length });
	}
	return rows;
}
