/**
 * `npm run audit:site -- SITE [options]`: reads a built site again and checks what it says against the sources, with code
 * that shares nothing with the catalog's. Prints how many statements it checked, and every one that is false.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { BuiltSite } from './built-site.ts';
import { auditCompanions } from './companions.ts';
import { Facts } from './facts.ts';
import { auditHistory } from './history.ts';
import { auditLinks } from './links.ts';
import { auditSchemas } from './schemas.ts';
import { settingsIn } from './stream-settings.ts';
import { auditProblems, auditStreams } from './streams.ts';

const HELP = `npm run audit:site -- SITE --repository NAME=FOLDER … --stream-config FILE [--base PATH]

Checks what a built site says against its sources. Without sources it is the sample's that are taken.
`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		repository: { type: 'string', multiple: true },
		'stream-config': { type: 'string' },
		base: { type: 'string', default: '/' },
		help: { type: 'boolean', default: false },
	},
});
if (values.help || positionals.length !== 1) {
	process.stdout.write(HELP);
	process.exit(values.help ? 0 : 2);
}

const sample = 'content/sample';
const repositories = new Map(
	(
		values.repository ?? [
			`primary=${sample}/repositories/primary`,
			`secondary=${sample}/repositories/secondary`,
		]
	).map((one): [string, string] => [
		one.slice(0, one.indexOf('=')),
		resolve(one.slice(one.indexOf('=') + 1)),
	]),
);
const configuration = resolve(values['stream-config'] ?? `${sample}/mediawiki-config/production.php`);
const platform = parse(readFileSync('content/wikimedia/platform.yaml', 'utf8')) as {
	readonly environments: readonly {
		readonly name: string;
		readonly wikis: readonly { readonly name: string; readonly tags: readonly string[] }[];
	}[];
	readonly lake: { readonly database: string };
};

const facts = new Facts();
const site = new BuiltSite(resolve(positionals[0] ?? ''), values.base);
const roots = new Map([...repositories, ['mediawiki-config', dirname(configuration)] as const]);
const { view, schemas } = site.json('api/catalog.json') as {
	readonly view: { readonly environment: string; readonly wiki: string };
	readonly schemas: readonly { readonly title: string }[];
};
const wikis = platform.environments.find(({ name }) => name === view.environment)?.wikis ?? [];
auditSchemas(site, repositories, facts);
const audit = {
	...view,
	settings: settingsIn(configuration),
	tags: wikis.find(({ name }) => name === view.wiki)?.tags ?? [],
	database: platform.lake.database,
	titles: new Set(schemas.map(({ title }) => title)),
	roots,
};
auditStreams(site, audit, facts);
auditCompanions(site, audit, facts);
auditHistory(site, roots, facts);
auditProblems(site, roots, facts);
auditLinks(site, facts);

for (const [kind, count] of [...facts.checked].sort())
	process.stdout.write(`${String(count).padStart(8)}  ${kind}\n`);
for (const { kind, statement } of facts.false.slice(0, 100))
	process.stdout.write(`FALSE ${kind}: ${statement}\n`);
process.stdout.write(`${facts.total} facts checked, ${facts.false.length} false\n`);
process.exit(facts.false.length === 0 && facts.total > 0 ? 0 : 1);
