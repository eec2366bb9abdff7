import { TimeLimitError } from '../../formats/pattern/run-with-timeout.ts';
import { TimeLimitedRegExp } from '../../formats/pattern/time-limited-regexp.ts';
import { readYaml, type YamlFile } from '../../formats/yaml/yaml.ts';
import { type YamlComment, yamlComments } from '../../formats/yaml/yaml-comments.ts';
import { asText, isArray, isObject, type Json, type JsonObject, own, stringAt } from '../../model/json.ts';
import { pointerToken } from '../../model/json-pointer.ts';
import type { SourceLocation } from '../../model/location.ts';
import { type Problem, problemOf, type SubjectId } from '../../model/problem.ts';
import { SOURCE_PROBLEMS } from '../../model/problems/sources.ts';
import type { NumericBounds, SkippedCase } from '../../model/schema.ts';
import { didYouMeanSentence } from '../../text/did-you-mean.ts';

/** Something that holds for versions whose `$id` a pattern matches. */
interface PatternRule<Case> {
	readonly pattern: TimeLimitedRegExp;
	readonly cases: readonly Case[];
}

/** An entry of `ignoreSchemas`. */
export type IgnoreEntry = Pick<SkippedCase, 'reason' | 'location'>;

type Report = (
	code: 'tools-config-invalid' | 'skip-pattern-invalid' | 'tools-option-ignored',
	line: number,
	message: string,
) => void;

const HINTS = {
	'skip-pattern-invalid': 'Correct or remove this entry.',
	'tools-config-invalid': 'See the documentation of jsonschema-tools for the shape of this setting.',
	'tools-option-ignored': 'Nothing must be done; the pages can differ from what the tools make.',
} as const;

/** What a repository says of itself in `.jsonschema-tools.yaml`. */
export interface JsonschemaToolsConfig {
	/** Folder of the schemas relative to the repository, without `./` and `/` at its ends; null where unset. */
	readonly schemaBasePath: string | null;
	/** File endings of the materialised versions, `yaml` and `json`. */
	readonly contentTypes: readonly string[];
	/** Cases that are switched off for a version, in file order. */
	readonly skippedFor: (id: string) => readonly SkippedCase[];
	/** Bounds that every number must state (`enforcedNumericBounds`); null where the tools ask for none. */
	readonly numericBounds: NumericBounds | null;
	/** The entry of `ignoreSchemas` that keeps a version out of all tests of the tools, or null. */
	readonly ignoredBy: (id: string) => IgnoreEntry | null;
	/** Whether the tools make a symbolic link of this name (`shouldSymlinkLatest`, `shouldSymlinkExtensionless`). */
	readonly linksWanted: (name: string) => boolean;
	readonly problems: readonly Problem[];
}

/** What the tools assume where the file says nothing. */
export const DEFAULT_TOOLS_CONFIG: JsonschemaToolsConfig = {
	schemaBasePath: null,
	contentTypes: ['yaml'],
	skippedFor: () => [],
	numericBounds: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	ignoredBy: () => null,
	linksWanted: () => true,
	problems: [],
};

const MAX_PATTERN = 300;
const MAX_ID = 500;
const MAX_RULES = 500;

/** A block of comment lines that ends right above a line, or null. */
function commentAbove(comments: readonly YamlComment[], line: number): YamlComment | null {
	return comments.find((comment) => comment.lastLine === line - 1 && !comment.trailing) ?? null;
}

/**
 * Reads `.jsonschema-tools.yaml` (jsonschema-tools: `readConfig`, `lib/tests/utils.js`).
 *
 * `skipSchemaTestCases` maps a regular expression, matched anywhere in the `$id`, to names of test cases. The
 * reason for an entry is the comment above it. An entry without one, directly below an entry that skips the same
 * cases, shares that entry's reason: that is how the files are written.
 *
 * @param locate gives the location of a line of the file
 */
