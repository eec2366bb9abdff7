import Fuse from 'fuse.js';

/**
 * Asks a list of names many times over; making the index costs more than a question.
 *
 * @param known every name that could stand there
 * @param threshold how far letters may differ, from 0 (not at all) to 1
 * @returns a function from what is written to the known names that are near, nearest first
 */
export function nearNames(
	known: readonly string[],
	threshold = 0.45,
): (written: string) => readonly string[] {
	const fuse = new Fuse([...known], { threshold, ignoreLocation: true, isCaseSensitive: false });
	return (written) => fuse.search(written).map(({ item }) => item);
}

/**
 * The known name that somebody most likely meant.
 *
 * @param written what stands there
 * @param known every name that could stand there
 * @returns one of `known`, or null where none is near
 */
export const didYouMean = (written: string, known: readonly string[]): string | null =>
	nearNames(known)(written)[0] ?? null;

/** The sentence " Did you mean `x`?" with a leading space, or '' where nothing is near. */
export function didYouMeanSentence(written: string, known: readonly string[]): string {
	const near = didYouMean(written, known);
	return near === null ? '' : ` Did you mean \`${near}\`?`;
}
