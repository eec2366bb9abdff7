import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TypeCache } from '../typings/type-cache.ts';

/**
 * Opens a cache. Anything unreadable in it counts as missing: deleting the folder is always safe.
 *
 * @param folder absolute; made when the first entry is written
 */
export function openTypeCache(folder: string): TypeCache {
	const used = new Set<string>();
	const fileOf = (key: string): string => {
		const name = `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`;
		used.add(name);
		return join(folder, name);
	};
	let made = false;
	return {
		get(key) {
			try {
				const value: unknown = JSON.parse(readFileSync(fileOf(key), 'utf8'));
				return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
			} catch {
				return undefined;
			}
		},
		put(key, sources) {
			if (!made) mkdirSync(folder, { recursive: true });
			made = true;
			writeFileSync(fileOf(key), JSON.stringify(sources));
		},
		prune() {
			let files: readonly string[] = [];
			try {
				files = readdirSync(folder);
			} catch {
				return;
			}
			for (const name of files) if (!used.has(name)) rmSync(join(folder, name), { force: true });
		},
	};
}
