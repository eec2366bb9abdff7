import { z } from 'zod';
import { compiles } from '../../formats/pattern/compiles.ts';
import { type ReadText, readTextFile } from '../text-file.ts';
import { requireRuleFile } from './rule-file.ts';

const pattern = z
	.string()
	.min(1)
	.refine((source) => compiles(source, 'iu'), 'expected a regular expression that compiles.');
const patterns = z.array(pattern).default([]);

const TYPES = [
	'string',
	'integer',
	'number',
	'boolean',
	'object',
	'array',
	'map',
	'union',
	'unknown',
] as const;

const rule = z
	.strictObject({
		kind: z
			.string()
			.regex(/^[a-z][a-z0-9-]*$/)
			.describe('a short identifier in lower case, such as ip-address'),
		label: z.string().min(1).describe('what people see, such as IP address'),
		reason: z.string().min(1).describe('why such data needs care, one sentence'),
		names: patterns.describe('patterns for the last name of a field'),
		paths: patterns.describe('patterns for the dotted path of a field'),
		descriptions: patterns.describe('patterns for the description of a field'),
		types: z.array(z.enum(TYPES)).default([]).describe('the types that a field may have; empty for any'),
		except: z
			.strictObject({ names: patterns, paths: patterns, descriptions: patterns })
			.default({ names: [], paths: [], descriptions: [] })
			.describe('patterns of fields that do not get the mark after all'),
	})
	.refine(
		({ names, paths, descriptions }) => names.length + paths.length + descriptions.length > 0,
		'give at least one of `names`, `paths` and `descriptions`.',
	);
/** Exported for tests, which have no file. */
export const PrivacyFile = z.strictObject({ rules: z.array(rule).describe('the list of rules') });

/** The table of which fields carry personal or sensitive data. */
export type PrivacyTable = z.output<typeof PrivacyFile>;

/**
 * Reads the table that says which fields carry personal or sensitive data.
 *
 * @param file absolute path of `content/privacy.yaml`
 * @throws ConfigurationError with every fault of the file and its line
 */
export const readPrivacyTable = (file: string, read: ReadText = readTextFile): PrivacyTable =>
	requireRuleFile(file, PrivacyFile, read);
