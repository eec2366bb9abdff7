/** Which facts a page tells, and how old the oldest of them is. Pure and browser-safe. */
import type { StepText } from '../steps/step-tree.ts';
import type { GuideConfig } from '../subject/guide-config.ts';

export interface UsedClaims {
	/** Number of facts that are told. */
	readonly count: number;
	/** Of them, those that no public source shows. */
	readonly unverified: number;
	/** The day of the oldest check, `YYYY-MM-DD`; null where no fact is told. */
	readonly oldest: string | null;
}

/** Identifiers of the facts that a text tells: named ones, those of its front matter, and what its values are about. */
function claimsOf(
	{ claims, names }: Pick<StepText, 'claims' | 'names'>,
	facts: GuideConfig,
): ReadonlySet<string> {
	const found = new Set(claims);
	for (const name of names) if (name.startsWith('claim.')) found.add(name.slice('claim.'.length));
	for (const [id, { vouches }] of Object.entries(facts.claims)) {
		if (vouches.some((one) => names.includes(one))) found.add(id);
	}
	return found;
}

/** The same for all texts of a page. */
export function usedClaims(steps: Iterable<StepText>, facts: GuideConfig): UsedClaims {
	const ids = new Set<string>();
	for (const step of steps) for (const id of claimsOf(step, facts)) ids.add(id);
	const known = [...ids].flatMap((id) => (Object.hasOwn(facts.claims, id) ? [facts.claims[id]] : []));
	const dates = known.flatMap((one) => (one === undefined ? [] : [one.checked])).sort();
	return {
		count: known.length,
		unverified: known.filter((one) => one?.verified === false).length,
		oldest: dates[0] ?? null,
	};
}
