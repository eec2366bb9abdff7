import type {
	JudgedDifference,
	RuleViolation,
	SchemaDifference,
	Verdict,
} from '../../../model/difference.ts';
import type { JsonObject } from '../../../model/json.ts';
import { type CompatibilityRule, RULE_1_3, ruleViolations } from './compatibility-rule.ts';
import { diffSchemas } from './diff.ts';

/** Differences and verdict for two schemas, without knowing which versions they are. */
export interface Judgement {
	readonly verdict: Exclude<Verdict, 'major'>;
	readonly differences: readonly JudgedDifference[];
	readonly violations: readonly RuleViolation[];
	readonly tightened: readonly JudgedDifference[];
}

/**
 * Compares two schemas and judges the step from `older` to `newer` by the compatibility test of jsonschema-tools,
 * then marks what that test lets through although it refuses events which were valid. Runs in a browser too.
 */
export function judgeStep(
	older: JsonObject,
	newer: JsonObject,
	rule: CompatibilityRule = RULE_1_3,
): Judgement {
	const violations = ruleViolations(older, newer, rule);
	const differences = withForbidden(diffSchemas(older, newer), violations);
	const tightened = differences.filter(
		({ effect, forbidden }) => !forbidden && (effect === 'tightens' || effect === 'both'),
	);
	const verdict = violations.length > 0 ? 'breaking' : tightened.length > 0 ? 'tightened' : 'compatible';
	return { verdict, differences, violations, tightened };
}

/** Marks each difference that a violation of the rule is about; a violation that no difference tells becomes one. */
function withForbidden(
	differences: readonly SchemaDifference[],
	violations: readonly RuleViolation[],
): readonly JudgedDifference[] {
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
	const untold: RuleViolation[] = [];
	for (const violation of violations) {
		const found = ownersOf(violation.pointer, owners);
		if (found === undefined) untold.push(violation);
		for (const difference of found ?? []) forbidden.add(difference);
	}
	return [
		...differences.map((difference) => ({ ...difference, forbidden: forbidden.has(difference) })),
		...untold.map(
			({ pointer }): JudgedDifference => ({
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
