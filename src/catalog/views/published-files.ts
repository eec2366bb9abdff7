/**
 * The schemas as a schema server publishes them: every path as the repository has it, never a slug, because
 * programs compute these addresses from `$schema`. https://schema.wikimedia.org/repositories/ is the model.
 */

import type { Catalog } from '../../model/catalog.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Schema, SchemaVersion } from '../../model/schema.ts';

/** A file for programs. `sameAs` is the path of the file that has the same bytes, where there is one. */
export interface PublishedFile {
	/** Path below the site's root, each segment verbatim, not encoded. */
	readonly path: string;
	readonly text: string;
	readonly sameAs: string | null;
}

/** Folder of a repository's schemas below the site's root. */
const folderOf = ({ repository }: Pick<Schema, 'repository'>): string =>
	`repositories/${repository}/jsonschema`;

const endingOf = ({ location }: Pick<SchemaVersion, 'location'>): string =>
	location.file.endsWith('.json') ? 'json' : 'yaml';

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/**
 * The files of one schema, as jsonschema-tools lays them out (`materialize-all`): each version with and without
 * its ending, `latest` likewise, and what is written by hand: the source, the changelog, the readme. A draft has
 * no file in its repository, so it has none here.
 */
export function publishedSchemaFiles(schema: Schema): readonly PublishedFile[] {
	const folder = `${folderOf(schema)}/${schema.title}`;
	const files: PublishedFile[] = [];
	const twice = (name: string, ending: string, text: string, sameAs: string | null): string => {
		const path = `${folder}/${name}.${ending}`;
		files.push({ path, text, sameAs }, { path: `${folder}/${name}`, text, sameAs: sameAs ?? path });
		return path;
	};
	for (const version of schema.versions) {
		if (version.draft) continue;
		const path = twice(version.version, endingOf(version), version.text, null);
		if (version === schema.latest) twice('latest', endingOf(version), version.text, path);
	}
	if (schema.currentText !== null) {
		const name = schema.currentLocation === null ? 'current.yaml' : nameOf(schema.currentLocation.file);
		files.push({ path: `${folder}/${name}`, text: schema.currentText, sameAs: null });
	}
	for (const prose of [schema.changelog, schema.readme]) {
		if (prose === null) continue;
		files.push({ path: `${folder}/${nameOf(prose.location.file)}`, text: prose.text, sameAs: null });
	}
	return files;
}

/** One line of a folder's listing, with the names that nginx's `autoindex_format json` gives them. */
export interface ListedEntry {
	readonly name: string;
	readonly type: 'directory' | 'file';
	/** Bytes; only of files. */
	readonly size?: number;
}

/** A folder below `repositories/`, its path ending in a slash, and what is in it: folders first, then by name. */
export interface Listing {
	readonly path: string;
	readonly entries: readonly ListedEntry[];
}

/** All published files of a catalog: those of the schemas, with the bytes of the disk, and the others. */
export function publishedFiles({
	schemas,
	repositories,
}: Pick<Catalog, 'schemas' | 'repositories'>): readonly PublishedFile[] {
	const others = new Map<string, string>(
		repositories.flatMap(({ name, otherFiles }) =>
			otherFiles.map(({ path, text }) => [`${folderOf({ repository: name })}/${path}`, text] as const),
		),
	);
	const files = schemas.flatMap(publishedSchemaFiles).map((file) => {
		const text = others.get(file.sameAs ?? file.path);
		return text === undefined ? file : { ...file, text };
	});
	const known = new Set(files.map(({ path }) => path));
	const rest = [...others].filter(([path]) => !known.has(path));
	return [...files, ...rest.map(([path, text]) => ({ path, text, sameAs: null }))];
}

/** What is in each folder that the files stand in, the root `repositories/` first. */
export function listings(files: readonly PublishedFile[]): readonly Listing[] {
	const folders = new Map<string, Map<string, ListedEntry>>();
	for (const { path, text } of files) {
		const parts = path.split('/');
		for (let depth = 1; depth < parts.length; depth++) {
			const folder = `${parts.slice(0, depth).join('/')}/`;
			const name = parts[depth] ?? '';
			const isFile = depth === parts.length - 1;
			const entries = folders.get(folder) ?? new Map<string, ListedEntry>();
			folders.set(folder, entries);
			if (!entries.has(name)) {
				entries.set(
					name,
					isFile ? { name, type: 'file', size: byteLength(text) } : { name, type: 'directory' },
				);
			}
		}
	}
	return [...folders].map(([path, entries]) => ({
		path,
		entries: [...entries.values()].sort(
			(a, b) => Number(a.type === 'file') - Number(b.type === 'file') || byCodeUnit(a.name, b.name),
		),
	}));
}

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;
