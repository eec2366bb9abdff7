import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compare } from 'semver';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../../src/model/catalog.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Schema, SchemaVersion } from '../../../src/model/schema.ts';
import type { Stream } from '../../../src/model/stream.ts';
import { compileSchema } from '../../../src/typings/compile.ts';
import { typeName, typeNames } from '../../../src/typings/names.ts';
import {
	eventVersion,
	type PackageFiles,
	packageVersion,
	typesPackage,
} from '../../../src/typings/package.ts';
import { streamTemplates } from '../../../src/typings/stream-templates.ts';
import { packPackage } from '../../../src/typings/tarball.ts';

const version = (title: string, number: string, content: JsonObject): SchemaVersion => ({
	title,
	version: number,
	uri: `/${title}/${number}`,
	draft: false,
	location: { file: `${title}/${number}.yaml`, line: null, url: null },
	description: '',
	content,
	text: '',
	fields: [],
	fieldCount: 0,
	examples: [],
	skipped: [],
	problems: [],
});
const schema = (title: string, contents: Readonly<Record<string, JsonObject>>) => {
	const versions = Object.entries(contents).map(([number, content]) => version(title, number, content));
	return { title, versions, latest: versions.at(-1) } as unknown as Schema;
};
const stream = (name: string, schemaTitle: string, source?: string) =>
	({
		name,
		schemaTitle,
		schemaPresent: true,
		pattern: source === undefined ? null : { source },
		summary: { text: 'A stream. */ export {};' },
	}) as unknown as Stream;
const catalogOf = (schemas: readonly Schema[], streams: readonly Stream[]) =>
	({
		schemas,
		schemaByTitle: new Map(schemas.map((one) => [one.title, one])),
		streams,
		digest: '0a1b2c',
		history: null,
		config: { site: { title: 'Test', url: null }, repositories: [] },
	}) as unknown as Catalog;

const text: JsonObject = { type: 'string' };
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
	type: 'object',
	properties,
	...rest,
});

