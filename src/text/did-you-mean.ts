import Fuse from 'fuse.js';

/**
 * The known name that somebody most likely meant.
 *
 * @param written what stands there
 * @param known every name that could stand there
 * @returns one of `known`, or null where none is near
 */
export function didYouMean(written: string, known: readonly string[]): string | null {
	const fuse = new Fuse([...known], { threshold: 0.45, ignoreLocation: true, isCaseSensitive: false });
	return fuse.search(written)[0]?.item ?? null;
}

/** The sentence " Did you mean `x`?" with a leading space, or '' where nothing is near. */
export function didYouMeanSentence(written: string, known: readonly string[]): string {
	const near = didYouMean(written, known);
	return near === null ? '' : ` Did you mean \`${near}\`?`;
}
