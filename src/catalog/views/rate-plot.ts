/** How the sample rate of a stream went, as shapes and as rows of a table. */
import type { RateStep } from '../../model/history.ts';

/** An SVG element without its namespace; classes carry all colours. */
export interface RateShape {
	readonly tag: 'line' | 'path' | 'text';
	readonly attributes: Readonly<Record<string, string | number>>;
	readonly text?: string;
}

export interface RatePlot {
	readonly shapes: readonly RateShape[];
	readonly width: number;
	readonly height: number;
	/** What the picture shows, in words. */
	readonly description: string;
	/** Oldest first. */
	readonly rows: readonly { readonly date: string; readonly group: string; readonly rate: string }[];
	/** Groups that are not drawn, because the picture would not be read any more. */
	readonly notDrawn: number;
}

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 52;
const RIGHT = WIDTH - 200;
const TOP = 12;
const BOTTOM = HEIGHT - 28;
/** Lines that can be told apart by their dashes. */
const MOST_GROUPS = 5;

/**
 * A step line for each group. The rate is drawn on a logarithmic scale, because 1 in 5 and 1 in 1,000 both matter;
 * nothing at all has a line of its own below.
 *
 * @param steps oldest first
 * @param end where the lines end, ISO 8601: the newest change that is known, never the clock
 * @param nameOf a group in words
 * @returns null where there is nothing to draw
 */
export function ratePlot(
	steps: readonly RateStep[],
	end: string,
	nameOf: (group: string) => string,
): RatePlot | null {
	const [first] = steps;
	if (!first) return null;
	const groups = [...Map.groupBy(steps, ({ group }) => group)];
	const drawn = groups.slice(0, MOST_GROUPS);
	const from = Date.parse(first.time);
	const span = Math.max(Date.parse(end) - from, 1);
	const x = (time: string): number => round(LEFT + ((Date.parse(time) - from) / span) * (RIGHT - LEFT));
	const smallest = Math.min(1, ...steps.flatMap(({ rate }) => (rate !== null && rate > 0 ? [rate] : [])));
	const decades = Math.max(1, Math.ceil(-Math.log10(smallest) - 1e-9));
	const step = (BOTTOM - TOP) / (decades + 1);
	const y = (rate: number): number =>
		rate <= 0 ? BOTTOM : round(TOP + Math.min(decades, Math.max(0, -Math.log10(rate))) * step);
	// A group that states no rate any more keeps its label where its line ended.
	const ends = drawn.map(([, own]) => own.findLast(({ rate }) => rate !== null)?.rate ?? 1);
	const places = labelPlaces(ends.map(y));
	return {
		width: WIDTH,
		height: HEIGHT,
		shapes: [
			...rateTicks(decades, y),
			...yearTicks(from, from + span, x),
			...drawn.flatMap(([group, own], index) => [
				{
					tag: 'path' as const,
					attributes: { class: `rate-line rate-line--${index + 1}`, d: line(own, x, y) },
				},
				label(RIGHT + 8, places[index] ?? 0, nameOf(group), own.at(-1)?.rate ?? null, index),
			]),
		],
		description: groups.map(([group, own]) => `${nameOf(group)}: ${said(own)}`).join('. '),
		rows: steps.map(({ time, group, rate, unit }) => ({
			date: time.slice(0, 10),
			group: nameOf(group),
			rate: rateWords(rate, unit),
		})),
		notDrawn: groups.length - drawn.length,
	};
}

/** Horizontal and vertical strokes only: a rate holds until it is changed. A gap where none is stated. */
function line(steps: readonly RateStep[], x: (time: string) => number, y: (rate: number) => number): string {
	let path = '';
	let open = false;
	for (const { time, rate } of steps) {
		if (open) path += `H${x(time)}`;
		if (rate === null) open = false;
		else {
			path += open ? `V${y(rate)}` : `M${x(time)} ${y(rate)}`;
			open = true;
		}
	}
	return open ? `${path}H${RIGHT}` : path;
}

function rateTicks(decades: number, y: (rate: number) => number): RateShape[] {
	const rates = [...Array.from({ length: decades + 1 }, (_, index) => 10 ** -index), 0];
	return rates.flatMap((rate) => [
		{ tag: 'line', attributes: { class: 'rate-grid', x1: LEFT, x2: RIGHT, y1: y(rate), y2: y(rate) } },
		text(LEFT - 6, y(rate) + 4, percent(rate), 'end'),
	]);
}

function yearTicks(from: number, to: number, x: (time: string) => number): RateShape[] {
	const [first, last] = [new Date(from).getUTCFullYear() + 1, new Date(to).getUTCFullYear()];
	const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
	const shown = years.map((year) => ({ year, at: x(`${year}-01-01T00:00:00.000Z`) }));
	if (shown.length === 0) return [text(LEFT, HEIGHT - 6, new Date(from).toISOString().slice(0, 10), 'start')];
	return shown.flatMap(({ year, at }) => [
		{ tag: 'line', attributes: { class: 'rate-grid', x1: at, x2: at, y1: TOP, y2: BOTTOM + 4 } },
		text(at, HEIGHT - 6, String(year), 'middle'),
	]);
}

/** Labels at the ends of the lines, moved apart so that none covers another. */
function labelPlaces(wanted: readonly number[]): number[] {
	const GAP = 15;
	const places = [...wanted];
	const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
	let lowest = Number.NEGATIVE_INFINITY;
	for (const index of order) {
		places[index] = Math.max(wanted[index] ?? 0, lowest + GAP);
		lowest = places[index] ?? 0;
	}
	// Those that were moved below the picture push others up again, and only as far as they must.
	let highest = BOTTOM + 8;
	for (const index of order.toReversed()) {
		places[index] = Math.min(places[index] ?? 0, highest);
		highest = (places[index] ?? 0) - GAP;
	}
	return places;
}

const label = (x: number, y: number, name: string, rate: number | null, index: number): RateShape => ({
	tag: 'text',
	attributes: { class: `rate-label rate-label--${index + 1}`, x, y: y + 4 },
	text: `${name} ${rate === null ? 'not set' : percent(rate)}`,
});

const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): RateShape => ({
	tag: 'text',
	attributes: { class: 'rate-tick', x, y, 'text-anchor': anchor },
	text: words,
});

function said(steps: readonly RateStep[]): string {
	return steps
		.map(({ time, rate }) => `${rate === null ? 'not set' : percent(rate)} from ${time.slice(0, 10)}`)
		.join(', ');
}

const rateWords = (rate: number | null, unit: string | null): string =>
	rate === null ? 'not set' : `${percent(rate)}${unit === null ? '' : ` of ${unit}s`}`;

const percent = (rate: number): string => `${Number((rate * 100).toPrecision(4))} %`;

const round = (value: number): number => Math.round(value * 10) / 10;
