import { major } from 'semver';
import type { VersionChange } from '../../../model/difference.ts';
import type { SchemaVersion } from '../../../model/schema.ts';
import { type CompatibilityRule, RULE_1_3 } from './compatibility-rule.ts';
import { judgeStep } from './judge-step.ts';

/** Name of the test case in jsonschema-tools, as `skipSchemaTestCases` uses it. */
const COMPATIBILITY_TEST = 'schema-version-compatibility';

/**
 * The step between two versions of one schema: what changed, and the verdict. A step to another major version may
 * change anything; its differences still say what the rule would not allow.
 */
export function compareVersions(
	older: SchemaVersion,
	newer: SchemaVersion,
	rule: CompatibilityRule = RULE_1_3,
): VersionChange {
	const judgement = judgeStep(older.content, newer.content, rule);
	const isMajor = major(older.version) !== major(newer.version);
	return {
		title: newer.title,
		older: older.version,
		newer: newer.version,
		...judgement,
		...(isMajor ? { verdict: 'major', tightened: [] } : {}),
		exception: isMajor
			? null
			: (newer.skipped.find(({ testCase }) => testCase === COMPATIBILITY_TEST) ?? null),
	};
}
