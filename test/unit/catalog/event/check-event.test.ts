import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckData } from '../../../../src/catalog/event/check-data.ts';
import { checkEvent, type EventCheck } from '../../../../src/catalog/event/check-event.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';

const SCHEMA: JsonObject = {
	title: 'test/click',
	type: 'object',
	required: ['$schema', 'meta', 'dt', 'action'],
	properties: {
		$schema: { type: 'string' },
		meta: {
			type: 'object',
			required: ['stream', 'dt'],
			properties: {
				stream: { type: 'string', minLength: 1 },
				dt: { type: 'string', format: 'date-time', maxLength: 128 },
				id: { type: 'string', format: 'uuid' },
			},
		},
		dt: { type: 'string', format: 'date-time', maxLength: 128 },
		action: { type: 'string', enum: ['open', 'close'] },
		count: { type: 'integer', default: 0 },
		user_agent: { type: 'string' },
		performer: {
			type: 'object',
			additionalProperties: false,
			properties: { is_logged_in: { type: 'boolean' }, name: { type: 'string' } },
		},
		labels: { type: 'object', additionalProperties: { type: 'string' } },
	},
};

const NO_PATTERNS = { names: [], paths: [], descriptions: [] };
const stream = {
	schemaTitle: 'test/click',
	service: 'gate',
	values: ['performer_is_logged_in'],
	headerFields: ['user_agent'],
};
const DATA: CheckData = {
	environments: [
		{
			name: 'production',
			title: 'Production',
			wiki: 'metawiki',
			streams: {
				'test.click': stream,
				'test.other': { ...stream, schemaTitle: 'test/other' },
				'test.bare': { ...stream, schemaTitle: null },
			},
			patterns: [{ ...stream, name: '/^job\\..+/', source: '^job\\..+', flags: '' }],
		},
		{ name: 'beta', title: 'Beta', wiki: 'metawiki', streams: { 'test.new': stream }, patterns: [] },
	],
	services: [{ name: 'gate', maxBody: 1000, maxMessage: 500, intake: {} }],
	versions: { 'test/click': ['1.0.0', '1.1.0'], 'test/other': ['1.0.0'] },
	serverFields: [
		{ path: 'meta.dt', value: 'time', titles: null },
		{ path: 'meta.id', value: 'uuid', titles: null },
	],
	privacy: {
		rules: [
			{
				kind: 'user-name',
				label: 'User name',
				reason: 'It names a person.',
				types: [],
				except: NO_PATTERNS,
				...NO_PATTERNS,
				names: ['name'],
			},
		],
	},
};
const NOW = new Date('2024-05-01T12:00:00Z');
const check = (event: Json, more: Partial<EventCheck> = {}) =>
	checkEvent(event, {
		data: DATA,
		environment: 'production',
		loadSchema: async () => SCHEMA,
		now: NOW,
		...more,
	});

const GOOD = {
	$schema: '/test/click/1.0.0',
	meta: { stream: 'test.click' },
	dt: '2024-05-01T11:59:00Z',
	action: 'open',
};
const withLibrary = { ...GOOD, performer: { is_logged_in: false } };

const refusals = async (event: Json, more?: Partial<EventCheck>) =>
	(await check(event, more)).refusals.map(({ step, path, rule }) =>
		[step, path, rule].filter((part) => part !== null).join(' '),
	);

