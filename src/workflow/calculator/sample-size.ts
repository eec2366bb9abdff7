/** How large a sample has to be, and which rate gives it: the arithmetic of the page on sampling. Browser-safe. */
import { SHOWN_RATES } from './throughput.ts';

/** Standard errors on either side of an estimate that hold the truth 95 times out of 100. */
const Z_95 = 1.96;

export interface SampleQuestion {
	/** Sessions, page views or devices per day of the smallest group that is to be told from others. */
	readonly identifiersPerDay: number;
	/** For how many days it is collected. */
	readonly days: number;
	/** Share of them that is expected to do what is counted, from 0 to 1. One half is the careful guess. */
	readonly share: number;
	/** How far the estimate of the share may be off, as a share: 0.01 is one percentage point. */
	readonly margin: number;
}

/**
 * Identifiers that have to be in the sample: n = z² p (1 − p) / m², the usual formula for a share under simple
 * random sampling, without a correction for small populations, so that it asks for too many rather than too few.
 */
export function identifiersNeeded({ share, margin }: Pick<SampleQuestion, 'share' | 'margin'>): number {
	return Math.ceil((Z_95 ** 2 * share * (1 - share)) / margin ** 2 - 1e-9);
}

/** The lowest rate that gives so many identifiers. Above 1 even everything is too little. */
export function rateNeeded(question: SampleQuestion): number {
	return identifiersNeeded(question) / (question.identifiersPerDay * question.days);
}

/** The lowest usual rate that is enough, or null where even everything is too little. */
export function usualRate(rate: number): number | null {
	return SHOWN_RATES.find((usual) => usual >= rate) ?? null;
}

/** How far off the estimate is at a rate, as a share (95 % interval). */
export function marginAt(rate: number, { share, identifiersPerDay, days }: SampleQuestion): number {
	return Z_95 * Math.sqrt((share * (1 - share)) / (identifiersPerDay * days * rate));
}

export interface MarginPoint {
	readonly rate: number;
	/** Identifiers in the sample. */
	readonly identifiers: number;
	readonly margin: number;
}

/** What every rate of the plot would give. */
export function marginByRate(question: SampleQuestion): readonly MarginPoint[] {
	return SHOWN_RATES.map((rate) => ({
		rate,
		identifiers: question.identifiersPerDay * question.days * rate,
		margin: marginAt(rate, question),
	}));
}
