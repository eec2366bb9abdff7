import { z } from 'zod';
import { compiles } from '../../formats/pattern/compiles.ts';
import { PRODUCER_KINDS } from '../../model/producer-kind.ts';
import { webAddress } from '../../model/web-address.ts';
import { type ReadText, readTextFile } from '../text-file.ts';
import { requireRuleFile } from './rule-file.ts';

/** `unknown` is what is left where no rule holds. */
const KINDS = PRODUCER_KINDS.filter((kind) => kind !== 'unknown');

const pattern = z
	.string()
	.min(1)
	.refine((source) => compiles(source), 'expected a regular expression that compiles.')
	.transform((source) => new RegExp(source));
const path = z.array(z.string().min(1)).min(1);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const producerRule = z.strictObject({
	kind: z.enum(KINDS).describe('who sends the events'),
	names: z.array(pattern).default([]).describe('patterns, one of which the name of the stream matches'),
	destinations: z.array(z.string()).default([]).describe('event services, one of which takes the stream'),
	registered: z.boolean().default(false).describe('whether it must be registered for EventLogging'),
	setting: z
		.strictObject({ path, equals: scalar.optional() })
		.optional()
		.describe('a setting that must be there, with this value where one is given'),
	settings: z.array(path).default([]).describe('settings that must all be there'),
	fallback: z.boolean().default(false).describe('whether it holds only where no rule before it did'),
	evidence: z.string().min(1).describe('why, one sentence; {value} stands for the value of the setting'),
});

/** Exported for tests, which have no file. */
export const StreamsFile = z.strictObject({
	producers: z.array(producerRule).describe('rules for who sends a stream'),
	errorStreams: z
		.array(z.strictObject({ name: pattern, of: z.string().min(1).describe('the stream it belongs to') }))
		.default([])
		.describe('names of streams for errors'),
	contextualAttributes: z.strictObject({
		source: webAddress.optional().describe('where the list can be checked'),
		names: z.array(z.string().min(1)).describe('the names that provide_values may use'),
	}),
	serverFields: z
		.array(
			z.strictObject({
				path: z.string().min(1).describe('the dotted path of the field'),
				value: z.enum(['time', 'uuid', 'address']).describe('what the service writes there'),
				titles: z
					.string()
					.refine((source) => compiles(source), 'expected a regular expression that compiles.')
					.nullable()
					.default(null)
					.describe('a pattern of schema titles; null for all'),
			}),
		)
		.default([])
		.describe('fields that event services fill in where the schema has them and the event does not'),
	sampleUnits: z
		.array(
			z.strictObject({
				name: z.string().min(1),
				plural: z.string().min(1).describe('for "1 in 5 page views"'),
				web: z.boolean().describe('whether browsers can draw such a sample'),
			}),
		)
		.describe('what a sample can be drawn from'),
});

export type StreamRules = z.output<typeof StreamsFile>;
export type ProducerRule = StreamRules['producers'][number];

/**
 * Reads the rules that say what names and settings tell of a stream.
 *
 * @param file absolute path of `content/streams.yaml`
 * @throws ConfigurationError with every fault of the file and its line
 */
export const readStreamRules = (file: string, read: ReadText = readTextFile): StreamRules =>
	requireRuleFile(file, StreamsFile, read);
