import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was read of one history, on disk. Deleting the folder is always safe: it is read again. */
export interface HistoryCache {
	readonly get: (key: string) => unknown;
	readonly put: (key: string, value: unknown) => void;
}

/** Raised whenever what is stored changes its meaning. */
const VERSION = 1;

/** @param folder absolute; made when something is stored */
export function openHistoryCache(folder: string): HistoryCache {
	const fileOf = (key: string): string =>
		join(folder, `${createHash('sha256').update(`${VERSION}\0${key}`).digest('hex').slice(0, 32)}.json`);
	return {
		get(key) {
			try {
				return JSON.parse(readFileSync(fileOf(key), 'utf8'));
			} catch {
				return undefined;
			}
		},
		put(key, value) {
			try {
				mkdirSync(folder, { recursive: true });
				// Written beside its place, so that two builds at once never read half a file.
				const file = fileOf(key);
				const fresh = `${file}.${process.pid}`;
				writeFileSync(fresh, JSON.stringify(value));
				renameSync(fresh, file);
			} catch {
				// A folder that cannot be written to costs time at the next build and nothing else.
			}
		},
	};
}

/** A cache that forgets everything. */
export const NO_HISTORY_CACHE: HistoryCache = { get: () => undefined, put: () => undefined };
