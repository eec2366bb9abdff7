import type { CatalogConfig } from '../../model/config.ts';
import { LIFECYCLE_STATE } from '../../model/lifecycle-state.ts';
import type { Stream } from '../../model/stream.ts';
import { streamsPath } from '../../paths.ts';
import { PURPOSE_LABELS, streamPurpose } from '../stream/purpose.ts';
import { NOT_SAMPLED } from '../stream/sampling.ts';
import type { Status } from './schema-status.ts';
import { ACTIVITY_LABELS } from './sparkline.ts';

const NOTE_STATUS = {
	active: 'Active',
	deprecated: 'Deprecated',
	experimental: 'Experimental',
	retired: 'Retired',
} as const;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Test Kitchen sets the share of traffic of each instrument; the configuration of the stream says nothing of it. */
const setElsewhere = ({ sample, producers }: Stream): boolean =>
	sample === null && producers.some(({ kind }) => kind === 'test-kitchen');

/** How much is collected in an environment: "1 in 5 sessions", "No sampling configured". */
export function samplingText(stream: Stream, environment: string): string {
	if (setElsewhere(stream)) return 'Set per instrument in Test Kitchen';
	return capitalised(stream.sampling[environment] ?? NOT_SAMPLED);
}

/** Personal data that the platform adds: "IP address, user agent"; '' for none. */
export function collectedPersonalData({ collects }: Pick<Stream, 'collects'>): string {
	return [collects.ip && 'IP address', collects.userAgent && 'user agent'].filter(Boolean).join(', ');
}

/** What decides whether it is the right stream, in a few words; each leads to the streams of which it is true. */
export function streamStatus(stream: Stream, config: CatalogConfig): readonly Status[] {
	const { lifecycle, sample } = stream;
	const purpose = streamPurpose(stream.name);
	const stage = LIFECYCLE_STATE[lifecycle.state];
	const environment = config.environments[0]?.name ?? '';
	const personal = collectedPersonalData(stream);
	const statuses: (Status | false)[] = [
		lifecycle.state !== 'sampled' && {
			...stage,
			meaning: capitalised(lifecycle.summary),
			href: streamsPath({ state: lifecycle.state }),
		},
		purpose !== 'regular' && {
			label: PURPOSE_LABELS[purpose],
			tone: 'warning',
			meaning: 'Read from the name alone: no setting states what a stream is for.',
			href: streamsPath({ purpose }),
		},
		lifecycle.state !== 'beta-only' && {
			label: setElsewhere(stream)
				? samplingText(stream, environment)
				: sample === null
					? 'No sampling configured'
					: `Sampled: ${(stream.sampling[environment] ?? '').split('; ')[0]}`,
			tone: sample === null ? 'neutral' : 'progressive',
			meaning: 'How much is collected, as far as the configuration says.',
			href: '#sampling',
		},
		personal !== '' && {
			label: `Collects ${personal}`,
			tone: 'warning',
			meaning: 'Personal data that the platform adds to each event.',
			href: streamsPath({ collects: stream.collects.ip ? 'ip' : 'user-agent' }),
		},
		stream.activity !== null &&
			stream.activity.state !== 'unknown' && {
				label: ACTIVITY_LABELS[stream.activity.state],
				tone: stream.activity.state === 'active' ? 'success' : 'warning',
				meaning: `By counts up to ${stream.activity.asOf}.`,
				href: streamsPath({ activity: stream.activity.state }),
			},
		stream.public !== null && {
			label: 'Public',
			tone: 'success',
			meaning: 'Everybody can read it over HTTP.',
			href: streamsPath({ public: 'yes' }),
		},
		stream.legacy && {
			label: 'Legacy',
			tone: 'neutral',
			meaning: 'Migrated from EventLogging.',
			href: streamsPath({ prefix: '', q: 'eventlogging_' }),
		},
		stream.pattern !== null && {
			label: 'Wildcard stream',
			tone: 'neutral',
			meaning: 'The name is a regular expression that many streams match.',
			href: '#pattern',
		},
		stream.note?.status
			? { label: NOTE_STATUS[stream.note.status], tone: 'neutral', meaning: 'A note says so.' }
			: false,
		!stream.schemaPresent && {
			label: stream.schemaTitle === null ? 'No schema' : 'Schema not in this catalog',
			tone: 'warning',
			meaning: 'Its fields cannot be shown.',
			href: streamsPath({ schema: 'missing' }),
		},
		stream.problems.some(({ severity }) => severity === 'error') && {
			label: 'Has errors',
			tone: 'error',
			meaning: 'See the issues of the stream.',
			href: '#issues',
		},
	];
	return statuses.filter((status) => status !== false);
}
