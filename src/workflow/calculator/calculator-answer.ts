/** What the two calculators show, as plain data: made at build time for the first look, then in the browser. */
import { formatAmount, formatBytes, formatNumber, formatPercent } from '../../text/format.ts';
import { type PlotShape, plotShapes } from './rate-plot.ts';
import {
	identifiersNeeded,
	marginAt,
	marginByRate,
	rateNeeded,
	type SampleQuestion,
	usualRate,
} from './sample-size.ts';
import {
	compareWithLimits,
	type LimitFinding,
	type ThroughputLimits,
	type ThroughputQuestion,
	throughput,
	throughputByRate,
} from './throughput.ts';

export interface CalculatorAnswer {
	/** Texts by the name of the output they belong in. */
	readonly outputs: Readonly<Record<string, string>>;
	readonly findings: readonly LimitFinding[];
	readonly shapes: readonly PlotShape[];
	/** Rows of the table that says the same as the plot; the first cell is the rate. */
	readonly rows: readonly (readonly string[])[];
}

/**
 * Events and bytes that a stream will bring, compared with the limits.
 *
 * @param stream name for the line that goes into the task, or ''
 */
export function throughputAnswer(
	question: ThroughputQuestion,
	limits: ThroughputLimits,
	stream = '',
): CalculatorAnswer {
	const { eventsPerSecond, eventsPerDay, bytesPerDay } = throughput(question);
	const points = throughputByRate(question);
	const { servicePerSecond, alertShare } = limits;
	const alert = servicePerSecond === null || alertShare === null ? null : servicePerSecond * alertShare;
	return {
		outputs: {
			eventsPerSecond: formatAmount(eventsPerSecond),
			eventsPerDay: formatAmount(eventsPerDay),
			bytesPerDay: formatBytes(bytesPerDay),
			line: `Estimate${stream === '' ? '' : ` for ${stream}`}: ${formatAmount(question.identifiersPerSecond)} identifiers/s × ${formatAmount(question.eventsPerIdentifier)} events × rate ${question.rate} = ${formatAmount(eventsPerSecond)} events/s, ${formatAmount(eventsPerDay)} events/day, ${formatBytes(bytesPerDay)}/day at ${formatBytes(question.eventBytes)} per event.`,
		},
		findings: compareWithLimits(question, limits),
		shapes: plotShapes({
			points: points.map(({ rate, eventsPerSecond: value }) => ({ rate, value })),
			current: { rate: question.rate, value: eventsPerSecond },
			threshold:
				alert === null || alert <= 0
					? null
					: { value: alert, label: `alert: ${percent(alertShare ?? 0)} of what the service produces` },
			valueLabel: 'Events per second',
			sayValue: formatAmount,
			sayRate: percent,
		}),
		rows: points.map((point) => [
			percent(point.rate),
			formatAmount(point.eventsPerSecond),
			formatAmount(point.eventsPerDay),
			formatBytes(point.bytesPerDay),
		]),
	};
}

/** The rate that a question needs, and what other rates would give. */
export function sampleAnswer(question: SampleQuestion): CalculatorAnswer {
	const needed = rateNeeded(question);
	const usual = usualRate(needed);
	const points = marginByRate(question);
	const current = usual ?? 1;
	return {
		outputs: {
			identifiers: formatNumber(identifiersNeeded(question)),
			exactRate: needed > 1 ? 'more than 100 %' : percent(needed),
			usualRate: usual === null ? 'none' : `${percent(usual)} (rate ${usual})`,
		},
		findings: [
			usual === null
				? {
						level: 'exceeds',
						text: `Even everything is too little in ${formatAmount(question.days)} days. Collect for ${formatAmount(question.days * needed)} days, or accept a larger error.`,
					}
				: {
						level: 'fits',
						text: `At ${percent(usual)} the estimate is off by at most ${points100(marginAt(usual, question))}, 95 times out of 100.`,
					},
		],
		shapes: plotShapes({
			points: points.map(({ rate, margin: value }) => ({ rate, value })),
			current: { rate: current, value: marginAt(current, question) },
			threshold: { value: question.margin, label: `wanted: ${points100(question.margin)}` },
			valueLabel: 'Error of the estimate, in percentage points',
			sayValue: points100,
			sayRate: percent,
		}),
		rows: points.map((point) => [
			percent(point.rate),
			formatNumber(Math.round(point.identifiers)),
			points100(point.margin),
		]),
	};
}

/** A share as percentage points: `±0.5 pp`. */
const percent = (share: number): string => formatPercent(share, 3);
const points100 = (share: number): string => `±${formatAmount(share * 100)} pp`;
