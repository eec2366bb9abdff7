import { describe, expect, it } from 'vitest';
import { checkSchema, needlessSkips } from '../../../../../src/catalog/schema/checks/index.ts';
import { fieldType } from '../../../../../src/catalog/schema/fields/type.ts';
import { lineOfPointer } from '../../../../../src/formats/yaml/yaml-line.ts';
import { isObject, type Json, type JsonObject } from '../../../../../src/model/json.ts';
import type {
	Field,
	PrivacyMark,
	Schema,
	SchemaVersion,
	SkippedCase,
} from '../../../../../src/model/schema.ts';

const described = (node: JsonObject): JsonObject => ({ description: 'Something.', ...node });
const text = described({ type: 'string' });
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
	type: 'object',
	properties,
	...rest,
});
const ENVELOPE: JsonObject = {
	$schema: text,
	meta: described(object({ stream: text, dt: text }, { required: ['stream', 'dt'] })),
	dt: text,
};
const eventSchema = (properties: JsonObject, rest: JsonObject = {}): JsonObject =>
	described({ ...object({ ...ENVELOPE, ...properties }), required: ['$schema', 'meta'], ...rest });

const skip = (testCase: string, line = 3): SkippedCase => ({
	testCase,
	reason: 'Agreed in T1.',
	location: { file: 'primary/.jsonschema-tools.yaml', line, url: null },
});
const version = (
	content: JsonObject,
	number = '1.0.0',
	skipped: readonly SkippedCase[] = [],
): SchemaVersion => ({
	title: 'test/event',
	version: number,
	uri: `/test/event/${number}`,
	draft: false,
	location: { file: `primary/${number}.yaml`, line: null, url: null },
	description: '',
	content,
	text: '',
	fields: [],
	fieldCount: 0,
	examples: [],
	skipped,
	problems: [],
});
const schema = (versions: readonly SchemaVersion[], rest: Partial<Schema> = {}): Schema => {
	const latest = versions.at(-1);
	if (latest === undefined) throw new TypeError('a schema has a version');
	return {
		title: 'test/event',
		repository: 'primary',
		kind: 'event',
		development: false,
		legacy: false,
		versions,
		latest,
		draft: null,
		description: '',
		references: [],
		comments: [],
		currentText: null,
		currentLocation: null,
		referencedBy: [],
		streams: ['test.event'],
		changelog: null,
		readme: null,
		note: null,
		owners: [],
		dates: { since: null, changed: null },
		problems: [],
		...rest,
	};
};
const check = (one: Schema) =>
	checkSchema(one, {
		newest: new Map([['fragment/common', '2.0.0']]),
		locate: (of, pointer) => ({ file: `${of.version}${pointer}`, line: 1, url: null }),
	});
/** Findings in a schema of one version, as `code message`. */
const found = (properties: Json, rest: JsonObject = {}) =>
	check(schema([version(eventSchema(isObject(properties) ? properties : {}, rest))])).problems.map(
		({ code, message }) => `${code} ${message}`,
	);

