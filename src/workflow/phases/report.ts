/** Faults of the phase table's file, told with the values that are allowed. */
import type { WORKFLOW_PROBLEMS } from '../../model/problems/workflow.ts';
import { didYouMeanSentence } from '../../text/did-you-mean.ts';
import { unknownVariables, VARIABLE_NAMES } from '../subject/variables.ts';
import { CONDITION_NAMES, parseWhen, type When } from './conditions.ts';

/** Keys from the root of the file down. */
export type Path = readonly PropertyKey[];
/** Notes a fault at a place of the file. */
export type Report = (
	code: keyof typeof WORKFLOW_PROBLEMS,
	path: Path,
	message: string,
	hint: string,
) => void;
/** The condition that a text states; one that is not understood is told, and always holds. */
export function conditionOf(text: string, at: Path, report: Report): When {
	const parsed = parseWhen(text);
	if ('when' in parsed) return parsed.when;
	const near = parsed.unknown === null ? '' : didYouMeanSentence(parsed.unknown, CONDITION_NAMES);
	report('workflow-unknown-condition', at, parsed.fault + near, `Conditions: ${CONDITION_NAMES.join(', ')}.`);
	return [];
}

/** Tells each variable of a text that no stream has. */
export function reportUnknownVariables(text: string, at: Path, report: Report): void {
	for (const name of unknownVariables(text)) {
		report(
			'workflow-unknown-variable',
			at,
			`\`{${name}}\` is not a variable.${didYouMeanSentence(name, VARIABLE_NAMES)}`,
			`Variables: ${VARIABLE_NAMES.join(', ')}.`,
		);
	}
}

const UNKNOWN = {
	milestone: ['phase-table-unknown-name', 'Milestones'],
	step: ['workflow-missing-step', 'Step texts'],
	consultant: ['phase-table-unknown-name', 'Consultants'],
	track: ['phase-table-unknown-name', 'Tracks'],
} as const;

/** Tells a name that the file or the folder of texts does not have. */
export function reportUnknown(
	what: keyof typeof UNKNOWN,
	name: string,
	known: readonly string[],
	at: Path,
	report: Report,
): void {
	const [code, title] = UNKNOWN[what];
	const message = what === 'step' ? `There is no step text \`${name}\`.` : `\`${name}\` is not a ${what}.`;
	report(code, at, message + didYouMeanSentence(name, known), `${title}: ${known.join(', ')}.`);
}