describe('what the event service says', () => {
	it('takes an event that lacks what the service fills in and what the schema presets', async () => {
		const { verdict, steps, service } = await check(withLibrary);
		expect({ verdict, service, states: new Set(steps.map(({ state }) => state)) }).toEqual({
			verdict: 'accepted',
			service: 'gate',
			states: new Set(['passed']),
		});
	});
	it.each([
		['text', 'envelope '],
		[{ ...GOOD, meta: {} }, 'envelope meta.stream'],
		[{ ...GOOD, meta: 'x' }, 'envelope meta.stream'],
		[{ ...GOOD, meta: { stream: 7 } }, 'stream meta.stream'],
		[{ ...GOOD, $schema: undefined as unknown as Json }, 'schema $schema'],
		[{ ...GOOD, $schema: 1 }, 'schema $schema'],
		[{ ...GOOD, $schema: 'test/click/1.0.0' }, 'schema $schema'],
		[{ ...GOOD, $schema: 'https://schema.example.org/test/click/1.0.0' }, 'schema $schema'],
		[{ ...GOOD, $schema: '/test/clik/1.0.0' }, 'schema $schema'],
		[{ ...GOOD, $schema: '/test/click/2.0.0' }, 'schema $schema'],
		[{ ...GOOD, meta: { stream: 'test.unknown' } }, 'stream meta.stream'],
		[{ ...GOOD, meta: { stream: 'test.new' } }, 'stream meta.stream'],
		[{ ...GOOD, meta: { stream: 'test.bare' } }, 'stream meta.stream'],
		[{ ...GOOD, meta: { stream: 'test.other' } }, 'title $schema'],
		[{ ...GOOD, dt: undefined as unknown as Json }, 'valid dt required'],
		[{ ...GOOD, dt: 'yesterday' }, 'valid dt format'],
		[{ ...GOOD, action: 'shut' }, 'valid action enum'],
		[{ ...GOOD, count: '1' }, 'valid count type'],
		[{ ...GOOD, performer: { nme: 'x' } }, 'valid performer.nme additionalProperties'],
		[{ ...GOOD, user_agent: 'x'.repeat(500) }, 'size '],
	])('refuses %j: %s', async (event, expected) => {
		const given = JSON.parse(JSON.stringify(event)) as Json;
		expect((await refusals(given))[0]).toBe(expected);
		expect(await check(given)).toMatchObject({ verdict: 'refused' });
	});
	it('tells all reasons, the one of the service first', async () => {
		expect(await refusals({ ...GOOD, meta: { stream: 'test.other' }, action: 1, count: '1' })).toEqual([
			'title $schema',
			'valid action type',
			'valid action enum',
			'valid count type',
		]);
	});
	it('knows streams by a pattern, `latest`, and endings of a version', async () => {
		expect(await refusals({ ...withLibrary, meta: { stream: 'job.clean' } })).toEqual([]);
		expect(await refusals({ ...withLibrary, $schema: '/test/click/latest' })).toEqual([]);
		expect(await refusals({ ...withLibrary, $schema: '/test/click/1.1.0.yaml#' })).toEqual([]);
	});
	it('knows what is configured in another environment, and for another service', async () => {
		const event = { ...withLibrary, meta: { stream: 'test.new' } };
		expect((await check(event)).refusals[0]?.fix).toBe('It is configured in Beta only.');
		expect(await refusals(event, { environment: 'beta' })).toEqual([]);
		expect(await refusals(withLibrary, { service: 'other' })).toEqual(['stream meta.stream']);
	});
	it('says nothing where the schema cannot be loaded or used', async () => {
		expect(await check(GOOD, { loadSchema: async () => null })).toMatchObject({ verdict: 'undecided' });
		const slow = { ...SCHEMA, properties: { user_agent: { type: 'string', pattern: '^(a+)+$' } } };
		expect(
			await check({ ...GOOD, user_agent: 'a'.repeat(60) }, { loadSchema: async () => slow }),
		).toMatchObject({
			verdict: 'undecided',
		});
	});
	it('refuses every event of a schema with a format that the service does not know', async () => {
		const odd = { ...SCHEMA, properties: { dt: { type: 'string', format: 'datetime' } } };
		expect(await refusals(GOOD, { loadSchema: async () => odd })).toEqual(['valid ']);
	});
	it('says what is wrong in plain words', async () => {
		const { refusals: found } = await check({ ...GOOD, action: 'shut', count: '1' });
		expect(found.map(({ path, message, fix }) => `${path} ${message} ${fix}`)).toEqual([
			'action must be one of `open`, `close`. Correct the value, or the schema if the value is right.',
			'count must be an integer; it is a text. Send the number without quotation marks.',
		]);
	});
	it('never throws', { timeout: 30_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue(), async (event, inner) => {
				await check(event as Json);
				await check({ ...GOOD, meta: inner, action: inner, performer: inner, labels: inner } as Json);
			}),
		);
		let deep: Json = 1;
		for (let level = 0; level < 100_000; level++) deep = [deep];
		expect(await check(deep)).toMatchObject({ verdict: 'undecided' });
	});
});

describe('what the event service does not say', () => {
	const notes = async (event: Json) =>
		(await check(event)).notes
			.filter(({ kind }) => kind !== 'filled')
			.map(({ kind, path }) => `${kind} ${path}`);
	it.each([
		['a field that the schema lacks', { ...withLibrary, aktion: 'x' }, ['unknown-field aktion']],
		['any names in a map', { ...withLibrary, labels: { any: 'x' } }, []],
		[
			'a name',
			{ ...withLibrary, performer: { is_logged_in: true, name: 'A' } },
			['personal-data performer.name'],
		],
		['a time in the future', { ...withLibrary, dt: '2024-05-01T13:00:00Z' }, ['future dt']],
		['a field of the server', { ...withLibrary, meta: { ...GOOD.meta, id: '1' } }, ['server-field meta.id']],
		['a value that the library should send', GOOD, ['missing-value performer.is_logged_in']],
		['an integer that is rounded', { ...withLibrary, count: 9007199254740993n }, ['rounded count']],
	])('%s', async (_, event, expected) => {
		expect(await notes(event)).toEqual(expected);
	});
	it('names the field that was meant', async () => {
		expect((await check({ ...withLibrary, acton: 'x' })).notes[0]?.fix).toBe(
			'Did you mean `action`? If not, leave it out or add it to the schema.',
		);
	});
	it('names all values that a library should send in one sentence', async () => {
		const values = ['performer_is_logged_in', 'performer_name', 'page_id'];
		const [production, beta] = DATA.environments;
		const environments = [
			{
				...production,
				streams: { 'test.click': { ...stream, values } },
			} as CheckData['environments'][number],
			...(beta ? [beta] : []),
		];
		const { notes: found } = await check(GOOD, { data: { ...DATA, environments } });
		expect(found.find(({ kind }) => kind === 'missing-value')?.message).toBe(
			"`performer.is_logged_in` and `performer.name` are missing, though the stream's `provide_values` asks client libraries to send them.",
		);
	});
	it('lists what the service fills in', async () => {
		expect((await check(withLibrary)).notes.map(({ message }) => message)).toEqual([
			'The event service fills in `meta.dt`.',
			'The event service fills in `meta.id`.',
			'The event service fills in `user_agent`.',
		]);
	});
});