describe('the rules for schemas', () => {
	it('find nothing in a schema that follows them', () => {
		expect(found({ page_id: described({ type: 'integer', minimum: 0, maximum: 10 }) })).toEqual([]);
	});

	it('find values that are not of their own type, and say when none is', () => {
		const problems = found({
			release: { ...text, enum: [1.1, 1.2] },
			flag: described({ type: 'boolean', enum: ['yes', true] }),
			fixed: described({ type: 'integer', const: '1', minimum: 0, maximum: 9 }),
		});
		expect(problems).toEqual([
			'value-not-of-type The field `release` allows `1.1`, `1.2`, but its type is string, so that it can never hold a value.',
			'value-not-of-type The field `flag` allows `yes`, but its type is boolean.',
			'value-not-of-type The field `fixed` allows `1`, but its type is integer, so that it can never hold a value.',
		]);
	});

	it('find defaults and examples of a field that it refuses, and ranges without any value', () => {
		const count = (rest: JsonObject) => described({ type: 'integer', minimum: 0, maximum: 9, ...rest });
		const problems = found({
			count: count({ default: 10 }),
			mode: { ...text, enum: ['a'], default: 'b' },
			sample: { ...text, maxLength: 2, examples: ['ok', 'long'] },
			range: count({ minimum: 10 }),
			length: { ...text, minLength: 5, maxLength: 4 },
			between: count({ exclusiveMinimum: 9 }),
		});
		expect(problems.map((problem) => problem.split(' does')[0])).toEqual([
			'default-not-valid The default `10` of the field `count`',
			'default-not-valid The default `b` of the field `mode`',
			'default-not-valid The example `long` of the field `sample`',
			'range-empty The field `range` has `minimum` 10 and `maximum` 9, between which nothing lies.',
			'range-empty The field `length` has `minLength` 5 and `maxLength` 4, between which nothing lies.',
			'range-empty The field `between` has `exclusiveMinimum` 9 and `maximum` 9, between which nothing lies.',
		]);
	});

	it('name keywords of other drafts as such, not as misspelt', () => {
		expect(found({ a: { ...text, unevaluatedProperties: false, $anchor: 'x' } })).toEqual([
			'keyword-not-understood The field `a` has `unevaluatedProperties`, a keyword of later drafts, which has no effect in draft-07.',
			'keyword-not-understood The field `a` has `$anchor`, a keyword of 2019-09 and 2020-12, which has no effect in draft-07.',
		]);
	});

	it('tell a field that is added inside a list or map where the events have a table', () => {
		const item = (...names: readonly string[]) =>
			described({ type: 'array', items: object(Object.fromEntries(names.map((name) => [name, text]))) });
		const one = schema([
			version(eventSchema({ items: item('sku') })),
			version(eventSchema({ items: item('sku', 'count') }), '1.1.0'),
		]);
		const locate = () => ({ file: 'f', line: 1, url: null });
		const problems = (hasTable: boolean) =>
			checkSchema(one, { newest: new Map(), locate, hasTable: () => hasTable }).problems.map(
				({ message }) => message,
			);
		expect(problems(true)).toEqual([
			'The step from 1.0.0 to 1.1.0 adds `items[].count` to the objects inside a list or map, which the table cannot follow.',
		]);
		expect(problems(false)).toEqual([]);
	});

	it('ask numbers for the bounds of the repository’s tools, or for none, and leave ignored versions to their owners', () => {
		const number = eventSchema({ n: described({ type: 'integer', minimum: 0, maximum: 100 }) });
		const codes = (rest: Partial<SchemaVersion>) =>
			check(schema([{ ...version(number), ...rest }])).problems.map(({ code }) => code);
		expect(codes({ numericBounds: [0, 10] })).toEqual(['schema-enforced-numeric-bounds']);
		expect(codes({ numericBounds: null })).toEqual([]);
		const ignored = { reason: 'Old.', location: { file: 'tools', line: 3, url: null } };
		const { problems, exceptions } = check(schema([{ ...version(number), numericBounds: [0, 10], ignored }]));
		expect(problems).toEqual([]);
		expect(exceptions).toMatchObject([
			{ skipped: { testCase: 'schema-enforced-numeric-bounds', reason: 'Old.' } },
		]);
	});

	it('name a misspelt keyword and the one that is meant', () => {
		const { problems } = check(schema([version(eventSchema({ a: { ...text, mexLength: 64 } }))]));
		expect(problems).toMatchObject([
			{
				code: 'keyword-misspelt',
				severity: 'warning',
				file: '1.0.0/properties/a/mexLength',
				message: 'The field `a` has the keyword `mexLength` (64), which validators ignore.',
				hint: 'Did you mean `maxLength`?',
			},
		]);
	});

	it('tell a keyword that nobody can have meant from a misspelt one, and take properties for names', () => {
		expect(found({ a: { ...text, off: 'not this' }, off: text, max_length: text })).toEqual([
			'keyword-unknown The field `a` has the unknown keyword “off”.',
		]);
	});

	it('find unions, nulls, arrays without items and objects without a shape', () => {
		expect(
			found({
				a: described({ type: ['string', 'null'] }),
				b: described({ type: 'string', enum: ['x', null] }),
				c: described({ type: 'array' }),
				d: described({ type: 'object' }),
				e: described({ type: 'object', additionalProperties: true }),
			}),
		).toEqual([
			'schema-deterministic-types The field `a` can be of several types (string, null).',
			'schema-deterministic-types The field `b` has null among its values.',
			'schema-deterministic-types The field `c` is an array that does not declare what its items are.',
			'schema-deterministic-types The field `d` is an object that says neither its fields nor the type of its values.',
			'object-without-shape The field `e` takes objects of any content.',
		]);
	});

	it('find names that are not in snake case and required fields that do not exist', () => {
		expect(found({ pageId: text }, { required: ['$schema', 'meta', 'token'] })).toEqual([
			'schema-required-properties-exist The schema requires `token`, which is not defined.',
			'schema-snake-case-properties The name of the field `pageId` is not in snake case.',
		]);
	});

	it('find numbers without safe bounds and integers that JavaScript rounds', () => {
		const sequence = described({ type: 'integer', minimum: 0, maximum: 18446744073709551615n });
		expect(found({ sequence })).toEqual([
			'schema-enforced-numeric-bounds The field `sequence` has the maximum 18446744073709551615, beyond ±(2^53 − 1).',
			'integer-unsafe The `maximum` of the field `sequence` is 18446744073709551615, more than JavaScript holds exactly: it becomes 18446744073709551616.',
		]);
	});

	it('find fields without a description, other than objects that group described fields', () => {
		expect(
			found({ group: object({ a: text, b: { type: 'string' } }), list: { type: 'array', items: text } }),
		).toEqual([
			'field-description-missing The field `group.b` has no description.',
			'field-description-missing The field `list` has no description.',
		]);
	});

	it('find schemas that are not valid or could make validation slow', () => {
		expect(
			found({ a: described({ type: 'strng' }), b: described({ type: 'string', pattern: '^(a+)+$' }) }),
		).toEqual([
			'schema-is-valid The field `a` is not valid JSON Schema: `type` must match a schema in anyOf.',
			'schema-is-secure The field `b` has a pattern, format or uniqueItems without a limit on size.',
		]);
	});

	it('find fields of examples that no schema defines, other than in maps and open objects', () => {
		const content = eventSchema({
			list: described({ type: 'array', items: object({ a: text }) }),
			map: described({ type: 'object', additionalProperties: text }),
			open: described(object({ a: text }, { additionalProperties: true })),
		});
		const value: JsonObject = {
			$schema: '/test/event/1.0.0',
			'dt"': 'x',
			meta: { stream: 's', uid: 1 },
			list: [{ a: '', b: 1 }, { b: 2 }],
			map: { anything: '' },
			open: { other: 1 },
		};
		const one = {
			...version({ ...content, $id: '/test/event/1.0.0' }),
			examples: [{ value, generated: false, errors: [] }],
		};
		expect(check(schema([one])).problems.map(({ message }) => message)).toEqual([
			'Example 1 has `dt"`, `meta.uid`, `list[].b`, which the schema does not define.',
		]);
	});

	it('ask events, but not fragments, for the envelope and the time of the event', () => {
		const bare = described(object({ a: text }));
		expect(check(schema([version(bare)])).problems.map(({ message }) => message)).toEqual([
			'The schema does not require `$schema`, `meta`, `meta.stream`.',
			'No field says when the event happened.',
		]);
		expect(check(schema([version(bare)], { kind: 'fragment' })).problems).toEqual([]);
	});

	it('find references to older versions, once for each version, and schemas that no stream carries', () => {
		const location = { file: 'primary/current.yaml', line: 7, url: null };
		const reference = {
			title: 'fragment/common',
			version: '1.0.0',
			pointer: '',
			from: '/allOf/0',
			location,
			stale: true,
			found: true,
		};
		const { problems } = check(
			schema([version(eventSchema({}))], { references: [reference, reference], streams: [] }),
		);
		expect(problems).toMatchObject([
			{
				code: 'reference-stale',
				line: 7,
				message: 'It refers to `fragment/common` 1.0.0; the newest version is 2.0.0.',
			},
			{ code: 'schema-unused' },
		]);
	});

	it('name the fields that hold an IP address once', () => {
		const mark: PrivacyMark = { kind: 'ip-address', label: 'IP address', reason: '' };
		const field = (path: string): Field => ({
			path,
			name: path,
			depth: 0,
			type: fieldType({ type: 'string' }),
			required: false,
			description: '',
			enum: null,
			default: undefined,
			examples: [],
			deprecated: false,
			constraints: [],
			provenance: null,
			provenanceKnown: false,
			privacy: [mark, { ...mark, kind: 'user-name' }],
			children: [],
			pointer: `/properties/${path}`,
		});
		const one = { ...version(eventSchema({})), fields: [field('ip'), field('client_ip')] };
		expect(check(schema([one])).problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
			'collects-ip-address IP address in the fields `ip`, `client_ip`.',
		]);
	});

	it('list findings of the latest version and only count those that older versions alone have', () => {
		const result = check(
			schema([
				version(eventSchema({ oldName: text, badName: text }), '1.0.0'),
				version(eventSchema({ badName: text }), '2.0.0'),
			]),
		);
		expect(result.problems.map(({ message }) => message)).toEqual([
			'The name of the field `badName` is not in snake case.',
		]);
		expect(result.olderFindings).toBe(1);
	});

	it('say when a version breaks the one before, and when it tightens it unseen', () => {
		const steps = (older: JsonObject, newer: JsonObject) =>
			check(
				schema([version(eventSchema(older), '1.0.0'), version(eventSchema(newer), '1.1.0')]),
			).problems.map(({ code, message }) => `${code} ${message}`);
		expect(steps({ a: text }, {})).toEqual([
			'schema-version-compatibility The step from 1.0.0 to 1.1.0 is not compatible: `a` removed (it was string).',
		]);
		expect(steps({ a: text }, { a: { ...text, enum: ['x'] } })).toEqual([
			'version-tightens-schema The step from 1.0.0 to 1.1.0 refuses events that were valid: `a` takes only these values now: `x`.',
		]);
	});
});

