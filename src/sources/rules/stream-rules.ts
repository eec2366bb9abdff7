import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationError } from '../../config/errors.ts';
import { faultProblem } from '../../config/fault-problem.ts';
import { displayPath } from '../../config/project.ts';
import { parseStrictYaml } from '../../formats/yaml/strict-yaml.ts';
import { problemOf } from '../../model/problem.ts';
import { CONFIGURATION_PROBLEMS } from '../../model/problems/configuration.ts';
import type { ProducerKind } from '../../model/stream.ts';

const KINDS = [
	'eventlogging-js',
	'eventlogging-php',
	'eventbus',
	'test-kitchen',
	'android',
	'ios',
	'app',
	'eventgate',
	'flink',
	'http',
] as const satisfies readonly ProducerKind[];

const pattern = z
	.string()
	.min(1)
	.refine(compiles, 'expected a regular expression that compiles.')
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

const StreamsFile = z.strictObject({
	producers: z.array(producerRule).describe('rules for who sends a stream'),
	errorStreams: z
		.array(z.strictObject({ name: pattern, of: z.string().min(1).describe('the stream it belongs to') }))
		.default([])
		.describe('names of streams for errors'),
	contextualAttributes: z.strictObject({
		source: z.url().optional().describe('where the list can be checked'),
		names: z.array(z.string().min(1)).describe('the names that provide_values may use'),
	}),
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
export function streamRules(file: string): StreamRules {
	return parseStreamRules(readRuleFile(file), file);
}

/** The same from text. */
export function parseStreamRules(text: string, file: string): StreamRules {
	return parseRuleFile(text, file, StreamsFile);
}

/** Text of a file that comes with the project. */
export function readRuleFile(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		throw new ConfigurationError([
			problemOf(
				CONFIGURATION_PROBLEMS,
				'configuration-file-missing',
				{ file: displayPath(file) },
				`The file ${displayPath(file)} cannot be read.`,
				'Restore the file; it comes with the project.',
			),
		]);
	}
}

/** A strictly checked file of the project, or a ConfigurationError that names every fault and its line. */
export function parseRuleFile<S extends z.ZodType>(text: string, file: string, schema: S): z.output<S> {
	const { value, faults } = parseStrictYaml(text, schema);
	if (value === null) throw new ConfigurationError(faults.map((fault) => faultProblem(file, fault)));
	return value;
}

function compiles(source: string): boolean {
	try {
		new RegExp(source);
		return true;
	} catch {
		return false;
	}
}