export function readToolsConfig(
	text: string,
	subject: SubjectId,
	locate: (line: number) => SourceLocation,
): JsonschemaToolsConfig {
	const file = locate(1).file;
	const yaml = readYaml(text, { file, subject });
	const problems: Problem[] = [...yaml.problems];
	const report: Report = (code, line, message) => {
		const hint = HINTS[code];
		problems.push(problemOf(SOURCE_PROBLEMS, code, { ...locate(line), subject }, message, hint));
	};
	if (yaml.value === undefined || yaml.value === null) return { ...DEFAULT_TOOLS_CONFIG, problems };
	if (!isObject(yaml.value)) {
		report('tools-config-invalid', 1, 'The file is not a mapping of settings.');
		return { ...DEFAULT_TOOLS_CONFIG, problems };
	}
	const comments = yamlComments(text);
	const rules = skipRules(yaml.value, yaml, comments, locate, report);
	const ignored = ignoreRules(yaml.value, yaml, comments, locate, report);
	const numericBounds = numericBoundsOf(yaml.value, yaml, report);
	optionsWithoutEffect(yaml.value, yaml, report);
	return {
		schemaBasePath: basePathOf(yaml.value),
		contentTypes: contentTypesOf(yaml.value),
		skippedFor: (id) => matching(rules, id),
		numericBounds,
		ignoredBy: (id) => matching(ignored, id)[0] ?? null,
		linksWanted: linksWanted(yaml.value),
		problems,
	};
}

function basePathOf(settings: JsonObject): string | null {
	const path = stringAt(settings, 'schemaBasePath');
	return path === undefined ? null : path.replace(/^(\.?\/)+|^\.$/, '').replace(/\/+$/, '');
}

function contentTypesOf(settings: JsonObject): readonly string[] {
	const types = own(settings, 'contentTypes');
	if (!isArray(types)) return DEFAULT_TOOLS_CONFIG.contentTypes;
	return types.filter((type) => typeof type === 'string');
}

function skipRules(
	settings: JsonObject,
	yaml: YamlFile,
	comments: readonly YamlComment[],
	locate: (line: number) => SourceLocation,
	report: Report,
): PatternRule<SkippedCase>[] {
	const section = own(settings, 'skipSchemaTestCases');
	if (section === undefined || section === null) return [];
	if (!isObject(section)) {
		const line = yaml.lineAt('/skipSchemaTestCases');
		report('tools-config-invalid', line, '“skipSchemaTestCases” is not a mapping of patterns to test cases.');
		return [];
	}
	const rules: PatternRule<SkippedCase>[] = [];
	let above: { names: string; reason: string } | null = null;
	for (const [pattern, names] of Object.entries(section).slice(0, MAX_RULES)) {
		const pointer = `/skipSchemaTestCases/${pointerToken(pattern)}`;
		const line = yaml.lineAt(pointer);
		if (!isArray(names) || !names.every((name) => typeof name === 'string')) {
			report('tools-config-invalid', line, `“${pattern.slice(0, 100)}” does not hold a list of test cases.`);
			continue;
		}
		const own: YamlComment | null = commentAbove(comments, line);
		const shared: string = above !== null && above.names === names.join() ? above.reason : '';
		const reason: string = own?.text ?? shared;
		above = { names: names.join(), reason };
		const compiled = compile(pattern);
		if (typeof compiled === 'string') {
			report('skip-pattern-invalid', line, `The pattern “${pattern.slice(0, 100)}” is not used: ${compiled}`);
			continue;
		}
		const cases = names.map((testCase, index) => {
			const itemLine = yaml.lineAt(`${pointer}/${index}`);
			const inner = commentAbove(comments, itemLine);
			return { testCase, reason: inner?.text ?? reason, location: locate(line) };
		});
		rules.push({ pattern: compiled, cases });
	}
	return rules;
}

/** `ignoreSchemas`: patterns on `$id` of versions that the tools do not see at all. */
function ignoreRules(
	settings: JsonObject,
	yaml: YamlFile,
	comments: readonly YamlComment[],
	locate: (line: number) => SourceLocation,
	report: Report,
): PatternRule<IgnoreEntry>[] {
	const section = own(settings, 'ignoreSchemas');
	if (section === undefined || section === null) return [];
	if (!isArray(section) || !section.every((pattern) => typeof pattern === 'string')) {
		const line = yaml.lineAt('/ignoreSchemas');
		report('tools-config-invalid', line, '“ignoreSchemas” is not a list of patterns.');
		return [];
	}
	return section.slice(0, MAX_RULES).flatMap((pattern, index) => {
		const line = yaml.lineAt(`/ignoreSchemas/${index}`);
		const compiled = compile(asText(pattern));
		if (typeof compiled !== 'string') {
			const reason = commentAbove(comments, line)?.text ?? '';
			return [{ pattern: compiled, cases: [{ reason, location: locate(line) }] }];
		}
		report(
			'skip-pattern-invalid',
			line,
			`The pattern “${asText(pattern).slice(0, 100)}” is not used: ${compiled}`,
		);
		return [];
	});
}

