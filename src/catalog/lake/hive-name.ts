/**
 * A name as Hive takes it: every character other than a letter, digit or underscore, and a first character that
 * is a digit, becomes an underscore (HivePartition.normalize in refinery-source).
 *
 * @param lowerCase tables and top-level columns are lower-cased, names inside a struct are not
 */
export function hiveName(name: string, { lowerCase = true }: { readonly lowerCase?: boolean } = {}): string {
	const safe = name.replace(/(^[^A-Za-z_]|[^A-Za-z0-9_])/g, '_');
	return lowerCase ? safe.toLowerCase() : safe;
}
