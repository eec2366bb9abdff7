/** A built site as data: what the MCP server and the exports read. Disk only, and only below the site's folder. */
import { readFileSync } from 'node:fs';
import { join, normalize, resolve, sep } from 'node:path';
import type { CheckData } from '../../catalog/event/check-data.ts';
import type {
	CatalogDocument,
	FieldsDocument,
	StreamDocument,
	VersionsDocument,
} from '../../catalog/views/api/shapes.ts';
import { parseExactJson } from '../../formats/json/parse-exact-json.ts';
import type { JsonObject } from '../../model/json.ts';
import { titleFile } from '../../paths.ts';
import { decodeParts, type SearchPart } from '../../search/index/encode.ts';
import { buildIndex, type SearchIndex } from '../../search/index/inverted-index.ts';
import { CommandError } from '../command-error.ts';

/** The documents of a built site; each is read when it is first asked for. */
export class BuiltCatalog {
	readonly #folder: string;
	readonly #known = new Map<string, unknown>();
	readonly #base: string;

	/**
	 * @param folder folder of a built site
	 * @throws CommandError where it holds no catalog
	 */
	constructor(folder: string) {
		this.#folder = resolve(folder);
		const { documents } = this.catalog();
		this.#base = (documents['catalog'] ?? '/').replace(/api\/catalog\.json$/, '');
	}

	catalog(): CatalogDocument {
		return this.#json('api/catalog.json') as CatalogDocument;
	}

	fields(): FieldsDocument {
		return this.#json('api/fields.json') as FieldsDocument;
	}

	versions(): VersionsDocument['versionsByTitle'] {
		return (this.#json('api/versions.json') as VersionsDocument).versionsByTitle;
	}

	/** Null where the default view declares no such stream. */
	stream(name: string): StreamDocument | null {
		const row = this.catalog().streams.find((one) => one.name === name);
		return row === undefined ? null : (this.#json(this.#file(row.document)) as StreamDocument);
	}

	/** A materialised schema, or null where the version is not there. */
	schema(title: string, version: string): JsonObject | null {
		if (!this.versions()[title]?.includes(version)) return null;
		return this.#json(`api/schemas/${titleFile(title)}/${encodeURIComponent(version)}.json`) as JsonObject;
	}

	/** A page as Markdown by its path on the site, or null where it has none. */
	markdown(page: string): string | null {
		return this.#text(`${this.#file(page)}index.md`);
	}

	/** What the draft workbench works with (`/api/workflow.json`). */
	workflow(): unknown {
		return this.#json('api/workflow.json');
	}

	/** What the check of events works with. */
	checks(): CheckData {
		return this.#json('find/check.json') as CheckData;
	}

	search(): SearchIndex {
		return this.#once('search', () =>
			buildIndex(
				decodeParts(['find/names.json', 'find/fields.json'].map((file) => this.#json(file) as SearchPart)),
			),
		);
	}

	#once<T>(key: string, make: () => T): T {
		if (!this.#known.has(key)) this.#known.set(key, make());
		return this.#known.get(key) as T;
	}

	#json(file: string): unknown {
		return this.#once(file, () => {
			const text = this.#text(file);
			if (text === null) {
				throw new CommandError(
					`${join(this.#folder, file)} is not there. Build the site first (npm run build), or name its folder with --catalog.`,
				);
			}
			return parseExactJson(text);
		});
	}

	/** Address on the site → file below its folder. */
	#file(path: string): string {
		return decodeURIComponent(path.startsWith(this.#base) ? path.slice(this.#base.length) : path);
	}

	#text(file: string): string | null {
		const path = normalize(join(this.#folder, file));
		if (!path.startsWith(this.#folder + sep)) return null;
		try {
			return readFileSync(path, 'utf8');
		} catch {
			return null;
		}
	}
}