describe('skipped test cases', () => {
	const SNAKE = 'schema-snake-case-properties';

	it('are known exceptions with their reason instead of problems', () => {
		const { problems, exceptions } = check(
			schema([version(eventSchema({ pageId: text }), '1.0.0', [skip(SNAKE)])]),
		);
		expect(problems).toEqual([]);
		expect(exceptions).toMatchObject([
			{
				version: '1.0.0',
				skipped: { testCase: SNAKE, reason: 'Agreed in T1.' },
				messages: ['The name of the field `pageId` is not in snake case.'],
			},
		]);
	});

	it('are reported when no version that they apply to needs them', () => {
		const needed = schema([version(eventSchema({ pageId: text }), '1.0.0', [skip(SNAKE, 3)])]);
		const other = schema([version(eventSchema({}), '1.0.0', [skip(SNAKE, 3), skip('schema-is-secure', 9)])]);
		expect(needlessSkips([needed, other])).toMatchObject([
			{
				code: 'test-case-skipped-without-need',
				subject: 'repository:primary',
				line: 9,
				message: '`schema-is-secure` is skipped for one version that passes it.',
			},
		]);
	});
});

describe('the line of a place in a materialised file', () => {
	const yaml = [
		'title: test',
		'description: >-',
		'  properties:',
		'    a: not this',
		'properties:',
		"  'yes':",
		'    type: object',
		'    properties:',
		'      a:',
		'        type: string',
		'required:',
		'  - a',
		'',
	].join('\n');

	it('is found by its keys', () => {
		expect(lineOfPointer(yaml, '')).toBe(1);
		expect(lineOfPointer(yaml, '/properties/yes/properties/a/type')).toBe(10);
	});

	it('is found in lists and in other layouts by parsing', () => {
		expect(lineOfPointer(yaml, '/required/0')).toBe(12);
		expect(lineOfPointer('{"properties": {\n"a": {"type":\n"string"}}}', '/properties/a')).toBe(2);
	});
});
