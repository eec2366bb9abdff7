/**
 * `npm run measure:eventgate -- --catalog DIR`: whether the check of events agrees with a real EventGate, on every
 * authored example of a built site and on many broken forms of each. EventGate reads the schemas from the site, which
 * this serves. EVENTGATE_DIR names its checkout; see `scripts/measure/eventgate/service.ts`.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CheckData, CheckedStream } from '../../../src/catalog/event/check-data.ts';
import { checkEvent } from '../../../src/catalog/event/check-event.ts';
import { isGeneratedExample } from '../../../src/catalog/schema/examples/generated-example.ts';
import { examplesOf } from '../../../src/catalog/schema/examples/schema-validator.ts';
import { callersFolder } from '../../../src/cli/command.ts';
import { BuiltCatalog } from '../../../src/cli/mcp/built-catalog.ts';
import { serveSite } from '../../../src/cli/serve-site.ts';
import { isObject, type JsonObject, own, stringify } from '../../../src/model/json.ts';
import { type Form, formsOf } from '../eventgate/broken-forms.ts';
import { stepOf } from '../eventgate/reason.ts';
import { hasEventGate, startEventGate } from '../eventgate/service.ts';

const USAGE =
	'Usage: EVENTGATE_DIR=DIR npm run measure:eventgate -- [--catalog DIR] [--only TITLE] [--differences]';
const PORT = 18193;

interface Row {
	equal: number;
	different: number;
	undecided: number;
	/** The same verdict for another first reason. */
	otherReason: number;
	accepted: number;
}

const { values } = parseArgs({
	options: { catalog: { type: 'string' }, only: { type: 'string' }, differences: { type: 'boolean' } },
});
const from = callersFolder(process.cwd(), process.env);
const eventGate = resolve(process.env['EVENTGATE_DIR'] ?? 'sources/eventgate');
if (!hasEventGate(eventGate)) {
	process.stderr.write(`${eventGate} has no EventGate with its packages.\n${USAGE}\n`);
	process.exit(2);
}
const folder = values.catalog ? resolve(from, values.catalog) : resolve('dist');
const site = new BuiltCatalog(folder);
const { server, url } = await serveSite({ folder, base: '/', host: '127.0.0.1', port: 0 });
const data = (await (await fetch(new URL('find/check.json', url))).json()) as CheckData;
const repositories = [...new Set(site.catalog().schemas.map(({ repository }) => repository))];
const { forms, streams } = cases();
const checked: CheckData = {
	...data,
	environments: [{ name: 'all', title: 'All', wiki: '', streams: ours(streams), patterns: [] }],
	// This EventGate fills in the time of arrival only, and has no limit for an event.
	serverFields: data.serverFields.filter(({ path }) => path === 'meta.dt'),
	services: [],
};
const rows = new Map<string, Row>();
const differences: string[] = [];
try {
	// A schema keeps the `$id` of its fragments. EventGate then takes that part for the fragment itself, so that an event
	// with a fragment for its schema gets another answer after that schema was used: fragments have a service of their own.
	const [fragments, others] = [true, false].map((wanted) =>
		forms.filter(({ title }) => title.startsWith('fragment/') === wanted),
	);
	await compareAll(others ?? []);
	await compareAll(fragments ?? []);
} finally {
	server.close();
	server.closeAllConnections();
}
report();

/** Sends every form to an EventGate of its own. */
async function compareAll(cases: readonly { readonly title: string; readonly form: Form }[]): Promise<void> {
	if (cases.length === 0) return;
	const stop = await startEventGate(eventGate, {
		port: PORT,
		schemaBases: repositories.map((name) => new URL(`repositories/${name}/jsonschema`, url).href),
		streams,
	});
	try {
		for (const one of cases) await compare(one);
	} finally {
		await stop();
	}
}

