import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationError } from '../../config/errors.ts';
import { faultProblem } from '../../config/fault-problem.ts';
import { displayPath } from '../../config/project.ts';
import { parseStrictYaml } from '../../formats/yaml/strict-yaml.ts';
import { problemOf } from '../../model/problem.ts';
import { CONFIGURATION_PROBLEMS } from '../../model/problems/configuration.ts';
import type { Field, PrivacyMark } from '../../model/schema.ts';

/** Gives the marks of a field by the rule table. */
export type PrivacyRules = (
	field: Pick<Field, 'path' | 'name' | 'description' | 'type'>,
) => readonly PrivacyMark[];

const pattern = z
	.string()
	.min(1)
	.refine((source) => compiles(source), 'expected a regular expression that compiles.');
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
const PrivacyFile = z.strictObject({ rules: z.array(rule).describe('the list of rules') });

/**
 * Reads the rule table that says which fields carry personal or sensitive data.
 *
 * @param file absolute path of `content/privacy.yaml`
 * @returns a function from a field to its marks, each kind at most once, in the order of the table
 * @throws ConfigurationError with every fault of the file and its line
 */
export function privacyRules(file: string): PrivacyRules {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		throw new ConfigurationError([
			problemOf(
				CONFIGURATION_PROBLEMS,
				'configuration-file-missing',
				{ file: displayPath(file) },
				`The privacy rules ${displayPath(file)} cannot be read.`,
				'Restore the file; a table without rules is `rules: []`.',
			),
		]);
	}
	return parsePrivacyRules(text, file);
}

/** The same from a text; `file` is only named in problems. */
export function parsePrivacyRules(text: string, file: string): PrivacyRules {
	const { value, faults } = parseStrictYaml(text, PrivacyFile);
	if (value === null) throw new ConfigurationError(faults.map((fault) => faultProblem(file, fault)));
	const rules = value.rules.map(compileRule);
	return (field) => {
		const marks = new Map<string, PrivacyMark>();
		for (const { mark, applies } of rules) {
			if (!marks.has(mark.kind) && applies(field)) marks.set(mark.kind, mark);
		}
		return [...marks.values()];
	};
}

function compileRule({ kind, label, reason, types, except, ...match }: z.output<typeof rule>) {
	const wanted = matcher(match);
	const unwanted = matcher(except);
	const allowed = new Set<string>(types);
	return {
		mark: { kind, label, reason },
		applies: (field: Parameters<PrivacyRules>[0]): boolean =>
			(allowed.size === 0 || allowed.has(field.type.kind)) && wanted(field) && !unwanted(field),
	};
}

/** Descriptions are cut before matching: a pattern must stay quick on a text of a megabyte. */
const MATCHED_DESCRIPTION = 2000;

function matcher(lists: {
	names: readonly string[];
	paths: readonly string[];
	descriptions: readonly string[];
}) {
	const names = lists.names.map((source) => new RegExp(`^(?:${source})$`, 'iu'));
	const paths = lists.paths.map((source) => new RegExp(source, 'iu'));
	const descriptions = lists.descriptions.map((source) => new RegExp(source, 'iu'));
	return ({ name, path, description }: Parameters<PrivacyRules>[0]): boolean =>
		names.some((one) => one.test(name)) ||
		paths.some((one) => one.test(path)) ||
		descriptions.some((one) => one.test(description.slice(0, MATCHED_DESCRIPTION)));
}

function compiles(source: string): boolean {
	try {
		return new RegExp(source, 'iu') instanceof RegExp;
	} catch {
		return false;
	}
}
