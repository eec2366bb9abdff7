import type { KnownException, SchemaFindings } from '../../../model/finding.ts';
import type { SourceLocation } from '../../../model/location.ts';
import { type Problem, problemOf } from '../../../model/problem.ts';
import { SCHEMA_RULE_PROBLEMS, type SchemaRuleCode } from '../../../model/problems/schema-rules.ts';
import type { Schema, SchemaVersion, SkippedCase } from '../../../model/schema.ts';
import { formatNumber } from '../../../text/format.ts';
import { versionHistory } from '../compare/version-history.ts';
import { objectsWithoutShape, personalData } from './content.ts';
import { missingDescriptions } from './descriptions.ts';
import { deterministicTypes } from './deterministic-types.ts';
import { examplesAreValid, examplesKnowTheirFields, examplesNameTheirSchema } from './examples.ts';
import type { Finding, VersionRule } from './finding.ts';
import { unknownKeywords } from './keywords.ts';
import { enforcedNumericBounds, unsafeIntegers } from './numbers.ts';
import { type SchemaFinding, staleReferences, unusedSchema } from './relations.ts';
import { envelopeRequired, eventTime, requiredPropertiesExist } from './required-fields.ts';
import { snakeCaseProperties } from './snake-case.ts';
import { schemaIsSecure, schemaIsValid } from './validity.ts';
import { valuesFitTheirSchema } from './values.ts';
import { compatibilityFindings, nestedStructsGrow } from './version-steps.ts';

/** Rules for every version, in the order in which their findings are shown. */
const VERSION_RULES: readonly VersionRule[] = [
	schemaIsValid,
	schemaIsSecure,
	requiredPropertiesExist,
	examplesAreValid,
	examplesNameTheirSchema,
	examplesKnowTheirFields,
	deterministicTypes,
	snakeCaseProperties,
	enforcedNumericBounds,
	unknownKeywords,
	valuesFitTheirSchema,
	objectsWithoutShape,
	unsafeIntegers,
	missingDescriptions,
	personalData,
];
/** Rules for versions of schemas that describe whole events. */
const EVENT_RULES: readonly VersionRule[] = [envelopeRequired, eventTime];

/** Problems of one schema that are told one by one; the worst real one has 66. */
const MAX_PROBLEMS = 1000;

/** What the checks need to know beyond the schema itself. */
export interface CheckContext {
	/** Latest version of every loaded schema by title. */
	readonly newest: ReadonlyMap<string, string>;
	/** Where a JSON pointer of a version's materialised schema stands. */
	readonly locate: (version: SchemaVersion, pointer: string) => SourceLocation;
	/** Whether events of a schema are written to a table of the Data Lake; none are unless given. */
	readonly hasTable?: (title: string) => boolean;
}

/**
 * Checks a schema by the rules of jsonschema-tools, the platform's guidelines and rules of our own. Call it when
 * streams are linked.
 */
export function checkSchema(schema: Schema, context: CheckContext): SchemaFindings {
	const shown = [...new Set([schema.latest, ...(schema.draft ? [schema.draft] : [])])];
	const problems: Problem[] = [];
	const exceptions: KnownException[] = [];
	const listed = new Set<string>();
	for (const version of shown) {
		const step = context.hasTable?.(schema.title) ? stepTo(schema, version) : undefined;
		const findings = [...versionFindings(schema, version), ...(step ? nestedStructsGrow(step) : [])];
		const isAccepted = acceptedIn(version);
		for (const finding of findings) {
			const key = identity(finding);
			if (isAccepted(finding) || listed.has(key)) continue;
			listed.add(key);
			if (listed.size > MAX_PROBLEMS) continue;
			problems.push(toProblem(schema, finding, context.locate(version, finding.pointer)));
		}
		exceptions.push(...exceptionsOf(version, findings));
	}
	if (listed.size > MAX_PROBLEMS) {
		const more = formatNumber(listed.size - MAX_PROBLEMS);
		const finding = {
			code: 'schema-many-problems',
			message: `The schema has ${more} more problems than the ${formatNumber(MAX_PROBLEMS)} that are told one by one.`,
			hint: 'Correct those that are named first.',
		} as const;
		problems.push(toProblem(schema, finding, schema.latest.location));
	}
	for (const finding of [...staleReferences(schema, context.newest), ...unusedSchema(schema)]) {
		problems.push(toProblem(schema, finding, finding.location));
	}
	let olderFindings = 0;
	for (const version of schema.versions) {
		if (shown.includes(version)) continue;
		const isAccepted = acceptedIn(version);
		for (const finding of versionFindings(schema, version)) {
			if (!isAccepted(finding) && !listed.has(identity(finding))) olderFindings++;
		}
	}
	return { problems, exceptions, olderFindings };
}

