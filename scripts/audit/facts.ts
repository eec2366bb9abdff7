/** Counts statements that were checked and keeps those that are false. */
export class Facts {
	readonly checked = new Map<string, number>();
	readonly false: { readonly kind: string; readonly statement: string }[] = [];

	/**
	 * Checks one statement of the site.
	 *
	 * @param kind what sort of statement it is, for the count
	 * @param statement what the site says, and where
	 * @param holds whether the sources say so too
	 */
	check(kind: string, statement: string, holds: boolean): void {
		this.checked.set(kind, (this.checked.get(kind) ?? 0) + 1);
		if (!holds) this.false.push({ kind, statement });
	}

	/** Compares two values as JSON, keys in any order. */
	same(kind: string, statement: string, said: unknown, right: unknown): void {
		const [a, b] = [canonical(said), canonical(right)];
		this.check(kind, `${statement}: says ${a.slice(0, 200)}, is ${b.slice(0, 200)}`, a === b);
	}

	get total(): number {
		return [...this.checked.values()].reduce((sum, count) => sum + count, 0);
	}
}

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'nothing';
	return `{${Object.entries(value)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
		.join()}}`;
}
