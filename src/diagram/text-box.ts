import { breakPoints } from '../text/break-points.ts';

/** Sizes in CSS pixels. A monospace character is at most 0.61 of its size wide in the fonts that we name. */
const NAME_SIZE = 13;
const CHARACTER = NAME_SIZE * 0.61;
const DETAIL_CHARACTER = 12 * 0.56;
export const LINE = 18;
export const DETAIL_LINE = 16;
export const PADDING = 10;
const MAX_LINES = 4;

export interface TextBox {
	readonly width: number;
	readonly height: number;
	readonly lines: readonly string[];
	readonly detailLines: readonly string[];
}

/** Fills lines of at most `limit` characters with parts that must not be broken unless they are too long. */
function fill(parts: readonly string[], limit: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const part of parts) {
		if (line !== '' && (line + part).trimEnd().length > limit) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += part;
		while (line.length > limit && line.trimEnd().length > limit) {
			lines.push(line.slice(0, limit));
			line = line.slice(limit);
		}
	}
	if (line.trim() !== '') lines.push(line.trimEnd());
	return lines;
}

/** At most `MAX_LINES` lines; what is cut is marked. The whole text stays in the diagram's list. */
function cut(lines: readonly string[]): readonly string[] {
	if (lines.length <= MAX_LINES) return lines;
	return [...lines.slice(0, MAX_LINES - 1), `${lines[MAX_LINES - 1]?.slice(0, -1) ?? ''}…`];
}

/**
 * Breaks a label and its detail into lines and measures the box around them. SVG text does not wrap, and at
 * build time there is no font to measure with, so widths are estimated for the widest font in question.
 *
 * @param maxWidth the widest that the box may be
 * @param words the label is plain words, which break at spaces only
 */
export function textBox(label: string, detail: string | undefined, maxWidth: number, words = false): TextBox {
	const room = maxWidth - 2 * PADDING;
	const parts = label.split(/(?<=\s)/).flatMap((part) => (words ? [part] : breakPoints(part)));
	const lines = cut(fill(parts, Math.max(1, Math.floor(room / CHARACTER))));
	const detailParts = (detail ?? '').split(/(?<=\s)/).flatMap(breakPoints);
	const detailLines = cut(fill(detailParts, Math.max(1, Math.floor(room / DETAIL_CHARACTER))));
	const widest = Math.max(
		...lines.map((line) => line.length * CHARACTER),
		...detailLines.map((line) => line.length * DETAIL_CHARACTER),
		40,
	);
	return {
		width: Math.ceil(Math.min(maxWidth, widest + 2 * PADDING)),
		height: lines.length * LINE + detailLines.length * DETAIL_LINE + 2 * PADDING - 4,
		lines,
		detailLines,
	};
}
