/** JSON pointers (RFC 6901). */

/** One reference token, escaped (section 3). */
export function pointerToken(key: string | number): string {
	return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A pointer with one more key. */
export const childPointer = (pointer: string, key: string | number): string =>
	`${pointer}/${pointerToken(key)}`;

/** The keys of a pointer; `''` gives none. */
export function pointerKeys(pointer: string): string[] {
	if (pointer === '') return [];
	return pointer
		.split('/')
		.slice(1)
		.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
