import { hash } from 'node:crypto';
import {
	closeSync,
	ftruncateSync,
	mkdirSync,
	openSync,
	readFileSync,
	readSync,
	renameSync,
	rmSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { KeptResults } from '../text/keep.ts';

/** Bytes of results that are kept. */
const LIMIT = 500_000_000;

/** Where a result lies in the file of results. */
type Place = readonly [offset: number, length: number];

/**
 * Results of pure functions, by the content that they were made from. They lie one after the other in a file of
 * which only the index is held in memory, so that a large catalog does not need room for all its texts.
 *
 * Whatever is wrong with the files, they count as empty. A store belongs to one state of the code: the folder that
 * it lies in is named by the digest of the code. One process at a time writes; another one that is started
 * meanwhile reads what was there before.
 */
export class ContentStore implements KeptResults {
	readonly #folder: string;
	readonly #places: Map<string, Place>;
	/** The file of results; null where none can be had. */
	#file: number | null = null;
	#locked = false;
	#end = 0;
	#changed = false;

	/** @param folder absolute; made where it is missing */
	constructor(folder: string) {
		this.#folder = folder;
		mkdirSync(folder, { recursive: true });
		this.#places = new Map();
		this.#locked = lock(join(folder, LOCK));
		try {
			const index = deserialize(readFileSync(join(folder, INDEX))) as Index;
			this.#file = openSync(join(folder, DATA), this.#locked ? 'r+' : 'r');
			for (const [key, place] of index.places) this.#places.set(key, place);
			this.#end = index.end;
		} catch {
			this.#places.clear();
			if (this.#locked) this.#file = openSync(join(folder, DATA), 'w+');
		}
		if (this.#locked && this.#end > LIMIT && this.#file !== null) {
			ftruncateSync(this.#file);
			this.#places.clear();
			this.#end = 0;
		}
	}

	find(kind: string, content: string): { readonly value: unknown } | undefined {
		return this.#read(keyOf(kind, content));
	}

	put(kind: string, content: string, value: unknown): void {
		if (!this.#locked || this.#file === null) return;
		const key = keyOf(kind, content);
		const bytes = serialize({ key, value } satisfies Entry);
		writeSync(this.#file, bytes, 0, bytes.length, this.#end);
		this.#places.set(key, [this.#end, bytes.length]);
		this.#end += bytes.length;
		this.#changed = true;
	}

	#read(key: string): Entry | undefined {
		const place = this.#places.get(key);
		if (place === undefined || this.#file === null) return undefined;
		try {
			const bytes = Buffer.allocUnsafe(place[1]);
			readSync(this.#file, bytes, 0, place[1], place[0]);
			const entry = deserialize(bytes) as Entry;
			return entry.key === key ? entry : undefined;
		} catch {
			return undefined;
		}
	}

	/** Writes the index; what was made before that is kept only then. */
	close(): void {
		if (this.#file !== null) closeSync(this.#file);
		this.#file = null;
		if (!this.#locked) return;
		if (this.#changed) {
			const draft = join(this.#folder, `${INDEX}.new`);
			writeFileSync(draft, serialize({ end: this.#end, places: [...this.#places] } satisfies Index));
			renameSync(draft, join(this.#folder, INDEX));
		}
		rmSync(join(this.#folder, LOCK), { force: true });
		this.#locked = false;
	}
}

const DATA = 'content.data';
const INDEX = 'content.index';
const LOCK = 'content.lock';

interface Index {
	readonly end: number;
	readonly places: readonly (readonly [string, Place])[];
}

interface Entry {
	readonly key: string;
	readonly value: unknown;
}

const keyOf = (kind: string, content: string): string => hash('sha256', `${kind}\n${content}`, 'base64');

/** Takes a lock; one that a process has left behind is taken over. */
function lock(file: string): boolean {
	for (const _attempt of [1, 2]) {
		try {
			writeFileSync(file, String(process.pid), { flag: 'wx' });
			return true;
		} catch {
			if (isRunning(Number(readOrEmpty(file)))) return false;
			rmSync(file, { force: true });
		}
	}
	return false;
}

function readOrEmpty(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

function isRunning(pid: number): boolean {
	// 0 and NaN would stand for this process's own group.
	if (!(pid > 0)) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
