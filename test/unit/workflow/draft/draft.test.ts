import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { minimalEvent } from '../../../../src/catalog/schema/examples/minimal-event.ts';
import type { JsonObject } from '../../../../src/model/json.ts';
import {
	type Draft,
	type DraftField,
	draftFromHash,
	draftToHash,
	EMPTY_DRAFT,
} from '../../../../src/workflow/draft/draft.ts';
import { draftFindings } from '../../../../src/workflow/draft/draft-findings.ts';
import { draftSchemaContent, draftSchemaSource } from '../../../../src/workflow/draft/draft-schema.ts';
import { subjectOfDraft } from '../../../../src/workflow/draft/subject-of-draft.ts';
import { workflowOf } from '../../../../src/workflow/draft/workbench-data.ts';
import { checklistOfGuide } from '../../../../src/workflow/guide/checklist-of-guide.ts';
import { buildGuide } from '../../../../src/workflow/guide/guide.ts';
import { facts } from '../../../support/workflow-subjects.ts';

const field = (changes: Partial<DraftField> = {}): DraftField => ({
	name: 'thing_id',
	type: 'integer',
	required: true,
	description: 'Which "thing": 100% & more',
	...changes,
});
const newSchema = {
	kind: 'new' as const,
	title: 'web/thing',
	description: 'A thing was opened',
	fragments: [{ title: 'fragment/common', version: '2.0.0' }],
	fields: [field(), field({ name: 'note', type: 'list of strings', required: false })],
};
const draft: Draft = {
	name: 'web.thing.v1',
	schema: newSchema,
	destination: 'gateway-external',
	producer: 'eventlogging-js',
	sample: { rate: 0.25, unit: 'session' },
	contextValues: ['page_id', 'performer_id'],
};
const fragment: JsonObject = {
	type: 'object',
	required: ['$schema', 'meta'],
	properties: {
		$schema: { type: 'string' },
		meta: { type: 'object', required: ['stream'], properties: { stream: { type: 'string' } } },
	},
};

describe('a draft in an address', () => {
	it('comes back as it was', () => {
		expect(draftFromHash(`#${draftToHash(draft)}`)).toEqual(draft);
		const other: Draft = {
			...draft,
			schema: { kind: 'existing', title: 'a/b', version: '1.2.0' },
			sample: null,
			contextValues: [],
		};
		expect(draftFromHash(draftToHash(other))).toEqual(other);
		const odd = { ...draft, name: "/^it's\\.(a|b)&=#+ ü$/" };
		expect(draftFromHash(draftToHash(odd)).name).toBe(odd.name);
	});

	it('is empty where there is none', () => {
		expect(draftFromHash('')).toEqual(EMPTY_DRAFT);
	});

	it.each([
		['a sender that does not exist', 'producer=__proto__', { producer: 'eventlogging-js' }],
		['a rate outside of its bounds', 'rate=7&unit=session', { sample: null }],
		['a rate that is no number', 'rate=x', { sample: null }],
	])('leaves out %s', (_what, hash, expected) => {
		expect(draftFromHash(hash)).toMatchObject(expected);
	});

	it('leaves out fields and fragments that are not of the form', () => {
		const hash =
			'new=a/b&field=nonsense&field=[1,2]&field=["a","evil",1,"d"]&field=["a","string",1,"d"]&fragment=x&fragment=f@1.0.0';
		expect(draftFromHash(hash).schema).toMatchObject({
			fields: [{ name: 'a', type: 'string', required: true, description: 'd' }],
			fragments: [{ title: 'f', version: '1.0.0' }],
		});
	});
});

describe('the new schema of a draft', () => {
	const content = draftSchemaContent(newSchema, [fragment]);

	it('has the fields of its fragments and its own', () => {
		expect(Object.keys(content['properties'] as object)).toEqual(['$schema', 'meta', 'thing_id', 'note']);
		expect(content['required']).toEqual(['$schema', 'meta', 'thing_id']);
	});

	it('accepts the event that is made for it', () => {
		const ajv = new Ajv({ strict: false });
		addFormats.default(ajv);
		const { $id: _id, ...rest } = content;
		expect(
			ajv.validate(rest, minimalEvent(content, { stream: 'web.thing.v1', uri: '/web/thing/1.0.0' })),
		).toBe(true);
	});

	it('is written as YAML that says the same', () => {
		expect(parseYaml(draftSchemaSource(newSchema, content, 'web.thing.v1'))).toEqual({
			title: 'web/thing',
			description: 'A thing was opened',
			$id: '/web/thing/1.0.0',
			$schema: 'https://json-schema.org/draft-07/schema#',
			type: 'object',
			allOf: [
				{ $ref: '/fragment/common/2.0.0#' },
				{
					required: ['thing_id'],
					properties: {
						thing_id: { type: 'integer', description: 'Which "thing": 100% & more' },
						note: { type: 'array', items: { type: 'string' }, description: 'Which "thing": 100% & more' },
					},
				},
			],
			examples: [{ $schema: '/web/thing/1.0.0', meta: { stream: 'web.thing.v1' }, thing_id: 1 }],
		});
	});

	it.each([
		'yes',
		'null',
		'1.0',
		'- a',
		'# x',
		'a: b',
		"it's",
		'"q"',
		'',
		' lead',
		'multi\nline',
		'*a',
		'&a',
		'!t',
		'%',
		'@',
		'`',
	])('keeps the description %j', (description) => {
		const source = draftSchemaSource({ ...newSchema, description }, content, 's');
		expect((parseYaml(source, { version: '1.1' }) as JsonObject)['description']).toBe(description);
	});
});

