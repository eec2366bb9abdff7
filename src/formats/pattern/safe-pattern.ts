/**
 * True for a regular expression that cannot take exponential time: no group is repeated, few quantifiers are without
 * bound, nothing refers back. Others may be harmless too; they are only run under a time limit, or on short texts.
 */
export function isSafePattern(pattern: string): boolean {
	const unbounded = pattern.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
	return unbounded <= 2 && !/\)[*+?{]|\\[1-9]/.test(pattern);
}
