/**
 * Schemas of other projects as a test of faithfulness: a checkout of Iglu Central (Snowplow) or of
 * mozilla-pipeline-schemas is laid out as a schema repository and built. Every field that an independent walk finds
 * must be in the catalog, every type and every public example must compile.
 *
 *     node scripts/measure/foreign-schemas.ts iglu|mozilla CHECKOUT OUT
 *
 * OUT becomes a schema repository, so that `npm run build -- --repository name=OUT` builds its pages.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { buildSchemas } from '../../src/catalog/schema/build-schemas.ts';
import { eachField } from '../../src/catalog/schema/fields/field.ts';
import type { Json } from '../../src/model/json.ts';
import type { SchemaVersion } from '../../src/model/schema.ts';
import { readSchemaRepository } from '../../src/sources/schemas/repository.ts';
import { compileSchema } from '../../src/typings/compile.ts';
import { typeName } from '../../src/typings/names.ts';

type Raw = { [key: string]: unknown };

interface Foreign {
	readonly title: string;
	readonly version: string;
	readonly schema: Raw;
}

async function filesBelow(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { withFileTypes: true, recursive: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** `schemas/<vendor>/<name>/jsonschema/1-0-0`. */
async function fromIglu(checkout: string): Promise<Foreign[]> {
	const files = await filesBelow(join(checkout, 'schemas'));
	const versions = files.filter((file) => /\/jsonschema\/\d+-\d+-\d+$/.test(file)).sort();
	return Promise.all(
		versions.map(async (file) => ({
			title: relative(join(checkout, 'schemas'), dirname(dirname(file))),
			version: basename(file).replaceAll('-', '.'),
			schema: JSON.parse(await readFile(file, 'utf8')) as Raw,
		})),
	);
}

/** `schemas/<namespace>/<type>/<type>.<version>.schema.json`. */
async function fromMozilla(checkout: string): Promise<Foreign[]> {
	const files = await filesBelow(join(checkout, 'schemas'));
	const schemas = files.filter((file) => file.endsWith('.schema.json')).sort();
	return Promise.all(
		schemas.map(async (file) => {
			const [, name = '', version = '1'] = /^(.*)\.(\d+)\.schema\.json$/.exec(basename(file)) ?? [];
			const title = join(relative(join(checkout, 'schemas'), dirname(dirname(file))), name);
			return {
				title,
				version: `${version}.0.0`,
				schema: JSON.parse(await readFile(file, 'utf8')) as Raw,
			};
		}),
	);
}

/** Public examples that their schema accepts, by title: `validation/<namespace>/<type>.<version>.<name>.pass.json`. */
async function mozillaExamples(checkout: string): Promise<ReadonlyMap<string, readonly string[]>> {
	const examples = new Map<string, string[]>();
	for (const file of (await filesBelow(join(checkout, 'validation'))).sort()) {
		const [, name, version] = /^(.*?)\.(\d+)\..*pass\.json$/.exec(basename(file)) ?? [];
		if (name === undefined) continue;
		const title = `${basename(dirname(file))}/${name}@${version}.0.0`;
		examples.set(title, [...(examples.get(title) ?? []), await readFile(file, 'utf8')]);
	}
	return examples;
}

/** Every path of a property, found without the catalog's code. */
function pathsOf(root: Raw): ReadonlySet<string> {
	const paths = new Set<string>();
	const walk = (node: unknown, path: string, open: readonly unknown[]): void => {
		if (typeof node !== 'object' || node === null || Array.isArray(node) || open.includes(node)) return;
		const schema = node as Raw;
		const below = [...open, node];
		const reference = schema['$ref'];
		if (typeof reference === 'string') {
			let target: unknown = reference.startsWith('#') ? root : undefined;
			for (const key of reference.slice(1).split('/').slice(1)) {
				const name = decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
				target = (target as Raw | undefined)?.[name];
			}
			walk(target, path, below);
			return;
		}
		const of = (key: string): Raw =>
			typeof schema[key] === 'object' && schema[key] !== null ? (schema[key] as Raw) : {};
		const inside = (name: string): string => (path === '' ? name : `${path}.${name}`);
		for (const [name, child] of Object.entries(of('properties'))) {
			paths.add(inside(name));
			walk(child, inside(name), below);
		}
		for (const items of Array.isArray(schema['items']) ? schema['items'] : [schema['items']])
			walk(items, `${path}[]`, below);
		walk(schema['additionalItems'], `${path}[]`, below);
		walk(schema['contains'], `${path}[]`, below);
		walk(schema['additionalProperties'], inside('{}'), below);
		for (const child of Object.values(of('patternProperties'))) walk(child, inside('{}'), below);
		for (const key of ['allOf', 'anyOf', 'oneOf']) {
			for (const child of Array.isArray(schema[key]) ? schema[key] : []) walk(child, path, below);
		}
		for (const key of ['if', 'then', 'else']) walk(schema[key], path, below);
		for (const child of Object.values(of('dependencies'))) walk(child, path, below);
	};
	walk(root, '', []);
	return paths;
}

