/**
 * The next minor version: `1.2.0` → `1.3.0`. Within a major version only optional fields may be added, which is a
 * minor step. A text that is not a version stays as it is.
 */
export function nextMinorVersion(version: string): string {
	const match = /^(\d+)\.(\d+)\.\d+/.exec(version);
	return match ? `${match[1]}.${Number(match[2]) + 1}.0` : version;
}
