import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplesKnowTheirFields } from '../../../src/catalog/schema/checks/examples.ts';
import { loadCatalog } from '../../../src/load.ts';
import type { Catalog } from '../../../src/model/catalog.ts';
import { stringify } from '../../../src/model/json.ts';
import { typeNames } from '../../../src/typings/names.ts';
import { typesPackage } from '../../../src/typings/package.ts';

/** What `tsc --strict` says of a file, library checks included: place and message. */
function diagnostics(folder: string, file: string): readonly ts.Diagnostic[] {
	const program = ts.createProgram([join(folder, file)], {
		strict: true,
		skipLibCheck: false,
		noEmit: true,
		types: [],
		target: ts.ScriptTarget.ES2022,
		module: ts.ModuleKind.NodeNext,
		moduleResolution: ts.ModuleResolutionKind.NodeNext,
	});
	return ts.getPreEmitDiagnostics(program);
}

describe('the types of the sample', () => {
	let catalog: Catalog;
	let folder: string;
	beforeAll(async () => {
		catalog = loadCatalog();
		folder = mkdtempSync(join(tmpdir(), 'types-of-the-sample-'));
		writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
		for (const [path, text] of await typesPackage(catalog)) {
			const file = join(folder, 'node_modules/event-platform-types', path);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
		}
	}, 60_000);
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('compile strictly with one type for every schema version and every stream', () => {
		const versions = catalog.schemas.flatMap((schema) => schema.versions);
		const names = typeNames(versions);
		const streams = catalog.streams.filter(({ pattern }) => pattern === null);
		writeFileSync(
			join(folder, 'all.ts'),
			[
				"import type * as types from 'event-platform-types';",
				...versions.map((version, index) => `export type V${index} = types.${names.of(version)};`),
				...versions.map((version, index) => `export type U${index} = types.EventBySchema['${version.uri}'];`),
				...streams.map((stream, index) => `export type S${index} = types.EventOf<'${stream.name}'>;`),
			].join('\n'),
		);
		expect(versions.length).toBeGreaterThan(0);
		expect(diagnostics(folder, 'all.ts').map(({ messageText }) => messageText)).toEqual([]);
	}, 60_000);

	it('fit every example, other than those with fields that the schema does not define', () => {
		const versions = catalog.schemas.flatMap((schema) => schema.versions);
		const names = typeNames(versions);
		const examples = versions.flatMap((version) => {
			const unknown = new Set([...examplesKnowTheirFields(version)].map(({ pointer }) => pointer));
			return version.examples.map(({ value }, index) => ({
				label: `${version.title} ${version.version}, example ${index + 1}`,
				line: `export const e: types.${names.of(version)} = ${stringify(value)};`,
				excused: unknown.has(`/examples/${index}`),
			}));
		});
		// One file for each would take minutes; one name for each line keeps them in one.
		const lines = examples.map(({ line }, index) => line.replace(' e:', ` e${index}:`));
		writeFileSync(
			join(folder, 'examples.ts'),
			["import type * as types from 'event-platform-types';", ...lines].join('\n'),
		);
		const refused = new Set(
			diagnostics(folder, 'examples.ts').map(
				({ file, start = 0 }) => (file?.getLineAndCharacterOfPosition(start).line ?? 0) - 1,
			),
		);
		const wrong = examples.filter(({ excused }, index) => refused.has(index) !== excused);
		expect(examples.length).toBeGreaterThan(0);
		expect(wrong.map(({ label }) => label)).toEqual([]);
	}, 60_000);
});