const folders: string[] = [];
function folderOf(files: PackageFiles): string {
	const folder = mkdtempSync(join(tmpdir(), 'typings-'));
	folders.push(folder);
	for (const [path, content] of files) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
	}
	return folder;
}
afterAll(() => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What the TypeScript compiler says of files, as `file: message`. */
function diagnostics(folder: string, files: readonly string[]): readonly string[] {
	const program = ts.createProgram(
		files.map((file) => join(folder, file)),
		{
			strict: true,
			exactOptionalPropertyTypes: true,
			skipLibCheck: false,
			noEmit: true,
			types: [],
			target: ts.ScriptTarget.ES2022,
			module: ts.ModuleKind.NodeNext,
			moduleResolution: ts.ModuleResolutionKind.NodeNext,
		},
	);
	return ts
		.getPreEmitDiagnostics(program)
		.map(
			({ file, messageText }) =>
				`${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
		);
}

describe('the version of the package', () => {
	const at = (time: string) =>
		({ records: [{ change: { time } }] }) as unknown as Parameters<typeof packageVersion>[0]['history'];

	it('is the time of the newest change, so that a later one is greater', () => {
		const [first = '', second = ''] = ['2026-01-02T03:04:05Z', '2026-01-10T00:00:00Z'].map((time) =>
			packageVersion({ history: at(time), digest: '0a1b2c' }),
		);
		expect(first).toBe('0.20260102.30405+0a1b2c');
		expect(compare(second, first)).toBe(1);
	});

	it('is the content alone where no history is known', () => {
		expect(packageVersion({ history: null, digest: '0a1b2c' })).toBe('0.0.0-d0a1b2c');
	});
});

describe('the declaration of a schema', () => {
	it('keeps descriptions, required fields, maps and enums', async () => {
		const source = await compileSchema(
			object(
				{
					id: { type: 'string', description: 'Its identifier.' },
					tags: { type: 'array', items: object({ name: text }, { required: ['name'] }) },
					headers: { type: 'object', additionalProperties: text, description: 'One.\nTwo.\n' },
					kind: { type: 'string', enum: ['a', 'b'] },
					size: { type: ['integer', 'null'], deprecated: true },
					anything: { type: 'object' },
				},
				{ required: ['id', 'undefined_field'], description: 'What happened.' },
			),
			'TestV1_0_0',
		);
		expect(source).toBe(`/** What happened. */
export interface TestV1_0_0 {
	/** Its identifier. */
	id: string;
	tags?: {
		name: string;
	}[];
	/**
	 * One.
	 * Two.
	 */
	headers?: {
		[k: string]: string | undefined;
	};
	kind?: "a" | "b";
	/** @deprecated */
	size?: number | null;
	anything?: {
		[k: string]: unknown | undefined;
	};
	undefined_field: unknown;
}
`);
	});

	it('breaks a long union into lines', async () => {
		const values = Array.from({ length: 12 }, (_, index) => `value | ${index}`);
		const source = await compileSchema(object({ action: { type: 'string', enum: values } }), 'T');
		expect(source).toContain('\taction?:\n\t\t| "value | 0"\n\t\t| "value | 1"\n');
	});

	it('copies no code, reads no file and keeps properties that are named like keywords', async () => {
		const source = await compileSchema(
			object(
				{
					tsType: text,
					title: text,
					$ref: text,
					raw: { type: 'string', tsType: 'import("node:fs")' } as JsonObject,
					file: { $ref: '/etc/passwd' },
					remote: { $ref: 'https://example.org/x.json' },
					constructor: text,
				},
				{
					extends: { $ref: '/etc/passwd' },
					definitions: { x: { tsType: 'never' } },
					$id: 'file:///etc/passwd',
				},
			),
			'TestV1_0_0',
		);
		expect(source).toBe(`export interface TestV1_0_0 {
	tsType?: string;
	title?: string;
	$ref?: string;
	raw?: string;
	file?: unknown;
	remote?: unknown;
	constructor?: string;
}
`);
	});
});

describe('the types of hostile schemas', () => {
	const odd: JsonObject = JSON.parse('{"__proto__": {"type": "string"}, "toString": {"type": "string"}}');
	let deep: JsonObject = text;
	for (let depth = 0; depth < 200; depth++) deep = object({ a: deep });
	const hostile = schema('hostile/schema', {
		'1.0.0': object(
			{
				...odd,
				'a-b': text,
				'quote"\\\n`\x24{x}`*/': text,
				'{': { type: 'string', enum: ['"', '\\', '`\x24{y}`', '*/', '} {', "it's", '\u2028'] },
				'': text,
				deep,
				known: object({ a: text }, { additionalProperties: { type: 'integer' } }),
				none: { type: 'strng' },
				never: { type: 'string', enum: [] },
				big: { type: 'integer', enum: [1, 18446744073709551615n] },
				tuple: { type: 'array', items: [text, { type: 'integer' }] },
				text: { type: 'string', description: '*/ export const broken = 1; /*\r\n{ `\x24{a}` } @deprecated' },
			},
			{ description: '*/ } declare global { /*' },
		),
	});

	it('are one declaration each and compile', async () => {
		const folder = folderOf(await typesPackage(catalogOf([hostile], [])));
		expect(diagnostics(folder, ['index.d.ts'])).toEqual([]);
		const module = ts.createSourceFile(
			'x.d.ts',
			await compileSchema(hostile.latest.content, 'Hostile'),
			ts.ScriptTarget.ES2022,
		);
		expect(module.statements.map((statement) => ts.SyntaxKind[statement.kind])).toEqual([
			'InterfaceDeclaration',
		]);
	}, 30_000);
});

describe('names of types', () => {
	it('come from title and version', () => {
		expect(typeName('mediawiki/page/change', '1.2.0')).toBe('MediawikiPageChangeV1_2_0');
		expect(typeName('w3c/reportingapi/network_error', '1.0.0')).toBe('W3cReportingapiNetworkErrorV1_0_0');
		expect(typeName('error', '2.1.0')).toBe('ErrorV2_1_0');
		expect(typeName('2nd/try', '1.0.0-rc.1')).toBe('Schema2ndTryV1_0_0_rc_1');
	});

	it('never meet', () => {
		const names = typeNames(['a/b_c', 'a/b/c', 'a/B/c', 'ü'].map((title) => ({ title, version: '1.0.0' })));
		const all = ['a/b_c', 'a/b/c', 'a/B/c', 'ü'].map((title) => names.of({ title, version: '1.0.0' }));
		expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(4);
		expect(all.every((name) => /^[A-Za-z]\w*$/.test(name))).toBe(true);
	});
});

/** A template literal type; `*` stands for any text. */
const typed = (text: string) => `\`${text.replaceAll('*', '\x24{string}')}\``;

describe('template literal types of stream patterns', () => {
	it('say what a pattern matches, or a little more', () => {
		expect(streamTemplates('/^mediawiki\\.job\\..+/')).toEqual([typed('mediawiki.job.*')]);
		expect(streamTemplates('/^swift\\.(.+\\.)?upload-complete$/')).toEqual([
			typed('swift.upload-complete'),
			typed('swift.*.upload-complete'),
		]);
		expect(streamTemplates('/foo|bar$/')).toEqual([typed('*foo*'), typed('*bar*')]);
	});

	it('are none where a pattern says nothing that a type can say', () => {
		expect(streamTemplates('/.*/')).toEqual([]);
		expect(streamTemplates('/^(?=a)/')).toEqual([]);
		expect(streamTemplates('/(/')).toEqual([]);
		expect(streamTemplates('/^a/i')).toEqual([]);
		expect(streamTemplates(`/${'(a|b)'.repeat(20)}/`)).toEqual([]);
	});
});

describe('the schema version of a stream', () => {
	const page = schema('page', { '1.0.0': object({}), '1.1.0': object({}), '2.0.0': object({}) });
	const schemas = new Map([['page', page]]);

	it('is the newest of the major that its name ends in', () => {
		expect(eventVersion({ name: 'page.v1', schemaTitle: 'page' }, schemas)?.version).toBe('1.1.0');
		expect(eventVersion({ name: 'page.v2', schemaTitle: 'page' }, schemas)?.version).toBe('2.0.0');
	});

	it('is the newest of all without such an ending, or where that major is not loaded', () => {
		expect(eventVersion({ name: 'page-change', schemaTitle: 'page' }, schemas)?.version).toBe('2.0.0');
		expect(eventVersion({ name: 'page.v7', schemaTitle: 'page' }, schemas)?.version).toBe('2.0.0');
		expect(eventVersion({ name: 'page.v1', schemaTitle: 'other' }, schemas)).toBeNull();
	});
});

describe('the types package', () => {
	const page = schema('mediawiki/page', {
		'1.0.0': object({ $schema: text, id: { type: 'integer' } }, { required: ['id'] }),
		'2.0.0': object({ key: text }, { required: ['key'] }),
	});
	const catalog = catalogOf(
		[page],
		[
			stream('mediawiki.page.v1', 'mediawiki/page'),
			stream('mediawiki.page', 'mediawiki/page'),
			stream('absent', 'not/loaded'),
			stream('/^job\\..+/', 'mediawiki/page', '/^job\\..+/'),
		],
	);

	it('can be installed from its tarball and gives events by stream name and by schema URI', async () => {
		const files = await typesPackage(catalog);
		const project = folderOf(
			new Map([
				['package.json', '{"name": "project", "private": true, "type": "module"}'],
				[
					'use.ts',
					`import type { EventOf, EventBySchema, SchemaUri, StreamName } from 'event-platform-types';
import type { MediawikiPageV1_0_0 } from 'event-platform-types/schemas/mediawiki/page';
export const first: EventOf<'mediawiki.page.v1'> = { id: 1 };
export const same: MediawikiPageV1_0_0 = first;
export const newest: EventOf<'mediawiki.page'> = { key: 'a' };
export const job: EventOf<'job.refresh'> = { key: 'a' };
export const unknown: EventOf<'absent'> = { $schema: '/not/loaded/1.0.0', meta: { stream: 'absent' }, more: 1 };
// @ts-expect-error another stream
export const other: EventOf<'absent'> = { $schema: '/not/loaded/1.0.0', meta: { stream: 'present' } };
export const uri: SchemaUri = '/mediawiki/page/1.0.0';
export const byUri: EventBySchema['/mediawiki/page/2.0.0'] = newest;
export const named: EventBySchema['/mediawiki/page/1.0.0'] = { $schema: '/mediawiki/page/1.0.0', id: 1 };
// @ts-expect-error the address of another version
export const wrong: EventBySchema['/mediawiki/page/1.0.0'] = { $schema: '/mediawiki/page/2.0.0', id: 1 };
// @ts-expect-error no such stream
export const name: StreamName = 'mediawiki.pag';
// @ts-expect-error a misspelt field
export const misspelt: EventOf<'mediawiki.page.v1'> = { id: 1, idd: 2 };
`,
				],
			]),
		);
		const tarball = join(project, 'types.tgz');
		writeFileSync(tarball, await packPackage(files));
		const installed = join(project, 'node_modules/event-platform-types');
		mkdirSync(installed, { recursive: true });
		execFileSync('tar', ['xzf', tarball, '--strip-components=1', '-C', installed]);
		expect(diagnostics(project, ['use.ts'])).toEqual([]);
	}, 30_000);

	it('gives the same bytes for the same catalog', async () => {
		const pack = async () => Buffer.from(await packPackage(await typesPackage(catalog))).toString('hex');
		expect(await pack()).toBe(await pack());
	});

	it('has a version that npm accepts and that changes with the sources', async () => {
		const files = await typesPackage(catalog);
		expect(JSON.parse(files.get('package.json') ?? '{}')).toMatchObject({
			name: 'event-platform-types',
			version: '0.0.0-d0a1b2c',
			types: './index.d.ts',
		});
	});
});
