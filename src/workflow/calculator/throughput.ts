import { formatAmount, formatBytes, formatPercent } from '../../text/format.ts';

/** How many events a stream brings, before it exists: the arithmetic of the estimating page. Browser-safe. */

const SECONDS_PER_DAY = 86_400;

/** Rates that the plot and its table show, ascending. */
export const SHOWN_RATES: readonly number[] = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

export interface ThroughputQuestion {
	/** Sessions, page views or devices that begin per second, before any sampling. */
	readonly identifiersPerSecond: number;
	/** Events that one of them causes on average. */
	readonly eventsPerIdentifier: number;
	/** Share of identifiers that send events, from 0 to 1. */
	readonly rate: number;
	/** Size of one event as JSON, in bytes. */
	readonly eventBytes: number;
}

export interface Throughput {
	readonly eventsPerSecond: number;
	readonly eventsPerDay: number;
	readonly bytesPerDay: number;
}

/**
 * Events and bytes that a stream brings on average. Peaks are higher: traffic swings over the day.
 * Sampling decides per identifier, so a rate scales identifiers, not the events of one.
 */
export function throughput(question: ThroughputQuestion): Throughput {
	const { identifiersPerSecond, eventsPerIdentifier, rate, eventBytes } = question;
	const eventsPerSecond = identifiersPerSecond * eventsPerIdentifier * rate;
	const eventsPerDay = eventsPerSecond * SECONDS_PER_DAY;
	return { eventsPerSecond, eventsPerDay, bytesPerDay: eventsPerDay * eventBytes };
}

export interface ThroughputPoint extends Throughput {
	readonly rate: number;
}

/** The same question at every rate of the plot. */
export function throughputByRate(question: ThroughputQuestion): readonly ThroughputPoint[] {
	return SHOWN_RATES.map((rate) => ({ rate, ...throughput({ ...question, rate }) }));
}

/** What the platform takes; null where the configuration does not say. */
export interface ThroughputLimits {
	/** Name of the event service. */
	readonly service: string;
	/** Bytes of one event. */
	readonly maxMessage: number | null;
	/** Bytes of one request. */
	readonly maxBody: number | null;
	/** Events per second that the service produces now, or null where nobody has looked. */
	readonly servicePerSecond: number | null;
	/** A change of that figure by this share raises an alert. */
	readonly alertShare: number | null;
	/** Bytes of one Kafka partition that raise an alert. */
	readonly partitionBytes: number | null;
}

/** One comparison with a limit. `ask`: talk to the owners of the platform before going on. */
export interface LimitFinding {
	readonly level: 'fits' | 'ask' | 'exceeds';
	readonly text: string;
}

/** Compares the answer with every limit that is known. */
export function compareWithLimits(
	question: ThroughputQuestion,
	limits: ThroughputLimits,
): readonly LimitFinding[] {
	return [
		messageSize(question, limits),
		requestSize(question, limits),
		shareOfService(question, limits),
		partitionSize(question, limits),
	].filter((finding) => finding !== null);
}

function messageSize({ eventBytes }: ThroughputQuestion, { maxMessage, service }: ThroughputLimits) {
	if (maxMessage === null) return null;
	return eventBytes > maxMessage
		? finding(
				'exceeds',
				`One event is larger than the ${formatBytes(maxMessage)} that ${service} takes, so it is refused.`,
			)
		: finding(
				'fits',
				`One event of ${formatBytes(eventBytes)} is within the ${formatBytes(maxMessage)} of ${service}.`,
			);
}

function requestSize(question: ThroughputQuestion, { maxBody, service }: ThroughputLimits) {
	if (maxBody === null) return null;
	// The worst case: everything that one identifier causes goes out in one request.
	const body = question.eventBytes * question.eventsPerIdentifier;
	return body > maxBody
		? finding(
				'exceeds',
				`All events of one identifier in one request are ${formatBytes(body)}; ${service} takes ${formatBytes(maxBody)}.`,
			)
		: finding(
				'fits',
				`All events of one identifier fit into one request of at most ${formatBytes(maxBody)}.`,
			);
}

function shareOfService(
	question: ThroughputQuestion,
	{ servicePerSecond, alertShare, service }: ThroughputLimits,
) {
	if (servicePerSecond === null || servicePerSecond <= 0 || alertShare === null) return null;
	const share = throughput(question).eventsPerSecond / servicePerSecond;
	const grows = `${service} would produce ${formatPercent(share, 3)} more than now`;
	return share >= alertShare
		? finding(
				'ask',
				`${grows}. A jump of ${formatPercent(alertShare, 3)} raises an alert: tell its owners first, or go up in steps.`,
			)
		: finding('fits', `${grows}; an alert is raised at ${formatPercent(alertShare, 3)}.`);
}

function partitionSize(question: ThroughputQuestion, { partitionBytes }: ThroughputLimits) {
	const perDay = throughput(question).bytesPerDay;
	if (partitionBytes === null || perDay <= 0) return null;
	const days = partitionBytes / perDay;
	return days < 7
		? finding(
				'ask',
				`A topic with one partition reaches ${formatBytes(partitionBytes)} after ${formatAmount(days)} days, and an alert is raised. Ask for more partitions.`,
			)
		: finding(
				'fits',
				`A topic with one partition would need ${formatAmount(days)} days to reach ${formatBytes(partitionBytes)}, the size that raises an alert.`,
			);
}

const finding = (level: LimitFinding['level'], text: string): LimitFinding => ({ level, text });
