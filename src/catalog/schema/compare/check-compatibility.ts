import type {
	ClassifiedDifference,
	CompatibilityVerdict,
	RuleViolation,
	SchemaDifference,
} from '../../../model/difference.ts';
import type { JsonObject } from '../../../model/json.ts';
import { ruleViolations } from './compatibility-rule.ts';
import { diffSchemas } from './diff.ts';

/** Differences and verdict for two schemas, without knowing which versions they are. */
export interface CompatibilityReport {
	readonly verdict: Exclude<CompatibilityVerdict, 'major'>;
	readonly differences: readonly ClassifiedDifference[];
	readonly violations: readonly RuleViolation[];
	readonly tightened: readonly ClassifiedDifference[];
}

/**
 * Compares two schemas and judges the step from `older` to `newer` by the compatibility test of jsonschema-tools,
 * then marks what that test lets through although it refuses events which were valid. Runs in a browser too.
 */
export function checkCompatibility(older: JsonObject, newer: JsonObject): CompatibilityReport {
	const violations = ruleViolations(older, newer);
	const differences = withForbidden(diffSchemas(older, newer), violations);
	const tightened = differences.filter(
		({ effect, forbidden }) => !forbidden && (effect === 'tightens' || effect === 'both'),
	);
	const isUnknown = differences.some((one) => one.effect === 'unknown' && !one.forbidden);
	const otherwise = isUnknown ? 'changed' : 'compatible';
	const verdict = violations.length > 0 ? 'breaking' : tightened.length > 0 ? 'tightened' : otherwise;
	return { verdict, differences, violations, tightened };
}

/** Marks each difference that a violation of the rule is about; a violation that no difference tells becomes one. */
function withForbidden(
	differences: readonly SchemaDifference[],
	violations: readonly RuleViolation[],
): readonly ClassifiedDifference[] {
	const owners = new Map<string, SchemaDifference[]>();
	const claim = (pointer: string, difference: SchemaDifference) => {
		const list = owners.get(pointer);
		if (list) list.push(difference);
		else owners.set(pointer, [difference]);
	};
	for (const difference of differences) {
		claim(difference.pointer, difference);
		// A field that came or went as a required one also changed its parent's list.
		if (difference.required && difference.keyword === '') claim(requiredPointer(difference), difference);
	}
	const forbidden = new Set<SchemaDifference>();
	const unmatched: RuleViolation[] = [];
	for (const violation of violations) {
		const found = ownersOf(violation.pointer, owners);
		if (found === undefined) unmatched.push(violation);
		for (const difference of found ?? []) forbidden.add(difference);
	}
	return [
		...differences.map((difference) => ({ ...difference, forbidden: forbidden.has(difference) })),
		...unmatched.map(
			({ pointer }): ClassifiedDifference => ({
				kind: 'keyword-changed',
				path: '',
				pointer,
				keyword: pointer.slice(1),
				before: undefined,
				after: undefined,
				effect: 'none',
				required: false,
				forbidden: true,
			}),
		),
	];
}

function requiredPointer({ pointer }: SchemaDifference): string {
	return `${pointer.slice(0, pointer.lastIndexOf('/properties/'))}/required`;
}

/** The differences at a pointer or at the nearest node above it. */
function ownersOf(
	pointer: string,
	owners: ReadonlyMap<string, SchemaDifference[]>,
): readonly SchemaDifference[] | undefined {
	for (let current = pointer; ; current = current.slice(0, current.lastIndexOf('/'))) {
		const found = owners.get(current);
		if (found !== undefined || current === '') return found;
	}
}
