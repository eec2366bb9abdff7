import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { PartDigests } from './tracked-project.ts';

/** What a page was made from, and the file that it became. */
export interface PageRecord {
	/** Digest of its props. */
	readonly props: string;
	/** Places in the list of parts. */
	readonly parts: readonly number[];
	/** Bytes, and milliseconds of the last change: a file that somebody has changed since is not used again. */
	readonly size: number;
	readonly changed: number;
}

/** What the last site in a folder was made from. */
export interface SiteRecord {
	/** Digest of everything that each page depends on. */
	readonly common: string;
	/** All parts that pages have looked at, with their digests. */
	readonly parts: readonly (readonly [part: string, digest: string])[];
	readonly pages: ReadonlyMap<string, PageRecord>;
}

/** Reads a record; null where there is none that can be used. */
export function readSiteRecord(file: string): SiteRecord | null {
	try {
		return deserialize(readFileSync(file)) as SiteRecord;
	} catch {
		return null;
	}
}

/** Writes a record, whole or not at all. */
export function writeSiteRecord(file: string, record: SiteRecord): void {
	mkdirSync(dirname(file), { recursive: true });
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, serialize(record));
	renameSync(draft, file);
}

/** Tells which pages of the last site are the same in this one. */
export class UnchangedPages {
	readonly #record: SiteRecord | null;
	readonly #folder: string;
	/** Whether each part is as it was. */
	readonly #same: readonly boolean[];

	/** @param folder the last site */
	constructor(record: SiteRecord | null, common: string, digests: PartDigests, folder: string) {
		this.#record = record?.common === common ? record : null;
		this.#folder = folder;
		this.#same = this.#record?.parts.map(([part, digest]) => digests.of(part) === digest) ?? [];
	}

	/**
	 * The file of the last site that this page would become again, and the parts that it depends on.
	 *
	 * @param props their digest
	 */
	find(file: string, props: string): { readonly path: string; readonly parts: readonly string[] } | null {
		const page = this.#record?.pages.get(file);
		if (page === undefined || page.props !== props) return null;
		if (!page.parts.every((part) => this.#same[part])) return null;
		const path = join(this.#folder, file);
		const entry = statSync(path, { throwIfNoEntry: false });
		if (entry?.size !== page.size || entry.mtimeMs !== page.changed) return null;
		return { path, parts: page.parts.map((part) => this.#record?.parts[part]?.[0] ?? '') };
	}
}

/** Puts the record of a site together while it is rendered. */
export class RecordDraft {
	readonly #places = new Map<string, number>();
	readonly #pages = new Map<string, PageRecord>();

	/** @param path the written file */
	add(file: string, props: string, parts: Iterable<string>, path: string): void {
		const { size, mtimeMs } = statSync(path);
		const places = Array.from(parts, (part) => {
			const place = this.#places.get(part) ?? this.#places.size;
			this.#places.set(part, place);
			return place;
		});
		this.#pages.set(file, { props, parts: places, size, changed: mtimeMs });
	}

	done(common: string, digests: PartDigests): SiteRecord {
		const parts = Array.from(this.#places.keys(), (part) => [part, digests.of(part)] as const);
		return { common, parts, pages: this.#pages };
	}
}
