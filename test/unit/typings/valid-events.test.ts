import Ajv from 'ajv';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { smallestValue } from '../../../src/catalog/schema/examples/smallest-value.ts';
import { fits } from '../../../src/catalog/schema/keywords/fits.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { compileSchema } from '../../../src/typings/compile.ts';

const NAMES = ['a', 'b', 'n_x', 'c'] as const;
/** A field that only conditions declare: its type is what they say of it. */
const CONDITIONAL: JsonObject = { z: { type: 'integer' } };

const scalar = fc.oneof(
	fc.constantFrom('', 'x', '1'),
	fc.integer({ min: -2, max: 5 }),
	fc.boolean(),
	fc.constant(null),
	fc.constant(1.5),
);
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 3, depthSize: 'small' },
		scalar,
		fc.array(tie('value'), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 3 }),
	),
})).value;

const types = ['string', 'integer', 'number', 'boolean', 'null', 'array', 'object'] as const;

/** Schemas with every keyword of draft-07 that bears on the type of a value, in any combination. */
const schema: fc.Arbitrary<Json> = fc.letrec<{ schema: Json; node: JsonObject }>((tie) => {
	const keywords: Readonly<Record<string, fc.Arbitrary<Json>>> = {
		type: fc.oneof(
			fc.constantFrom(...types),
			fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
		),
		description: fc.constantFrom('Text.', '*/ end', 'a\nb'),
		enum: fc.array(value, { minLength: 1, maxLength: 3 }),
		const: value,
		minimum: fc.integer({ min: -1, max: 2 }),
		maxLength: fc.integer({ min: 0, max: 2 }),
		items: fc.oneof(tie('schema'), fc.array(tie('schema'), { minLength: 1, maxLength: 3 })),
		additionalItems: tie('schema'),
		contains: tie('schema'),
		minItems: fc.integer({ min: 0, max: 2 }),
		properties: fc.dictionary(fc.constantFrom(...NAMES), tie('schema'), { maxKeys: 3 }),
		required: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
		additionalProperties: tie('schema'),
		patternProperties: fc.record({ '^n_': tie('schema') }),
		propertyNames: fc.constant({ maxLength: 11 }),
		dependencies: fc.oneof(
			fc.record({ a: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }) }),
			fc.constant({ a: { properties: CONDITIONAL } }),
		),
		if: fc.constant({ required: ['a'] }),
		then: fc.constant({ properties: CONDITIONAL }),
		allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
		anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
		oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
		not: tie('schema'),
	};
	return {
		schema: fc.oneof({ maxDepth: 3, depthSize: 'small' }, fc.boolean(), tie('node')),
		node: fc
			.uniqueArray(fc.constantFrom(...Object.keys(keywords)), { minLength: 1, maxLength: 3 })
			.chain((names) =>
				fc.record(Object.fromEntries(names.map((name) => [name, keywords[name] ?? fc.constant(true)]))),
			) as fc.Arbitrary<JsonObject>,
	};
}).node as fc.Arbitrary<Json>;

const OPEN =
	'type Open<T> = T extends readonly unknown[] ? { [K in keyof T]: Open<T[K]> } : T extends object ? { [K in keyof T]: Open<T[K]> } & { [name: string]: unknown } : T;\n';

function errorsOf(files: ReadonlyMap<string, string>): string[] {
	const options: ts.CompilerOptions = {
		strict: true,
		noEmit: true,
		types: [],
		target: ts.ScriptTarget.ES2022,
	};
	const host = ts.createCompilerHost(options);
	const read = host.getSourceFile.bind(host);
	host.getSourceFile = (name, target) => {
		const text = files.get(name);
		return text === undefined ? read(name, target) : ts.createSourceFile(name, text, target);
	};
	host.fileExists = (name) => files.has(name) || ts.sys.fileExists(name);
	const program = ts.createProgram([...files.keys()], options, host);
	return ts
		.getPreEmitDiagnostics(program)
		.map(
			({ file, messageText }) =>
				`${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 300)}\n${file?.text.slice(0, 1500)}`,
		);
}

/** With ordinary prototypes, as readers of files make them. */
const plain = (json: Json): Json => JSON.parse(JSON.stringify(json)) as Json;

describe('the type of a schema', () => {
	it('takes in every event that the schema accepts, whatever its keywords, apart from fields that it does not name', async () => {
		const ajv = new Ajv({
			strict: false,
			logger: false,
			validateFormats: false,
			validateSchema: false,
			ownProperties: true,
		});
		const events = fc
			.sample(fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 4 }), {
				numRuns: 120,
				seed: 7,
			})
			.map(plain);
		const schemas = fc.sample(schema, { numRuns: 150, seed: 11 }).map(plain);
		const files = new Map<string, string>();
		let checked = 0;
		for (const [index, node] of schemas.entries()) {
			const content: JsonObject = { ...(node as JsonObject), type: 'object' };
			const isValid = ajv.compile(content);
			const smallest = plain(smallestValue(content, { root: content, models: [] }));
			const valid = [smallest, ...events].filter((event) => isValid(event)).slice(0, 6);
			// The check of the catalog and a full validator agree.
			for (const event of [smallest, ...events])
				expect(fits(content, event), JSON.stringify([content, event])).toBe(isValid(event));
			if (valid.length === 0) continue;
			checked += valid.length;
			const source = await compileSchema(content, 'Event');
			const uses = valid.map((event, at) => `export const e${at}: Open<Event> = ${JSON.stringify(event)};`);
			files.set(`/s${index}.ts`, `${source}${OPEN}${uses.join('\n')}\n`);
		}
		expect(checked).toBeGreaterThan(100);
		expect(errorsOf(files)).toEqual([]);
	}, 120_000);
});