async function compare({ title, form }: { readonly title: string; readonly form: Form }): Promise<void> {
	const { verdict, refusals } = await checkEvent(form.event, {
		data: checked,
		environment: 'all',
		loadSchema: async (wanted) => site.schema(wanted.title, wanted.version),
	});
	const answer = await fetch(`http://127.0.0.1:${PORT}/v1/events`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: stringify([form.event]),
	});
	const text = await answer.text();
	const said = answer.status === 201 ? 'accepted' : 'refused';
	const row = rows.get(form.what) ?? { equal: 0, different: 0, undecided: 0, otherReason: 0, accepted: 0 };
	rows.set(form.what, row);
	if (said === 'accepted') row.accepted += 1;
	if (verdict === 'undecided') row.undecided += 1;
	else if (verdict === said) row.equal += 1;
	else row.different += 1;
	const [first] = refusals;
	const isOtherReason = verdict === said && first !== undefined && first.step !== stepOf(text);
	if (isOtherReason) row.otherReason += 1;
	if (verdict === said && !isOtherReason) return;
	const reasons = refusals.map(({ path, message }) => `${path} ${message}`).slice(0, 2);
	differences.push(
		`${title} (${form.what}): EventGate ${said}, the check ${verdict}${first === undefined ? '' : ` (${first.step})`} ${reasons.join('; ')}\n  ${text.slice(0, 400)}\n  ${stringify(form.event).slice(0, 300)}`,
	);
}

/** Every form to send, and the streams that both sides know. */
function cases(): {
	readonly forms: readonly { readonly title: string; readonly form: Form }[];
	readonly streams: Readonly<Record<string, { readonly schema_title: string }>>;
} {
	const [environment] = data.environments;
	const known = Object.entries(environment?.streams ?? {}).flatMap(([name, { schemaTitle }]) =>
		schemaTitle === null ? [] : [[name, { schema_title: schemaTitle }] as const],
	);
	const byTitle = new Map(known.map(([name, { schema_title }]) => [schema_title, name]));
	const titles = Object.keys(data.versions).filter(
		(title) => values.only === undefined || title === values.only,
	);
	// Schemas that no stream has get one, so that their rules are compared too.
	const made = titles
		.filter((title) => !byTitle.has(title))
		.map((title, index) => [`check.made_${index}`, title] as const);
	for (const [name, title] of made) byTitle.set(title, name);
	const forms: { title: string; form: Form }[] = [];
	let seed = 0;
	for (const title of titles) {
		for (const version of data.versions[title] ?? []) {
			const content = site.schema(title, version);
			for (const example of content === null ? [] : examplesOf(content)) {
				if (!isObject(example) || isGeneratedExample(example)) continue;
				seed += 1;
				const other = byTitle.get('test/event') ?? known[0]?.[0] ?? '';
				const event = asEvent(example, `/${title}/${version}`, byTitle.get(title) ?? '');
				forms.push({ title, form: { what: 'untouched example', event: example } });
				for (const form of formsOf(event, { other, seed })) forms.push({ title, form });
			}
		}
	}
	return {
		forms,
		streams: Object.fromEntries([
			...known,
			...made.map(([name, title]) => [name, { schema_title: title }] as const),
		]),
	};
}

/** An example that names its own schema and a stream that takes it. */
function asEvent(example: JsonObject, uri: string, stream: string): JsonObject {
	const meta = own(example, 'meta');
	return { ...example, $schema: uri, meta: { ...(isObject(meta) ? meta : {}), stream } };
}

function ours(
	settings: Readonly<Record<string, { readonly schema_title: string }>>,
): Record<string, CheckedStream> {
	return Object.fromEntries(
		Object.entries(settings).map(([name, { schema_title }]) => [
			name,
			{ schemaTitle: schema_title, service: null, values: [], headerFields: [] },
		]),
	);
}

function report(): void {
	const lines = [...rows].map(
		([what, { equal, different, undecided, otherReason, accepted }]) =>
			[what, equal, different, undecided, otherReason, accepted] as const,
	);
	const sum = lines.reduce(
		(total, [, ...counts]) => total.map((count, at) => count + (counts[at] ?? 0)),
		[0, 0, 0, 0, 0],
	);
	const table = [
		['form', 'equal', 'different', 'undecided', 'other reason', 'accepted'],
		...lines,
		['all', ...sum],
	];
	const width = Math.max(...table.map(([what]) => String(what).length));
	for (const [what, ...counts] of table) {
		process.stdout.write(
			`${String(what).padEnd(width)}  ${counts.map((count) => String(count).padStart(12)).join('  ')}\n`,
		);
	}
	if (values.differences) for (const difference of differences) process.stdout.write(`\n${difference}\n`);
	process.exitCode = differences.length === 0 ? 0 : 1;
}