/** `enforcedNumericBounds`: two numbers; anything that JavaScript calls false switches the rule off. */
function numericBoundsOf(settings: JsonObject, yaml: YamlFile, report: Report): NumericBounds | null {
	const bounds = own(settings, 'enforcedNumericBounds');
	if (bounds === undefined) return DEFAULT_TOOLS_CONFIG.numericBounds;
	if (!bounds) return null;
	const [lowest, highest] = isArray(bounds) ? bounds.map(Number) : [];
	if (lowest !== undefined && highest !== undefined && lowest <= highest) return [lowest, highest];
	const line = yaml.lineAt('/enforcedNumericBounds');
	report('tools-config-invalid', line, '“enforcedNumericBounds” is neither false nor two numbers.');
	return DEFAULT_TOOLS_CONFIG.numericBounds;
}

function linksWanted(settings: JsonObject): (name: string) => boolean {
	const latest = own(settings, 'shouldSymlinkLatest') !== false;
	const extensionless = own(settings, 'shouldSymlinkExtensionless') !== false;
	return (name) =>
		(name.startsWith('latest') ? latest : true) && (/\.(ya?ml|json)$/.test(name) || extensionless);
}

/** Options that the catalog follows, and those that only say how the tools do their work. */
const FOLLOWED = [
	'schemaBasePath',
	'schemaBaseUris',
	'contentTypes',
	'skipSchemaTestCases',
	'ignoreSchemas',
	'enforcedNumericBounds',
	'shouldSymlinkExtensionless',
	'shouldSymlinkLatest',
	'shouldGenerateExample',
	'dryRun',
	'gitStaged',
	'shouldGitAdd',
	'log',
	'logLevel',
	'configPaths',
];
/** Options that the catalog does not follow, with the value that it goes by. */
const FIXED: Readonly<Record<string, Json>> = {
	currentName: 'current',
	schemaVersionField: '$id',
	schemaTitleField: 'title',
	shouldDereference: true,
};

/** Tells options that ask for something that the catalog does not do, and names that the tools do not know. */
function optionsWithoutEffect(settings: JsonObject, yaml: YamlFile, report: Report): void {
	for (const [option, value] of Object.entries(settings)) {
		if (FOLLOWED.includes(option)) continue;
		const line = yaml.lineAt(`/${pointerToken(option)}`);
		const shown = option.slice(0, 100);
		if (!Object.hasOwn(FIXED, option)) {
			const near = didYouMeanSentence(option, [...FOLLOWED, ...Object.keys(FIXED)]);
			report('tools-config-invalid', line, `jsonschema-tools has no option “${shown}”.${near}`);
		} else if (value !== FIXED[option] && !asText(value).startsWith(`${String(FIXED[option])}.`)) {
			const fixed = String(FIXED[option]);
			report(
				'tools-option-ignored',
				line,
				`The option “${shown}” is not followed; the catalog goes by “${fixed}”.`,
			);
		}
	}
}

/** The pattern, or why it cannot be used. */
function compile(pattern: string): TimeLimitedRegExp | string {
	if (pattern.length > MAX_PATTERN) return `it is longer than ${MAX_PATTERN} characters.`;
	try {
		// `String.match` of the tools knows no flags.
		return new TimeLimitedRegExp(pattern, '');
	} catch {
		return 'it is not a valid regular expression.';
	}
}

function matching<Case>(rules: readonly PatternRule<Case>[], id: string): Case[] {
	if (id.length > MAX_ID) return [];
	const found: Case[] = [];
	for (const { pattern, cases } of rules) {
		try {
			if (pattern.test(id)) found.push(...cases);
		} catch (error) {
			// A pattern that cannot be decided in time skips nothing: findings are then shown, not hidden.
			if (!(error instanceof TimeLimitError)) throw error;
		}
	}
	return found;
}
