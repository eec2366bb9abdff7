/** The parts of a stream name: its namespaces, and the version at its end. Browser-safe. */

/** A word that states a version, as the text of a regular expression: `v1`, `dev0`, `rc2`. */
const VERSION_WORD = '(?:v|dev|rc)[0-9]+';

const VERSION_AT_END = new RegExp(`\\.(${VERSION_WORD})$`);
const VERSION_IN_FRONT = new RegExp(`^(${VERSION_WORD})\\.(.*)$`, 's');

/** The version at the end of a name without its dot, such as `v1`, or null. */
export const versionOf = (name: string): string | null => VERSION_AT_END.exec(name)?.[1] ?? null;

/** A name without its version suffix: `mediawiki.page_change`. */
export const withoutVersion = (name: string): string => name.replace(VERSION_AT_END, '');

/** The number of a released version, `2` for `….v2`; null for `dev`, `rc` and names without a version. */
export function majorOf(name: string): number | null {
	const version = versionOf(name);
	return version?.startsWith('v') ? Number(version.slice(1)) : null;
}

/** A name that begins with a version, taken apart, or null. */
export function versionInFront(name: string): { readonly version: string; readonly rest: string } | null {
	const [, version, rest] = VERSION_IN_FRONT.exec(name) ?? [];
	return version === undefined || rest === undefined ? null : { version, rest };
}

/** Everything before the last part of a name, version aside: `mediawiki`. '' for a name of one part and for a pattern. */
export function namespaceOf(name: string): string {
	const base = withoutVersion(name);
	const dot = base.lastIndexOf('.');
	return dot < 0 || name.startsWith('/') ? '' : base.slice(0, dot);
}

/** All namespaces that a name stands in, outermost first: `a` and `a.b` for `a.b.c`. */
export function namespacesOf(name: string): readonly string[] {
	const parts = namespaceOf(name).split('.').filter(Boolean);
	return parts.map((_part, index) => parts.slice(0, index + 1).join('.'));
}
