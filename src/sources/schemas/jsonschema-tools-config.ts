import { TimeLimitError } from '../../formats/pattern/run-with-timeout.ts';
import { BoundedPattern } from '../../formats/pattern/time-limited-regexp.ts';
import { readYaml, type YamlFile } from '../../formats/yaml/yaml.ts';
import { type YamlComment, yamlComments } from '../../formats/yaml/yaml-comments.ts';
import { isArray, isObject, type JsonObject, own, stringAt } from '../../model/json.ts';
import { pointerToken } from '../../model/json-pointer.ts';
import type { SourceLocation } from '../../model/location.ts';
import { type Problem, problemOf, type SubjectId } from '../../model/problem.ts';
import { SOURCE_PROBLEMS } from '../../model/problems/sources.ts';
import type { SkippedCase } from '../../model/schema.ts';

/** Test cases that a pattern on `$id` switches off. */
interface SkipRule {
	readonly pattern: BoundedPattern;
	readonly cases: readonly SkippedCase[];
}

/** What a repository says of itself in `.jsonschema-tools.yaml`. */
export interface JsonschemaToolsConfig {
	/** Folder of the schemas relative to the repository, without `./` and `/` at its ends; null where unset. */
	readonly schemaBasePath: string | null;
	/** File endings of the materialised versions, `yaml` and `json`. */
	readonly contentTypes: readonly string[];
	/** Cases that are switched off for a version, in file order. */
	readonly skippedFor: (id: string) => readonly SkippedCase[];
	readonly problems: readonly Problem[];
}

/** What the tools assume where the file says nothing. */
export const DEFAULT_TOOLS_CONFIG: JsonschemaToolsConfig = {
	schemaBasePath: null,
	contentTypes: ['yaml'],
	skippedFor: () => [],
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
	const report = (code: 'tools-config-invalid' | 'skip-pattern-invalid', line: number, message: string) => {
		const hint =
			code === 'skip-pattern-invalid'
				? 'Correct or remove this entry.'
				: 'See the documentation of jsonschema-tools for the shape of this setting.';
		problems.push(problemOf(SOURCE_PROBLEMS, code, { ...locate(line), subject }, message, hint));
	};
	if (yaml.value === undefined || yaml.value === null) return { ...DEFAULT_TOOLS_CONFIG, problems };
	if (!isObject(yaml.value)) {
		report('tools-config-invalid', 1, 'The file is not a mapping of settings.');
		return { ...DEFAULT_TOOLS_CONFIG, problems };
	}
	const rules = skipRules(yaml.value, yaml, yamlComments(text), locate, report);
	return {
		schemaBasePath: basePathOf(yaml.value),
		contentTypes: contentTypesOf(yaml.value),
		skippedFor: (id) => matching(rules, id),
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
	report: (code: 'tools-config-invalid' | 'skip-pattern-invalid', line: number, message: string) => void,
): SkipRule[] {
	const section = own(settings, 'skipSchemaTestCases');
	if (section === undefined || section === null) return [];
	if (!isObject(section)) {
		const line = yaml.lineAt('/skipSchemaTestCases');
		report('tools-config-invalid', line, '“skipSchemaTestCases” is not a mapping of patterns to test cases.');
		return [];
	}
	const rules: SkipRule[] = [];
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

/** The pattern, or why it cannot be used. */
function compile(pattern: string): BoundedPattern | string {
	if (pattern.length > MAX_PATTERN) return `it is longer than ${MAX_PATTERN} characters.`;
	try {
		// `String.match` of the tools knows no flags.
		return new BoundedPattern(pattern, '');
	} catch {
		return 'it is not a valid regular expression.';
	}
}

function matching(rules: readonly SkipRule[], id: string): SkippedCase[] {
	if (id.length > MAX_ID) return [];
	const found: SkippedCase[] = [];
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
