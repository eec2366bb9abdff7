import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { API_DOCUMENTS, INTERNAL_FILES } from '../../src/catalog/views/api/documents.ts';
import { sampleSite } from '../support/sample-site.ts';

const json = (file: string): unknown => JSON.parse(readFileSync(join(sampleSite(), file), 'utf8'));

/** Files of a document: a parameter in its path stands for any name without a slash. */
const filesOf = (path: string): readonly string[] =>
	globSync(path.replaceAll(/\{\w+\}/g, '*'), { cwd: sampleSite() }).sort();

describe('the API of the built sample', () => {
	const withSchema = API_DOCUMENTS.filter(({ shape }) => shape !== null);

	it.each(withSchema)('has $path as its published JSON Schema says', ({ name, path }) => {
		const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
			json(`api/json-schema/${name}.json`) as object,
		);
		const files = filesOf(path);
		expect(files.length).toBeGreaterThan(0);
		const wrong = files.flatMap((file) =>
			validate(json(file))
				? []
				: (validate.errors ?? []).map((error) => `${file}${error.instancePath}: ${error.message}`),
		);
		expect(wrong.slice(0, 20)).toEqual([]);
	});

	it.each(API_DOCUMENTS)('has $path', ({ path, name }) => {
		// The title of a published schema has slashes.
		const files = filesOf(name === 'publishedSchema' ? 'repositories/*/jsonschema/**/1.0.0' : path);
		expect(files.length).toBeGreaterThan(0);
	});

	it('describes every file below api/ but for those that it calls internal', () => {
		const described = new Set(API_DOCUMENTS.flatMap(({ path }) => filesOf(path)));
		const others = globSync('api/**/*.{json,csv}', { cwd: sampleSite() }).filter(
			(file) => !described.has(file) && !file.startsWith('api/json-schema/'),
		);
		const internal = INTERNAL_FILES.map(({ path }) => path);
		const undescribed = [...others, ...globSync('find/**/*.json', { cwd: sampleSite() })].filter(
			(file) =>
				file !== 'api/openapi.json' && !internal.some((path) => file === path || file.startsWith(path)),
		);
		expect(undescribed).toEqual([]);
		const missing = internal.filter((path) => globSync(path, { cwd: sampleSite() }).length === 0);
		expect(missing).toEqual([]);
	});

	it('is described by an OpenAPI document that is valid', async () => {
		const { valid, errors } = await new Validator().validate(
			json('api/openapi.json') as Record<string, unknown>,
		);
		expect(errors ?? []).toEqual([]);
		expect(valid).toBe(true);
	});
});
