import { describe, expect, it } from 'vitest';
import { hiveName } from '../../../../src/catalog/lake/hive-name.ts';
import { lakeDdl, lakeQueries } from '../../../../src/catalog/lake/sql.ts';
import { lakeColumns } from '../../../../src/catalog/lake/types.ts';
import type { LakeConfig } from '../../../../src/model/config.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';
import type { Field, SchemaVersion } from '../../../../src/model/schema.ts';

const LAKE: LakeConfig = {
	database: 'event',
	dropPrefixes: [],
	retentionDays: 90,
	partitions: ['datacenter', 'year', 'month', 'day', 'hour'],
	canary: { field: 'meta.domain', value: 'canary' },
};
const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const columns = (properties: JsonObject) => lakeColumns(object(properties));
const typeOf = (node: Json) => columns({ a: node })[0]?.type;
const version = (properties: JsonObject): SchemaVersion => ({
	title: 'test',
	version: '1.0.0',
	uri: '/test/1.0.0',
	draft: false,
	location: { file: 'test/1.0.0.yaml', line: 1, url: null },
	description: '',
	content: object(properties),
	text: '',
	fields: [],
	fieldCount: 0,
	examples: [],
	skipped: [],
	problems: [],
});

describe('names in Hive', () => {
	it('replace what Hive does not take, and a leading digit', () => {
		expect(hiveName('mediawiki.page-Create')).toBe('mediawiki_page_create');
		expect(hiveName('$schema')).toBe('_schema');
		expect(hiveName('2nd_try')).toBe('_nd_try');
		expect(hiveName('pageId', { lowerCase: false })).toBe('pageId');
	});
});

describe('the columns of a schema', () => {
	it('have the types that Spark gives them', () => {
		expect(typeOf({ type: 'integer' })).toBe('bigint');
		expect(typeOf({ type: 'number' })).toBe('double');
		expect(typeOf({ type: 'boolean' })).toBe('boolean');
		expect(typeOf({ type: 'string', format: 'date-time' })).toBe('string');
		expect(typeOf({ type: 'array', items: { type: 'array', items: { type: 'string' } } })).toBe(
			'array<array<string>>',
		);
	});

	it('make a map of an object with typed additional properties, even where it names properties too', () => {
		const map: JsonObject = { type: 'object', additionalProperties: { type: 'integer' } };
		expect(typeOf(map)).toBe('map<string,bigint>');
		expect(typeOf({ ...map, properties: { known: { type: 'integer' } } })).toBe('map<string,bigint>');
	});

	it('lower the case of top-level names only', () => {
		expect(
			columns({ pageId: { type: 'integer' }, Event: object({ pageId: { type: 'integer' } }) }),
		).toMatchObject([
			{ name: 'pageid', field: 'pageId', type: 'bigint' },
			{ name: 'event', field: 'Event', type: 'struct<pageId:bigint>' },
		]);
	});

	it('keep names inside arrays and maps verbatim, quoted where they must be', () => {
		const inner = object({ 'a-b': { type: 'string' } });
		expect(typeOf(inner)).toBe('struct<a_b:string>');
		expect(typeOf({ type: 'array', items: inner })).toBe('array<struct<`a-b`:string>>');
	});

	it('say which field cannot be converted and why, instead of guessing', () => {
		expect(
			columns({
				a: { type: ['string', 'null'] },
				b: object({ c: { type: 'array' } }),
				d: { type: 'object' },
			}),
		).toMatchObject([
			{ name: 'a', type: null, notes: ['a is a union of types, which a column cannot hold.'] },
			{ name: 'b', type: null, notes: ['b.c does not declare what its items are.'] },
			{
				name: 'd',
				type: null,
				notes: ['d is an object that says neither its fields nor the type of its values.'],
			},
		]);
	});

	it('name the other field where two become one name', () => {
		expect(columns({ Id: { type: 'string' }, id: { type: 'string' } })[1]).toMatchObject({
			type: null,
			notes: [
				'It has the same name in Hive as the field Id, and a table cannot have two columns of one name.',
			],
		});
	});

	it('have no type where no table can hold them: objects without fields, nulls, members of one name', () => {
		const found = columns({
			empty: object({}),
			nothing: { type: 'null' },
			twice: object({ A: { type: 'string' }, a: { type: 'string' } }),
			again: { $ref: '#' },
		});
		expect(found.map(({ type, notes }) => [type, ...notes])).toEqual([
			[null, 'empty is an object without fields, which a table cannot hold.'],
			[null, 'nothing can only be null, which a table cannot hold.'],
			[null, 'twice has the fields A and a, which have one name in Hive.'],
			[null, 'again contains itself, which a column cannot hold.'],
		]);
	});

	it('survive nesting that no table could hold', () => {
		let node: JsonObject = { type: 'string' };
		for (let depth = 0; depth < 500; depth++) node = object({ a: node });
		expect(lakeColumns(node)[0]?.type).toBeNull();
	});
});

