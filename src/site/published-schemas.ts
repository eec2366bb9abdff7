/**
 * The schema server of the site. Its files are copies of what was read, so they are written beside the pages, not
 * rendered; the development server answers them from memory.
 */
import { copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { listingPage } from '../catalog/views/listing-page.ts';
import {
	type Listing,
	listings,
	type PublishedFile,
	publishedFiles,
} from '../catalog/views/published-files.ts';
import type { Catalog } from '../model/catalog.ts';
import { getCatalog } from './catalog.ts';
import { META_POLICY } from './content-security-policy.ts';
import { FilePlaces } from './file-places.ts';

/** Type of a published file by its name. Versions have no ending, and are YAML or JSON as their source is. */
function publishedType(path: string, text: string): string {
	if (path.endsWith('.html')) return 'text/html; charset=utf-8';
	if (path.endsWith('.md')) return 'text/markdown; charset=utf-8';
	return path.endsWith('.json') || (!path.endsWith('.yaml') && /^\s*\{/.test(text))
		? 'application/json; charset=utf-8'
		: 'application/yaml; charset=utf-8';
}

/** The two files that list a folder. A schema folder that has files of these names keeps its own. */
function listingFiles(listing: Listing, catalog: Catalog, base: string): readonly PublishedFile[] {
	const page = listingPage(listing, { base, title: catalog.config.site.title, policy: META_POLICY });
	const files = [
		{ path: `${listing.path}index.html`, text: page, sameAs: null },
		{ path: `${listing.path}index.json`, text: `${JSON.stringify(listing.entries)}\n`, sameAs: null },
	];
	const own = new Set(listing.entries.map(({ name }) => name));
	return files.filter(({ path }) => !own.has(path.slice(listing.path.length)));
}

/**
 * Everything below `repositories/`: the schemas and the lists of every folder.
 *
 * @param base with slashes at both ends; this runs outside of the bundle that knows it
 */
function schemaServerFiles(catalog: Catalog, base: string): readonly PublishedFile[] {
	const files = publishedFiles(catalog);
	return [...files, ...listings(files).flatMap((listing) => listingFiles(listing, catalog, base))];
}

/**
 * Writes the files into a built site. What has the same bytes is one file with several names where the disk can.
 *
 * @returns what to tell of files that are left out: a schema may lie in a folder that is named as a version of another
 */
export function writeSchemaServer(folder: string, catalog: Catalog, base: string): readonly string[] {
	const made = new Set<string>();
	const places = new FilePlaces();
	const refused: string[] = [];
	const written = new Set<string>();
	for (const { path, text, sameAs } of schemaServerFiles(catalog, base)) {
		const taken = places.take(path, 'another schema');
		if (taken !== null) {
			refused.push(`error: ${path} is not served, because ${taken}.`);
			continue;
		}
		written.add(path);
		const target = join(folder, path);
		const parent = dirname(target);
		if (!made.has(parent)) mkdirSync(parent, { recursive: true });
		made.add(parent);
		if (sameAs === null || !written.has(sameAs)) writeFileSync(target, text);
		else {
			try {
				linkSync(join(folder, sameAs), target);
			} catch {
				copyFileSync(join(folder, sameAs), target);
			}
		}
	}
	return refused;
}

/** Answers for the published schemas while the development server runs. */
export function publishedSchemas(): AstroIntegration {
	let base = '/';
	return {
		name: 'published-schemas',
		hooks: {
			'astro:config:done': ({ config }) => {
				base = config.base.replace(/\/*$/, '/');
			},
			'astro:server:setup': ({ server }) => {
				let known: { catalog: Catalog; files: ReadonlyMap<string, string> } | undefined;
				server.middlewares.use((request, response, next) => {
					const path = (request.url ?? '').split('?')[0]?.replace(/\/{2,}/g, '/') ?? '';
					if (!path.startsWith(`${base}repositories/`)) return next();
					getCatalog().then((catalog) => {
						if (known?.catalog !== catalog) {
							const files = schemaServerFiles(catalog, base).map(({ path, text }) => [path, text] as const);
							known = { catalog, files: new Map(files) };
						}
						const file = decoded(path.slice(base.length)).replace(/\/$/, '/index.html');
						const text = known.files.get(file);
						if (text === undefined) return next();
						response.setHeader('Content-Type', publishedType(file, text));
						response.setHeader('Access-Control-Allow-Origin', '*');
						response.end(text);
					}, next);
				});
			},
		},
	};
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
