/**
 * A plot over sample rates as plain shapes, drawn by a component at build time and by a script afterwards.
 * Both axes are logarithmic, because rates and volumes go over powers of ten. Browser-safe.
 */

export interface PlotQuestion {
	readonly points: readonly { readonly rate: number; readonly value: number }[];
	/** The rate that is asked about, with its value. */
	readonly current: { readonly rate: number; readonly value: number };
	/** A value to compare with, such as a limit. */
	readonly threshold: { readonly value: number; readonly label: string } | null;
	readonly valueLabel: string;
	readonly sayValue: (value: number) => string;
	readonly sayRate: (rate: number) => string;
}

/** An SVG element without its namespace; classes carry all colours. */
export interface PlotShape {
	readonly tag: 'line' | 'path' | 'circle' | 'text';
	readonly attributes: Readonly<Record<string, string | number>>;
	readonly text?: string;
}

export const PLOT_SIZE = { width: 560, height: 280 } as const;
const FRAME = { left: 76, right: 24, top: 28, bottom: 44 } as const;
const RIGHT = PLOT_SIZE.width - FRAME.right;
const BOTTOM = PLOT_SIZE.height - FRAME.bottom;

interface Scale {
	readonly low: number;
	readonly high: number;
	at(value: number): number;
}

/** Maps values between two powers of ten onto a stretch; values outside end at its ends. */
function logScale(values: readonly number[], from: number, to: number): Scale {
	const logs = values.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10);
	const low = Math.floor(Math.min(...logs) + 1e-9);
	const high = Math.max(Math.ceil(Math.max(...logs) - 1e-9), low + 1);
	return {
		low,
		high,
		at(value) {
			const share = value > 0 ? (Math.log10(value) - low) / (high - low) : 0;
			return round(from + Math.min(1, Math.max(0, share)) * (to - from));
		},
	};
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Powers of ten of a scale, thinned out to at most six. */
function decades({ low, high }: Scale): readonly number[] {
	const step = Math.ceil((high - low) / 5);
	const exponents = Array.from(
		{ length: Math.floor((high - low) / step) + 1 },
		(_, index) => low + index * step,
	);
	return exponents.map((exponent) => Number(`1e${exponent}`));
}

/** The shapes of a plot, back to front; none where there is nothing positive to draw. */
export function plotShapes(question: PlotQuestion): readonly PlotShape[] {
	const { points, current, threshold, sayRate, sayValue, valueLabel } = question;
	const drawn = points.filter(({ value }) => value > 0 && Number.isFinite(value));
	if (drawn.length === 0) return [];
	const x = logScale(
		drawn.map(({ rate }) => rate),
		FRAME.left,
		RIGHT,
	);
	const y = logScale(
		[...drawn.map(({ value }) => value), ...(threshold ? [threshold.value] : [])],
		BOTTOM,
		FRAME.top,
	);
	const line = drawn.map(
		({ rate, value }, index) => `${index === 0 ? 'M' : 'L'}${x.at(rate)} ${y.at(value)}`,
	);
	const mark = { x: x.at(current.rate), y: y.at(current.value) };
	const shapes: PlotShape[] = [
		...decades(y).flatMap((value) => valueTick(y.at(value), sayValue(value))),
		...decades(x).flatMap((rate) => rateTick(x.at(rate), sayRate(rate))),
		text(RIGHT, PLOT_SIZE.height - 6, 'Sample rate', 'end', 'plot__axis'),
		text(4, 14, valueLabel, 'start', 'plot__axis'),
		{ tag: 'path', attributes: { class: 'plot__curve', d: line.join(' ') } },
	];
	if (threshold !== null) {
		const at = y.at(threshold.value);
		shapes.push(rule(FRAME.left, at, RIGHT, at, 'plot__threshold'));
		shapes.push(text(FRAME.left + 4, at - 5, threshold.label, 'start', 'plot__threshold-label'));
	}
	if (current.value > 0) {
		const right = mark.x > (FRAME.left + RIGHT) / 2;
		shapes.push(rule(mark.x, mark.y, mark.x, BOTTOM, 'plot__drop'));
		shapes.push({ tag: 'circle', attributes: { class: 'plot__mark', cx: mark.x, cy: mark.y, r: 5 } });
		shapes.push(
			text(
				mark.x + (right ? -9 : 9),
				mark.y < FRAME.top + 16 ? mark.y + 18 : mark.y - 9,
				`${sayValue(current.value)} at ${sayRate(current.rate)}`,
				right ? 'end' : 'start',
				'plot__mark-label',
			),
		);
	}
	return shapes;
}

const valueTick = (at: number, label: string): readonly PlotShape[] => [
	rule(FRAME.left, at, RIGHT, at, 'plot__grid'),
	text(FRAME.left - 8, at + 4, label, 'end', 'plot__tick'),
];

const rateTick = (at: number, label: string): readonly PlotShape[] => [
	rule(at, FRAME.top, at, BOTTOM, 'plot__grid'),
	text(at, BOTTOM + 18, label, 'middle', 'plot__tick'),
];

const rule = (x1: number, y1: number, x2: number, y2: number, name: string): PlotShape => ({
	tag: 'line',
	attributes: { class: name, x1, y1, x2, y2 },
});

const text = (x: number, y: number, content: string, anchor: string, name: string): PlotShape => ({
	tag: 'text',
	attributes: { class: name, x: round(x), y: round(y), 'text-anchor': anchor },
	text: content,
});
