const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * A short name for a text: FNV-1a with 64 bits over its UTF-16 code units, 13 characters of base 36. Equal texts
 * have equal names; two of a million texts share one with a chance of one in 40 million. No protection against
 * somebody who looks for a collision.
 */
export function contentId(text: string): string {
	let hash = OFFSET;
	for (let index = 0; index < text.length; index++) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * PRIME);
	}
	return hash.toString(36).padStart(13, '0');
}
