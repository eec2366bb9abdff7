/** What the site says by its Markdown, its check of events and its owners, against the same sources. */
import { existsSync, readFileSync } from 'node:fs';
import type { BuiltSite } from './built-site.ts';
import type { Facts } from './facts.ts';
import { streamsOf } from './stream-settings.ts';
import type { StreamAudit } from './streams.ts';

interface Owned {
	readonly owners: readonly {
		readonly owner: string;
		readonly evidence: string;
		readonly contactUrl: string | null;
	}[];
}
interface Catalog {
	readonly streams: readonly (Owned & {
		readonly name: string;
		readonly page: string;
		readonly topics: readonly string[];
		readonly table: string | null;
		readonly schemaTitle: string | null;
	})[];
	readonly schemas: readonly (Owned & {
		readonly title: string;
		readonly page: string;
		readonly latest: string;
		readonly versions: readonly string[];
	})[];
}

/** What the page for checking events knows of a stream. */
interface Checked {
	readonly schemaTitle: string | null;
	readonly service: string | null;
}

/** Without backslashes: Markdown writes some before the signs of a name, and some names have their own. */
const plain = (text: string): string => text.replaceAll('\\', '');

export function auditCompanions(site: BuiltSite, audit: StreamAudit, facts: Facts): void {
	const { streams, schemas } = site.json('api/catalog.json') as Catalog;
	for (const stream of streams) {
		const text = markdownOf(site, stream.page, facts);
		for (const value of [stream.name, ...stream.topics, stream.table, stream.schemaTitle]) {
			if (value !== null)
				facts.check('markdown', `${stream.page}index.md has ${value}`, text.includes(plain(value)));
		}
		auditOwners(stream.name, stream, facts);
	}
	for (const schema of schemas) {
		const text = markdownOf(site, schema.page, facts);
		for (const value of [schema.title, schema.latest, ...schema.versions]) {
			facts.check('markdown', `${schema.page}index.md has ${value}`, text.includes(plain(value)));
		}
		auditOwners(schema.title, schema, facts);
	}
	auditCheck(site, audit, schemas, facts);
}

function markdownOf(site: BuiltSite, page: string, facts: Facts): string {
	const file = site.fileOf(`${page}index.md`);
	facts.check('markdown', `${page} has a page in Markdown`, file !== null);
	return file === null ? '' : plain(site.read(file));
}

/** The file that is named for an owner names that owner. */
function auditOwners(what: string, { owners }: Owned, facts: Facts): void {
	for (const { owner, evidence, contactUrl } of owners) {
		const file = /(?:note|says) ((?:\/|content\/)\S+\.(?:md|ya?ml))/.exec(evidence)?.[1];
		if (file === undefined || !existsSync(file)) continue;
		const text = readFileSync(file, 'utf8');
		facts.check('owner', `${what} is of ${owner}, says ${file}`, text.includes(owner));
		if (contactUrl !== null && !contactUrl.startsWith('mailto:')) {
			facts.check('owner', `${owner} is reached at ${contactUrl}, says ${file}`, text.includes(contactUrl));
		}
	}
}

/** The page for checking events takes events of the schema and service that the configuration states. */
function auditCheck(site: BuiltSite, audit: StreamAudit, schemas: Catalog['schemas'], facts: Facts): void {
	const data = site.json('find/check.json') as {
		readonly environments: readonly {
			readonly name: string;
			readonly wiki: string;
			readonly streams: Readonly<Record<string, Checked>>;
			readonly patterns: readonly (Checked & { readonly name: string })[];
		}[];
		readonly versions: Readonly<Record<string, readonly string[]>>;
	};
	const environment = data.environments.find(({ name }) => name === audit.environment);
	const expected = streamsOf(audit.settings, audit.wiki, audit.tags);
	for (const [name, settings] of expected) {
		const known = environment?.streams[name] ?? environment?.patterns.find((one) => one.name === name);
		facts.same(
			'check',
			`${name} is checked against`,
			known?.schemaTitle ?? null,
			settings['schema_title'] ?? null,
		);
		facts.same(
			'check',
			`${name} is sent to`,
			known?.service ?? null,
			settings['destination_event_service'] ?? null,
		);
	}
	for (const { title, versions } of schemas) {
		facts.same('check', `versions of ${title} that events may name`, data.versions[title] ?? [], versions);
	}
}
