/** Saved requests as files: what people and other programs write, checked key by key. */
import { z } from 'zod';
import { DRAFT_PRODUCERS, type ProducerKind } from '../../../model/producer-kind.ts';
import { FIELD_TYPES } from '../draft.ts';
import { TASK } from './request.ts';

const text = (most: number) => z.string().max(most);
const task = z
	.string()
	.regex(TASK, 'expected the number of a task, such as T123456')
	.default('')
	.describe('the number of the task, such as T123456');
const rate = z.number().min(0).max(1);
const fieldType = z.enum(FIELD_TYPES).describe(`one of ${FIELD_TYPES.join(', ')}`);
const field = z.strictObject({
	name: text(200).min(1).describe('the name of the field'),
	type: fieldType,
	description: text(2000).default('').describe('what the field holds'),
});

const stream = z.strictObject({
	name: text(300).min(1).describe('the name of the stream'),
	schema: z
		.discriminatedUnion('kind', [
			z.strictObject({ kind: z.literal('existing'), title: text(300).min(1), version: text(60).default('') }),
			z.strictObject({
				kind: z.literal('new'),
				title: text(300).min(1),
				description: text(2000).default(''),
				fragments: z.array(z.strictObject({ title: text(300), version: text(60) })).default([]),
				fields: z.array(field.extend({ required: z.boolean().default(false) })).default([]),
			}),
		])
		.describe('the schema: {"kind": "existing", "title", "version"} or {"kind": "new", "title", …}'),
	destination: text(200).default('').describe('the event service'),
	producer: z
		.enum(DRAFT_PRODUCERS.map(([kind]) => kind) as [ProducerKind, ...ProducerKind[]])
		.describe('who sends the events'),
	sample: z
		.strictObject({ rate, unit: text(60).default('') })
		.nullable()
		.default(null)
		.describe('the rate from 0 to 1 and its unit, or null'),
	contextValues: z.array(text(200)).default([]).describe('contextual attributes'),
});

/**
 * The shapes of a saved request, by its kind. Keys that are missing have the value that changes least.
 */
export const REQUEST_SHAPES = {
	'new stream': z.strictObject({
		kind: z.literal('new stream'),
		task,
		betaOnly: z.boolean().default(false).describe('whether only beta declares the stream'),
		repository: text(200).default('').describe('the repository of a new schema'),
		stream,
	}),
	sample: z.strictObject({
		kind: z.literal('sample'),
		task,
		stream: text(300).min(1).describe('the stream whose sample changes'),
		group: text(100).min(1).default('default').describe('the list of the configuration, such as +enwiki'),
		rate: rate.describe('a rate from 0 to 1'),
		unit: text(60).default('').describe('what is drawn, such as session; left as it is where empty'),
	}),
	fields: z.strictObject({
		kind: z.literal('fields'),
		task,
		schema: text(300).min(1).describe('the title of the schema'),
		fields: z.array(field).min(1).describe('the new fields'),
	}),
} as const;

/** What says which shape a file has. */
export const REQUEST_KIND = z.looseObject({
	kind: z
		.enum(['new stream', 'sample', 'fields'])
		.describe('what is asked for: a “new stream”, another “sample”, or more “fields”'),
});
