import type { WORKFLOW_PROBLEMS } from '../../model/problems/workflow.ts';
import { didYouMeanSentence } from '../../text/did-you-mean.ts';
import { unknownVariables, VARIABLE_NAMES } from '../subject/variables.ts';

export type StepProblemCode = keyof typeof WORKFLOW_PROBLEMS;
/** Notes a fault at a line of the file. */
export type ReportFault = (code: StepProblemCode, line: number, message: string, hint: string) => void;

/** Reports every name in braces that is not a variable. */
export function reportVariables(text: string, line: number, report: ReportFault): void {
	for (const name of unknownVariables(text)) {
		report(
			'workflow-unknown-variable',
			line,
			`\`{${name}}\` is not a variable.${didYouMeanSentence(name, VARIABLE_NAMES)}`,
			`Variables: ${VARIABLE_NAMES.join(', ')}; or a configured value such as \`{beta.wiki}\`.`,
		);
	}
}