describe('the table statement', () => {
	it('leaves out a column that is called like a partition, and says so', () => {
		const ddl = lakeDdl('t', columns({ id: { type: 'string' }, Year: { type: 'integer' } }), LAKE);
		expect(ddl).toContain(
			'  `id`   string\n  -- `year` cannot be converted: The table is partitioned by a column of this name.\n)',
		);
	});

	it('is none where no field becomes a column', () => {
		expect(lakeDdl('t', columns({}), LAKE)).toMatch(/^-- There is no table: /);
	});

	it('lists columns with comments and partitions, and keeps untrusted text inside its quotes', () => {
		const ddl = lakeDdl(
			'test_stream',
			columns({
				$schema: { type: 'string', description: "The schema's\n  URI; DROP TABLE x" },
				odd: { type: ['string', 'null'] },
			}),
			LAKE,
		);
		expect(ddl).toBe(`CREATE EXTERNAL TABLE \`event\`.\`test_stream\` (
  \`_schema\` string COMMENT 'The schema\\'s URI; DROP TABLE x'
  -- \`odd\`     cannot be converted: odd is a union of types, which a column cannot hold.
)
PARTITIONED BY (\`datacenter\` string, \`year\` bigint, \`month\` bigint, \`day\` bigint, \`hour\` bigint)
STORED AS PARQUET;
`);
	});
});

describe('ready queries', () => {
	const stream = { name: 'test.stream', table: 'event.test_stream', canary: true, legacy: false };
	const known = version({
		dt: { type: 'string' },
		meta: object({ domain: { type: 'string' } }),
		user: { type: 'string' },
		pageId: { type: 'integer' },
	});

	it('name one day of partitions and leave out canary events without losing events that have no domain', () => {
		const [first] = lakeQueries(stream, known, lakeColumns(known.content), LAKE);
		expect(first?.sql).toBe(`SELECT
  dt,
  \`user\`,
  pageid
FROM event.test_stream
WHERE year = year(date_sub(current_date(), 1))
  AND month = month(date_sub(current_date(), 1))
  AND day = day(date_sub(current_date(), 1))
  AND COALESCE(meta.domain, '') <> 'canary'  -- without canary events
  -- AND datacenter = '…'  to read less
LIMIT 20;
`);
	});

	it('show values of the schema’s own, never those that may hold personal data', () => {
		const field = (path: string, type: 'string' | 'object', more: Partial<Field> = {}): Field => ({
			path,
			name: path.split('.').at(-1) ?? path,
			depth: 0,
			type: { kind: type },
			required: false,
			description: '',
			enum: null,
			default: undefined,
			examples: [],
			deprecated: false,
			constraints: [],
			provenance: null,
			provenanceKnown: true,
			privacy: [],
			children: [],
			pointer: '',
			...more,
		});
		const content = version({
			ip: { type: 'string' },
			event: object({ action: { type: 'string' } }),
		}).content;
		const fields = [
			field('ip', 'string', { privacy: [{ kind: 'ip-address', label: 'IP address', reason: '' }] }),
			field('event', 'object', { children: [field('event.action', 'string')] }),
		];
		const [first] = lakeQueries(stream, { content, fields }, lakeColumns(content), LAKE);
		expect(first?.sql).toMatch(/^SELECT\n {2}event\.action\nFROM/);
	});

	it('are said in the words of Presto too', () => {
		const [first] = lakeQueries(stream, known, lakeColumns(known.content), LAKE, 'Presto');
		expect(first?.sql).toContain("WHERE year = year(current_date - INTERVAL '1' DAY)");
		expect(first?.sql).toContain('"user"');
		expect(first?.sql).not.toContain('`');
	});

	it('have no canary filter where there are no canary events or no such field', () => {
		const sql = (canary: boolean, schema: SchemaVersion) =>
			lakeQueries({ ...stream, canary }, schema, [], LAKE)[0]?.sql ?? '';
		expect(sql(false, known)).not.toContain('canary');
		expect(sql(true, version({ a: { type: 'string' } }))).not.toContain('canary');
	});

	it('are none for a stream without a table', () => {
		expect(lakeQueries({ ...stream, table: null }, null, [], LAKE)).toEqual([]);
	});
});