describe('findings on a draft', () => {
	const around = {
		facts,
		versions: { 'a/b': ['1.0.0'] },
		webUnits: ['session', 'pageview'],
		fragments: [fragment],
	};
	const messages = (changes: Partial<Draft>) =>
		draftFindings({ ...draft, ...changes }, around).map(({ message }) => message);

	it('has none for a good draft', () => {
		expect(messages({})).toEqual([]);
	});

	it('knows units that browsers cannot draw, and senders that draw none', () => {
		expect(messages({ sample: { rate: 1, unit: 'device' } })).toEqual([
			'Browsers cannot draw a sample of the unit device, so nothing would be sent.',
		]);
		expect(messages({ producer: 'eventbus' })).toEqual([
			'This sender draws no sample, so the setting has no effect.',
		]);
	});

	it('knows event services that browsers cannot reach', () => {
		expect(messages({ destination: 'gateway-main' })).toEqual([
			'gateway-main takes no events from the internet, where browsers and apps are.',
		]);
		expect(messages({ destination: '' })).toEqual(['Choose an event service: this producer needs one.']);
	});

	it('checks titles and fields of a new schema', () => {
		expect(
			messages({
				schema: {
					...newSchema,
					title: 'Web-Thing',
					description: '',
					fragments: [],
					fields: [
						field({ name: 'thingId' }),
						field({ name: 'meta', description: '' }),
						field({ name: 'meta' }),
					],
				},
			}),
		).toEqual([
			'A schema title is a path of lower-case words with underscores, such as analytics/web/click.',
			'Describe when one event is sent.',
			'Without a fragment for the envelope the schema has neither $schema nor meta, which every event needs.',
			'The field thingId is not in lower case with underscores.',
			'A fragment has a field meta already; leave it out unless it says more.',
			'The field meta has no description.',
			'There are two fields meta.',
			'A fragment has a field meta already; leave it out unless it says more.',
		]);
	});

	it('checks that a schema exists, or does not, and its major version', () => {
		const existing = (title: string, version = '1.0.0') =>
			messages({ schema: { kind: 'existing', title, version } });
		expect(existing('a/b')).toEqual([]);
		expect(existing('constructor')).toEqual(['Choose a schema: none is called constructor.']);
		expect(existing('a/b', '2.0.0')).toEqual([
			'The name ends in v1, the schema is at major version 2; usually both are the same.',
		]);
		expect(messages({ schema: { ...newSchema, title: 'a/b' } })).toContain(
			'The schema a/b exists; choose it, or another title.',
		);
	});
});

describe('the guide of a draft', () => {
	const subject = subjectOfDraft(draft, null, facts);

	it('works on what would follow from the draft', () => {
		expect(subject).toMatchObject({
			topics: ['east.web.thing.v1', 'west.web.thing.v1'],
			table: 'event.web_thing_v1',
			kafkaClusters: ['big'],
			entry: {
				schema_title: 'web/thing',
				destination_event_service: 'gateway-external',
				producers: { metrics_platform_client: { provide_values: ['page_id', 'performer_id'] } },
				sample: { unit: 'session', rate: 0.25 },
			},
		});
	});

	it('becomes a checklist', () => {
		const data = {
			table: {
				file: 'x',
				tracks: [{ id: 'a', title: 'A', idle: 'Nothing' }],
				consultants: [],
				rates: [1],
				phases: [
					{
						id: 'p',
						title: 'P',
						goal: 'G',
						milestones: [
							{
								id: 'p/m',
								title: 'M',
								number: 1,
								consult: [],
								cells: [
									{
										tracks: [{ id: 'a', title: 'A', idle: '' }],
										steps: [{ when: null, step: 's' }],
										skip: [],
									},
								],
								idle: [],
							},
						],
					},
				],
			},
			purposes: [],
			steps: [
				{
					id: 's',
					title: ['Do'],
					summary: ['Do it for ', { variable: 'stream' }],
					file: 's.mdx',
					blocks: [],
					claims: [],
					names: [],
				},
			],
			facts,
		};
		const guide = buildGuide(workflowOf(JSON.parse(JSON.stringify(data))), { subject, facts, rates: [1] });
		expect(checklistOfGuide(guide, null)).toEqual({
			stream: 'web.thing.v1',
			url: null,
			phases: [
				{
					title: 'P',
					milestones: [
						{
							title: '1 M',
							items: [{ tracks: 'A', title: 'Do', summary: 'Do it for web.thing.v1', done: false }],
							skipped: [],
						},
					],
				},
			],
		});
	});
});