const stepTo = (schema: Schema, version: SchemaVersion) =>
	versionHistory(schema).find(({ to }) => to === version);

const FINDINGS = new WeakMap<SchemaVersion, readonly Finding[]>();

/** Everything that the rules find in one version, skipped cases included. */
function versionFindings(schema: Schema, version: SchemaVersion): readonly Finding[] {
	const known = FINDINGS.get(version);
	if (known !== undefined) return known;
	const rules = schema.kind === 'event' ? [...VERSION_RULES, ...EVENT_RULES] : VERSION_RULES;
	const step = stepTo(schema, version);
	const findings = [
		...rules.flatMap((rule) => [...rule(version)]),
		...(step ? compatibilityFindings(step) : []),
	];
	FINDINGS.set(version, findings);
	return findings;
}

/** Findings of different versions are the same when they say the same of the same place. */
const identity = ({ code, pointer, message }: Finding): string => `${code} ${pointer} ${message}`;

/** Test cases of jsonschema-tools: a version that its `ignoreSchemas` names is in none of them. */
const TOOL_TESTS: ReadonlySet<SchemaRuleCode> = new Set([
	'schema-is-valid',
	'schema-is-secure',
	'schema-snake-case-properties',
	'schema-deterministic-types',
	'schema-required-properties-exist',
	'schema-examples-$schema-matches-schema-$id',
	'schema-examples-are-valid',
	'schema-enforced-numeric-bounds',
	'schema-version-compatibility',
]);

/** Whether the owners of a version accepted a finding beforehand. */
function acceptedIn({ skipped, ignored }: SchemaVersion): (finding: Finding) => boolean {
	const cases = new Set(skipped.map(({ testCase }) => testCase));
	return ({ code }) => cases.has(code) || (ignored != null && TOOL_TESTS.has(code));
}

/** Cases that are switched off by name, and those that fail in a version which is kept out of all tests. */
function exceptionsOf(version: SchemaVersion, findings: readonly Finding[]): readonly KnownException[] {
	const { ignored } = version;
	const failing = new Set(findings.map(({ code }) => code).filter((code) => TOOL_TESTS.has(code)));
	const kept = ignored ? Array.from(failing, (testCase) => ({ testCase, ...ignored })) : [];
	return [...version.skipped, ...kept].map((skipped) => ({
		skipped,
		version: version.version,
		messages: findings.filter(({ code }) => code === skipped.testCase).map(({ message }) => message),
	}));
}

function toProblem(
	schema: Schema,
	finding: Pick<SchemaFinding, 'code' | 'message' | 'hint'>,
	location: SourceLocation | null,
): Problem {
	const place = {
		subject: `schema:${schema.title}` as const,
		file: location?.file ?? null,
		line: location?.line ?? null,
		url: location?.url ?? null,
	};
	return problemOf(SCHEMA_RULE_PROBLEMS, finding.code, place, finding.message, finding.hint);
}

/**
 * Entries of `skipSchemaTestCases` that nothing needs: no version they apply to would fail the test case. One
 * problem for each entry and test case; the subject is the repository.
 */
export function needlessSkips(schemas: readonly Schema[]): readonly Problem[] {
	const entries = new Map<
		string,
		{ skipped: SkippedCase; repository: string; needed: boolean; versions: number }
	>();
	for (const schema of schemas) {
		for (const version of schema.versions) {
			if (version.skipped.length === 0) continue;
			const failing = new Set(versionFindings(schema, version).map(({ code }): string => code));
			for (const skipped of version.skipped) {
				const key = `${skipped.location.file}:${skipped.location.line} ${skipped.testCase}`;
				const entry = entries.get(key) ?? {
					skipped,
					repository: schema.repository,
					needed: false,
					versions: 0,
				};
				entry.needed ||= failing.has(skipped.testCase);
				entry.versions++;
				entries.set(key, entry);
			}
		}
	}
	return [...entries.values()]
		.filter(({ needed }) => !needed)
		.map(({ skipped, repository, versions }) =>
			problemOf(
				SCHEMA_RULE_PROBLEMS,
				'test-case-skipped-without-need',
				{ subject: `repository:${repository}`, ...skipped.location },
				`\`${skipped.testCase}\` is skipped for ${versions === 1 ? 'one version that passes it' : `${versions} versions, all of which pass it`}.`,
				'Remove the entry, or say in a comment why it stays.',
			),
		);
}
