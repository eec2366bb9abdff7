/** What streams can be filtered by on the list: the facets, their values in words, and how often each occurs. */
import { LIFECYCLE_STATE, LIFECYCLE_STATES } from '../../model/lifecycle-state.ts';
import { PRODUCER_KIND } from '../../model/producer-kind.ts';
import type { Stream } from '../../model/stream.ts';
import { namespacesOf } from '../names/parts.ts';
import { isDocumented } from '../stream/problems.ts';
import { PURPOSE_LABELS, streamPurpose } from '../stream/purpose.ts';
import { type Facet, labelled } from './facet.ts';
import { OWNER_FACET, yearFacet } from './past-facets.ts';
import { ACTIVITY_LABELS } from './sparkline.ts';

const yesNo = labelled({ yes: 'Yes', no: 'No' });

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
		say: labelled({ none: 'None' }),
	},
	{
		id: 'producer',
		label: 'Producer',
		of: ({ producers }) => [...new Set(producers.map(({ kind }) => kind))],
		say: labelled(PRODUCER_KIND),
	},
	{
		id: 'state',
		label: 'Rollout stage',
		of: ({ lifecycle }) => [lifecycle.state],
		say: labelled(LIFECYCLE_STATE),
		order: LIFECYCLE_STATES,
	},
	{
		id: 'purpose',
		label: 'Purpose, by its name',
		of: ({ name }) => [streamPurpose(name)],
		say: labelled(PURPOSE_LABELS),
		order: ['regular', 'test', 'staging', 'development', 'errors'],
	},
	{
		id: 'sampling',
		label: 'Sampling',
		of: (stream) => [samplingOf(stream)],
		say: labelled({
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
		say: labelled({ table: 'In a table', raw: 'Raw events only', no: 'Not ingested' }),
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
		say: labelled({ 'user-agent': 'User agent', ip: 'IP address', neither: 'Neither of these' }),
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
		say: labelled(ACTIVITY_LABELS),
		order: ['active', 'canary-only', 'idle', 'unknown'],
	},
	yearFacet('since', 'declared', 'Declared since'),
	yearFacet('changed', 'changed', 'Changed last'),
	{
		id: 'schema',
		label: 'Schema',
		of: ({ schemaTitle, schemaPresent }) => [
			...(schemaTitle === null ? ['none'] : [schemaTitle]),
			...(schemaPresent ? [] : ['missing']),
		],
		say: labelled({ missing: 'Not in this catalog', none: 'None' }),
	},
];
