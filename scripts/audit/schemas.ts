/** What the site says of schemas, against the files of their repositories. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { BuiltSite } from './built-site.ts';
import type { Facts } from './facts.ts';

interface Source {
	readonly repository: string;
	readonly title: string;
	/** Version → absolute file, oldest first. */
	readonly versions: ReadonlyMap<string, string>;
}

interface SchemaRow {
	readonly title: string;
	readonly repository: string;
	readonly latest: string;
	readonly versions: readonly string[];
	readonly description: string;
	readonly page: string;
}

const VERSION = /^(\d+)\.(\d+)\.(\d+)\.(yaml|json)$/;

/** Schema folders of a repository: those with a file that is named after a version. */
function sourcesIn(repository: string, folder: string): readonly Source[] {
	const found: Source[] = [];
	const visit = (path: string): void => {
		const entries = readdirSync(join(folder, path), { withFileTypes: true });
		const files = entries.filter((one) => one.isFile() && VERSION.test(one.name)).map(({ name }) => name);
		files.sort((a, b) => orderOf(a) - orderOf(b));
		if (files.length > 0) {
			const versions = new Map(
				files.map((name) => [name.replace(/\.[a-z]+$/, ''), join(folder, path, name)]),
			);
			found.push({ repository, title: path, versions });
		}
		for (const one of entries) {
			if (one.isDirectory() && !one.name.startsWith('.'))
				visit(path === '' ? one.name : `${path}/${one.name}`);
		}
	};
	visit('');
	return found;
}

function orderOf(name: string): number {
	const [, major = '0', minor = '0', patch = '0'] = VERSION.exec(name) ?? [];
	return Number(major) * 1e8 + Number(minor) * 1e4 + Number(patch);
}

export function auditSchemas(site: BuiltSite, repositories: ReadonlyMap<string, string>, facts: Facts): void {
	const catalog = site.json('api/catalog.json') as {
		readonly schemas: readonly SchemaRow[];
		readonly repositories: readonly { name: string; schemaCount: number; versionCount: number }[];
	};
	const rows = new Map(catalog.schemas.map((row) => [row.title, row]));
	for (const [name, folder] of repositories) {
		const sources = sourcesIn(name, join(folder, 'jsonschema'));
		const said = catalog.repositories.find((one) => one.name === name);
		const versions = sources.reduce((sum, one) => sum + one.versions.size, 0);
		facts.same('count', `versions of ${name}`, said?.versionCount, versions);
		for (const source of sources) {
			const row = rows.get(source.title);
			facts.check('schema', `${source.title} is listed`, row !== undefined);
			if (row?.repository === name) auditSchema(site, row, source, facts);
		}
		const listed = catalog.schemas.filter((row) => row.repository === name);
		facts.same('count', `schemas of ${name}`, said?.schemaCount, listed.length);
		const folders = new Set(sources.map(({ title }) => title));
		for (const row of listed.filter(({ versions: all }) => all.length > 0)) {
			facts.check('schema', `${row.title} is in ${name}`, folders.has(row.title));
		}
	}
}

function auditSchema(
	site: BuiltSite,
	row: SchemaRow,
	{ repository, title, versions }: Source,
	facts: Facts,
): void {
	facts.same('versions', `versions of ${title}`, row.versions, [...versions.keys()]);
	const [latest, file] = [...versions].at(-1) ?? ['', ''];
	facts.same('versions', `latest of ${title}`, row.latest, latest);
	const page = site.fileOf(row.page);
	facts.check('schema', `${title} has the page ${row.page}`, page !== null);
	for (const [version, path] of versions) {
		const published = `repositories/${repository}/jsonschema/${title}/${version}`;
		facts.check('file', `${published} is the source`, sameText(site, published, path));
		const copy = `api/schemas/${title.replaceAll('~', '~0').replaceAll('/', '~1')}/${version}.json`;
		facts.same('document', copy, site.json(copy), plain(parse(readFileSync(path, 'utf8'))));
		facts.check('file', `${row.page} names ${version}`, page !== null && site.text(page).includes(version));
	}
	if (page === null) return;
	const text = site.text(page);
	const schema = plain(parse(readFileSync(file, 'utf8'))) as Node;
	if (typeof schema.description === 'string') {
		facts.same(
			'description',
			`description of ${title}`,
			oneLine(row.description),
			oneLine(schema.description),
		);
	}
	for (const [path, node] of fieldsOf(schema)) {
		const name = path.split('.').at(-1) ?? path;
		facts.check('field', `${row.page} shows the field ${path}`, text.includes(name));
		const type = Array.isArray(node.type) ? node.type[0] : node.type;
		if (typeof type === 'string') {
			facts.check('type', `${row.page} shows the type of ${path}, ${type}`, WORDS[type]?.test(text) ?? true);
		}
	}
}

/** How a page can call a type. */
const WORDS: Readonly<Record<string, RegExp>> = {
	string: /\bstrings?\b|\btext\b/i,
	integer: /\bintegers?\b/i,
	number: /\bnumbers?\b/i,
	boolean: /\bbooleans?\b/i,
	array: /\barrays?\b/i,
	object: /\bobjects?\b|\bmaps?\b/i,
};

interface Node {
	readonly description?: unknown;
	readonly type?: unknown;
	readonly properties?: Readonly<Record<string, Node>>;
	readonly items?: Node;
	readonly additionalProperties?: Node | boolean;
}

function* fieldsOf(node: Node, path = ''): Generator<readonly [string, Node]> {
	for (const [name, child] of Object.entries(node.properties ?? {})) {
		if (typeof child !== 'object' || child === null) continue;
		const inside = path === '' ? name : `${path}.${name}`;
		yield [inside, child];
		yield* fieldsOf(child, inside);
		if (typeof child.items === 'object' && child.items !== null) yield* fieldsOf(child.items, inside);
		if (typeof child.additionalProperties === 'object') yield* fieldsOf(child.additionalProperties, inside);
	}
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function sameText(site: BuiltSite, published: string, path: string): boolean {
	try {
		return site.read(published) === readFileSync(path, 'utf8');
	} catch {
		return false;
	}
}
