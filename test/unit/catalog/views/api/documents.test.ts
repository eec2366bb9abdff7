import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { catalogDocument } from '../../../../../src/catalog/views/api/catalog.ts';
import { API_DOCUMENTS, jsonSchemaOf } from '../../../../../src/catalog/views/api/documents.ts';
import { openApi } from '../../../../../src/catalog/views/api/openapi.ts';
import { problemRows } from '../../../../../src/catalog/views/api/problems.ts';
import { streamDocument } from '../../../../../src/catalog/views/api/stream.ts';
import type { Problem } from '../../../../../src/model/problem.ts';
import { aSchema, aStream } from '../../../../support/builders.ts';
import { build, fixtureConfiguration } from '../../../../support/stream-configuration.ts';

const shapes = API_DOCUMENTS.flatMap(({ name, shape }) => (shape === null ? [] : [{ name, shape }]));
const validator = new Ajv2020({ strict: true, allErrors: true });

/** Errors of a value against the published schema of a document. */
function errorsOf(name: string, value: unknown): unknown {
	const shape = shapes.find((one) => one.name === name)?.shape;
	if (shape === undefined) throw new Error(`No document ${name}`);
	const validate = validator.compile(jsonSchemaOf(shape));
	// As a client gets it: through JSON.
	validate(JSON.parse(JSON.stringify(value)));
	return validate.errors;
}

type Node = { [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a key holds, null aside: `string`, `array of object`, … */
function typeOf(node: unknown): string {
	if (!isNode(node)) return 'anything';
	const branches = node['anyOf'];
	if (Array.isArray(branches)) {
		return [...new Set(branches.map(typeOf).filter((type) => type !== 'null'))].join(' or ');
	}
	const type = Array.isArray(node['type'])
		? node['type'].filter((one) => one !== 'null').join(' or ')
		: node['type'];
	if (type === 'array') return `array of ${typeOf(node['items'])}`;
	return typeof type === 'string' ? type : 'anything';
}

function keysIn(node: unknown, found: Map<string, Set<string>>): void {
	if (Array.isArray(node)) for (const one of node) keysIn(one, found);
	if (!isNode(node)) return;
	if (isNode(node['properties'])) {
		for (const [key, property] of Object.entries(node['properties'])) {
			found.set(key, (found.get(key) ?? new Set<string>()).add(typeOf(property)));
		}
	}
	for (const value of Object.values(node)) keysIn(value, found);
}

describe('the documents', () => {
	it('give a key one type in all of them', () => {
		const found = new Map<string, Set<string>>();
		for (const { shape } of shapes) keysIn(jsonSchemaOf(shape), found);
		expect(found.size).toBeGreaterThan(60);
		// The rows of streams, and the answer of MediaWiki, whose shape is not ours.
		expect([...(found.get('streams') ?? [])]).toEqual(['array of object', 'object']);
		found.delete('streams');
		const several = [...found].filter(([, types]) => types.size > 1);
		expect(several).toEqual([]);
	});

	it('have a version, the answer of MediaWiki aside', () => {
		const without = shapes.filter(({ shape }) => !JSON.stringify(jsonSchemaOf(shape)).includes('apiVersion'));
		expect(new Set(without.map(({ name }) => name))).toEqual(
			new Set(['streamConfigs', 'serviceStreamConfigs', 'oneStreamConfig']),
		);
	});

	it('are what their JSON Schema says, a row of each kind', () => {
		const catalog = {
			digest: 'd',
			config: { environments: [{ name: 'production', wikis: [{ name: 'metawiki' }] }] },
			repositories: [],
			schemas: [aSchema('a/b')],
			streams: [aStream('a.b')],
		} as unknown as Parameters<typeof catalogDocument>[0];
		expect(errorsOf('catalog', catalogDocument(catalog))).toBe(null);
		const { streams } = build(fixtureConfiguration());
		expect(streams.length).toBeGreaterThan(5);
		for (const stream of streams) expect(errorsOf('stream', streamDocument(stream)), stream.name).toBe(null);
		expect(errorsOf('stream', { ...streamDocument(aStream('a.b')), topics: 'a' })).not.toBe(null);
	});

	it('are described by an OpenAPI document that is valid', async () => {
		const description = openApi({ title: 'Catalog', description: 'About', server: '/' });
		const { valid, errors } = await new Validator().validate(
			JSON.parse(JSON.stringify(description)) as Record<string, unknown>,
		);
		expect(errors ?? []).toEqual([]);
		expect(valid).toBe(true);
		expect(Object.keys(description['paths'] as object)).toContain('/api/streams/{stream}.json');
	});
});

describe('the id of a problem', () => {
	const problem: Problem = {
		code: 'a-code',
		severity: 'error',
		file: 'f.yaml',
		line: 3,
		message: 'Wrong.',
		hint: 'Fix it.',
		subject: 'schema:a',
	};
	const ids = (...problems: readonly Problem[]): string[] => problemRows(problems).map(({ id }) => id);

	it('stays when lines move, and begins with the code', () => {
		expect(ids(problem)).toEqual(ids({ ...problem, line: 99 }));
		expect(ids(problem)[0]).toMatch(/^a-code-[0-9a-z]{13}$/);
	});

	it('differs for another subject, and for the second of two equal ones', () => {
		expect(ids({ ...problem, subject: 'schema:b' })).not.toEqual(ids(problem));
		const [first, second] = ids(problem, problem);
		expect(second).toBe(`${first}-2`);
	});
});
