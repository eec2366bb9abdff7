import type { ClassifiedDifference } from '../../../model/difference.ts';
import { describeDifference } from '../compare/describe-difference.ts';
import type { VersionStep } from '../compare/version-history.ts';
import { code, type Finding } from './finding.ts';

/** Differences named in a message before the rest is only counted. */
const NAMED = 3;

/** What the compatibility test and the rule about tightening find in the step that leads to a version. */
export function compatibilityFindings({ change }: VersionStep): readonly Finding[] {
	const step = `from ${change.older} to ${change.newer}`;
	if (change.verdict === 'breaking') {
		return [
			{
				code: 'schema-version-compatibility',
				pointer: '',
				message: `The step ${step} is not compatible: ${inWords(change.differences.filter(({ forbidden }) => forbidden))}.`,
				hint: 'Make it a new major version, or undo the change.',
			},
		];
	}
	if (change.tightened.length === 0) return [];
	return [
		{
			code: 'version-tightens-schema',
			pointer: '',
			message: `The step ${step} refuses events that were valid: ${inWords(change.tightened)}.`,
			hint: 'Check that no producer sends such events before it moves to this version.',
		},
	];
}

/**
 * Fields that a version adds inside the objects of a list or map: the table that the events are written to cannot
 * follow (Schemas/Guidelines, “Complex array element and map value evolution is not well supported”).
 */
export function* nestedStructsGrow({ change }: VersionStep): Generator<Finding> {
	if (change.verdict === 'major') return;
	const added = change.differences.filter(
		({ kind, path }) => kind === 'field-added' && /\[\]|(^|\.)\{\}/.test(path),
	);
	if (added.length === 0) return;
	const named = added.slice(0, NAMED).map(({ path }) => code(path));
	const more = added.length > NAMED ? ` and ${added.length - NAMED} more` : '';
	yield {
		code: 'nested-struct-grows',
		pointer: added[0]?.pointer ?? '',
		message: `The step from ${change.older} to ${change.newer} adds ${named.join(', ')}${more} to the objects inside a list or map, which the table cannot follow.`,
		hint: 'Put the new field beside the list or map, or plan the change of the table with those who run it.',
	};
}

function inWords(differences: readonly ClassifiedDifference[]): string {
	const named = differences.slice(0, NAMED).map((one) =>
		describeDifference(one)
			.parts.map((part) => (typeof part === 'string' ? part : code(part.code)))
			.join(''),
	);
	const rest = differences.length - named.length;
	return rest === 0 ? named.join('; ') : `${named.join('; ')}; and ${rest} more`;
}