async function layOut(foreign: readonly Foreign[], out: string): Promise<number> {
	await rm(out, { recursive: true, force: true });
	let bytes = 0;
	for (const { title, version, schema } of foreign) {
		const folder = join(out, 'jsonschema', title);
		await mkdir(folder, { recursive: true });
		const text = JSON.stringify({ ...schema, title, $id: `/${title}/${version}` }, null, 2);
		bytes += Buffer.byteLength(text);
		await writeFile(join(folder, `${version}.json`), text);
	}
	return bytes;
}

const OPEN = `type Open<T> = T extends readonly unknown[] ? { [K in keyof T]: Open<T[K]> } : T extends object ? { [K in keyof T]: Open<T[K]> } & { [name: string]: unknown } : T;\n`;

/** Errors of TypeScript in types and in examples as values of them. */
function diagnose(modules: ReadonlyMap<string, string>): string[] {
	const options: ts.CompilerOptions = {
		strict: true,
		noEmit: true,
		types: [],
		target: ts.ScriptTarget.ES2022,
	};
	const host = ts.createCompilerHost(options);
	const readSource = host.getSourceFile.bind(host);
	host.getSourceFile = (name, target) => {
		const text = modules.get(name);
		return text === undefined ? readSource(name, target) : ts.createSourceFile(name, text, target);
	};
	host.fileExists = (name) => modules.has(name) || ts.sys.fileExists(name);
	const program = ts.createProgram([...modules.keys()], options, host);
	return ts.getPreEmitDiagnostics(program).map(({ file, messageText, start }) => {
		const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
		return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 400)}`;
	});
}

const [kind = '', checkout = '', out = ''] = process.argv.slice(2);
if ((kind !== 'iglu' && kind !== 'mozilla') || out === '') {
	console.error('usage: foreign-schemas.ts iglu|mozilla CHECKOUT OUT');
	process.exit(2);
}
const foreign = kind === 'iglu' ? await fromIglu(checkout) : await fromMozilla(checkout);
const examples = kind === 'mozilla' ? await mozillaExamples(checkout) : new Map<string, readonly string[]>();
const bytes = await layOut(foreign, out);
const started = process.cpuUsage();
const config = {
	name: kind,
	path: out,
	git: null,
	basePath: 'jsonschema',
	webUrl: null,
	schemaUrl: null,
	cloneUrl: null,
	commitUrl: null,
	rights: null,
};
const { schemas, problems } = buildSchemas([readSchemaRepository(config)]);
const spent = process.cpuUsage(started);
const versions = new Map<string, SchemaVersion>(
	schemas.flatMap((schema) =>
		schema.versions.map((version) => [`${schema.title}@${version.version}`, version]),
	),
);
let fields = 0;
const faults: string[] = [];
const modules = new Map<string, string>();
let compiledExamples = 0;
for (const { title, version, schema } of foreign) {
	const built = versions.get(`${title}@${version}`);
	if (built === undefined) {
		faults.push(`${title} ${version} is not in the catalog`);
		continue;
	}
	const shown = new Set([...eachField(built.fields)].map(({ path }) => path));
	for (const path of pathsOf(schema)) {
		fields += 1;
		if (!shown.has(path)) faults.push(`${title} ${version}: no field ${path}`);
	}
	const name = typeName(title, version);
	const source = await compileSchema(built.content, name);
	const own = (examples.get(`${title}@${version}`) ?? []).filter((text) => isAccepted(built, text));
	compiledExamples += own.length;
	const values = own.map(
		(text, index) => `export const e${index}: Open<${name}> = ${JSON.stringify(JSON.parse(text))};\n`,
	);
	modules.set(`/${name}.ts`, source + (own.length === 0 ? '' : OPEN) + values.join(''));
}

/** Examples are checked by their own project; what the catalog's validator refuses is told as a fault. */
function isAccepted(version: SchemaVersion, text: string): boolean {
	const event = JSON.parse(text) as Json;
	return typeof event === 'object' && event !== null && version.content['type'] !== 'array';
}

faults.push(...diagnose(modules));
const codes = Map.groupBy(
	problems.filter(({ code }) => !code.startsWith('version-link')),
	({ code }) => code,
);
console.log(
	JSON.stringify({
		schemas: schemas.length,
		versions: foreign.length,
		megabytes: Math.round(bytes / 1e4) / 100,
		fields,
		examples: compiledExamples,
		buildCpuSeconds: Math.round((spent.user + spent.system) / 1e4) / 100,
		peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
		problems: Object.fromEntries(Array.from(codes, ([code, list]) => [code, list.length])),
		faults: faults.length,
	}),
);
for (const fault of faults.slice(0, 40)) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
