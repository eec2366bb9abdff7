import { realpathSync, type Stats, statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join, sep } from 'node:path';

/** An answer that refuses a request, with a sentence for whoever reads it. */
export interface Refusal {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly message: string;
}

const METHODS = ['GET', 'HEAD'];
const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/**
 * Why a request is not answered; null where nothing speaks against it. Only what reads is allowed. While the server
 * is for this machine only, other names in `Host` are refused: a page of another site could have given its own name
 * the address of this machine.
 *
 * @param host that the server listens on
 */
export function refusedRequest({ method = '', headers }: IncomingMessage, host: string): Refusal | null {
	if (!METHODS.includes(method)) {
		return { status: 405, headers: { Allow: METHODS.join(', ') }, message: 'Files can only be read.' };
	}
	if (!LOOPBACK.has(host)) return null;
	const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
	return LOOPBACK.has(name)
		? null
		: { status: 421, headers: {}, message: `This server answers to ${host} only.` };
}

/** The one folder of such a name that is there to be asked for (RFC 8615). */
const WELL_KNOWN = '.well-known';

/**
 * What lies at a path below the base path: a file or folder of the site, or null. Links are followed inside of the
 * site only; names that begin with a dot are not served but for `.well-known`, nor is what is neither file nor folder.
 *
 * @param root the folder of the site with all links resolved
 */
export function servedEntry(root: string, path: string): Stats | null {
	try {
		const decoded = decodeURIComponent(path);
		if (
			decoded.includes('//') ||
			decoded.split(/[/\\]/).some((part) => part.startsWith('.') && part !== WELL_KNOWN)
		)
			return null;
		const file = realpathSync(join(root, decoded));
		if (file !== root && !file.startsWith(root + sep)) return null;
		const found = statSync(file);
		return found.isFile() || found.isDirectory() ? found : null;
	} catch {
		return null;
	}
}

/**
 * The range of a request, as `sirv` takes it: first and last byte, the last one greater than 0.
 *
 * @returns null to send the whole file, which is always allowed (RFC 9110, 14.2); `'bad'` for a range that the file
 *   does not have
 */
export function usableRange(range: string | undefined, size: number): string | 'bad' | null {
	const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
	if (from === '' && to === '') return null;
	const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
	const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
	if (first >= size || last < first) return 'bad';
	return last === 0 ? null : `bytes=${first}-${last}`;
}
