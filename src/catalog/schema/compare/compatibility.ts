import { major } from 'semver';
import type { VersionChange } from '../../../model/difference.ts';
import type { SchemaVersion } from '../../../model/schema.ts';
import { checkCompatibility } from './check-compatibility.ts';

/** Name of the test case in jsonschema-tools, as `skipSchemaTestCases` uses it. */
const COMPATIBILITY_TEST = 'schema-version-compatibility';

/**
 * The step between two versions of one schema: what changed, and the verdict. A step to another major version may
 * change anything; its differences still say what the rule would not allow.
 */
export function compareVersions(older: SchemaVersion, newer: SchemaVersion): VersionChange {
	const report = checkCompatibility(older.content, newer.content);
	const isMajor = major(older.version) !== major(newer.version);
	return {
		title: newer.title,
		older: older.version,
		newer: newer.version,
		...report,
		...(isMajor ? { verdict: 'major', tightened: [] } : {}),
		exception: isMajor
			? null
			: (newer.skipped.find(({ testCase }) => testCase === COMPATIBILITY_TEST) ?? null),
	};
}
