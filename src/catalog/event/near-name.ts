import { didYouMean } from '../../text/did-you-mean.ts';

/** Shorter texts are near to anything. */
const SHORTEST = 5;

/** The known name that was most likely meant, or null. */
export const nearName = (written: string, known: readonly string[]): string | null =>
	written.length < SHORTEST ? null : didYouMean(written, known);
