/** What streams can be filtered by on the list: the facets, their values in words, and how often each occurs. */
import { LIFECYCLE_STATE, LIFECYCLE_STATES } from '../../model/lifecycle-state.ts';
import { PRODUCER_KIND } from '../../model/producer-kind.ts';
import type { Stream } from '../../model/stream.ts';
import { namespacesOf } from '../names/parts.ts';
import { isDocumented } from '../stream/problems.ts';
import { PURPOSE_LABELS, streamPurpose } from '../stream/purpose.ts';
import type { Facet } from './facet.ts';
import { OWNER_FACET, YEARS, yearOf } from './past-facets.ts';
import { ACTIVITY_LABELS } from './sparkline.ts';

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

/** The facets in the order of the form. Their order is also that of the values in a row of the list. */
export const STREAM_FACETS: readonly Facet<Stream>[] = [
	{
		id: 'prefix',
		label: 'Namespace',
		of: ({ name }) => namespacesOf(name),
		say: (value) => `${value}.`,
	},
	{
		id: 'destination',
		label: 'Event service',
		of: ({ destination }) => [destination ?? 'none'],
		say: verbatim,
	},
	{
		id: 'producer',
		label: 'Producer',
		of: ({ producers }) => [...new Set(producers.map(({ kind }) => kind))],
		say: labelIn(PRODUCER_KIND),
	},
	{
		id: 'state',
		label: 'Rollout stage',
		of: ({ lifecycle }) => [lifecycle.state],
		say: labelIn(LIFECYCLE_STATE),
		order: LIFECYCLE_STATES,
	},
	{
		id: 'purpose',
		label: 'Purpose',
		of: ({ name }) => [streamPurpose(name)],
		say: wordsOf(PURPOSE_LABELS),
		order: ['regular', 'test', 'staging', 'development', 'errors'],
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
	OWNER_FACET,
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
		of: ({ dates }) => [yearOf(dates.since)],
		...YEARS,
	},
	{
		id: 'changed',
		label: 'Changed last',
		of: ({ dates }) => [yearOf(dates.changed)],
		...YEARS,
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
];
