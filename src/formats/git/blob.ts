import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The name that git gives a text: SHA-1 over `blob <bytes>`, a zero byte and the content (git-hash-object). A library
 * computes it, because browsers have `crypto.subtle` on secure pages only.
 *
 * @returns 40 hexadecimal digits
 */
export function blobHash(text: string): string {
	const content = utf8ToBytes(text);
	return bytesToHex(
		sha1
			.create()
			.update(utf8ToBytes(`blob ${content.length}\0`))
			.update(content)
			.digest(),
	);
}
