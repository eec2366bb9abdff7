/** The 1-based line of a key or list item by its JSON pointer. */
export type PointerLines = ReadonlyMap<string, number>;

/** The line of a pointer, or of its nearest ancestor that has one; 1 where none has. */
export function lineIn(lines: PointerLines, pointer: string): number {
	for (let current = pointer; current !== ''; current = current.slice(0, current.lastIndexOf('/'))) {
		const line = lines.get(current);
		if (line !== undefined) return line;
	}
	return 1;
}

/** Offsets at which lines start, to find lines by binary search: a text may be asked thousands of times. */
export function lineStarts(text: string): readonly number[] {
	const starts = [0];
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return starts;
}

/** 1-based line of an offset. */
export function lineOf(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return low;
}
