import { fromMarkdown } from 'mdast-util-from-markdown';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { mdx } from 'micromark-extension-mdx';
import { z } from 'zod';
import { parseStrictYaml } from '../../formats/yaml/strict-yaml.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { WORKFLOW_PROBLEMS } from '../../model/problems/workflow.ts';
import { partsOf, variablesOf } from '../subject/template.ts';
import { compileBlocks } from './compile-blocks.ts';
import type { NodeLike } from './step-components.ts';
import { type ReportFault, reportVariables } from './step-report.ts';
import type { StepText } from './step-tree.ts';

/** What stands between the `---` lines of a step text. */
const FrontMatter = z.strictObject({
	title: z.string().min(1).describe('what to do, an imperative such as "Submit the schema for review"'),
	summary: z.string().min(1).describe('the step in one sentence, also used in checklists'),
	claims: z
		.array(z.string().min(1))
		.default([])
		.describe('the facts that it tells without naming their value'),
});

/**
 * Reads a step text. It is MDX without JavaScript: Markdown, `{variables}`, and the components that
 * `compile-blocks.ts` knows. Everything is checked here, so that showing it for thousands of streams cannot fail.
 *
 * @param id the file's name without its ending
 * @param text the file's text
 * @param file its path as shown to people
 * @returns the step, or null with at least one problem, each with its line
 */
export function compileStep(
	id: string,
	text: string,
	file: string,
): { readonly step: StepText | null; readonly problems: readonly Problem[] } {
	const problems: Problem[] = [];
	const report: ReportFault = (code, line, message, hint) => {
		problems.push(problemOf(WORKFLOW_PROBLEMS, code, { file, line }, message, hint));
	};
	const front = /^---\n([\s\S]*?)\n---\n/.exec(text.replaceAll('\r\n', '\n'));
	if (!front) {
		report(
			'step-unusable',
			1,
			'The text does not begin with `title` and `summary` between two lines of `---`.',
			FRONT_HINT,
		);
		return { step: null, problems };
	}
	const meta = parseStrictYaml(front[1] ?? '', FrontMatter, 2);
	for (const { line, message, hint } of meta.faults)
		report('step-unusable', line, message, hint || FRONT_HINT);
	for (const field of ['title', 'summary'] as const) {
		reportVariables(meta.value?.[field] ?? '', meta.lineAt([field]), report);
	}
	const skippedLines = front[0].split('\n').length - 1;
	const blocks = compileBlocks(
		parseBody(text.replaceAll('\r\n', '\n').slice(front[0].length), report, skippedLines),
		{
			report: (code, line, message, hint) => report(code, line + skippedLines, message, hint),
		},
	);
	if (blocks.length === 0 && problems.length === 0) {
		report(
			'step-unusable',
			skippedLines + 1,
			'The text says nothing.',
			'Write what to do, what one should then see, and what to do if not.',
		);
	}
	if (meta.value === null || problems.length > 0) return { step: null, problems };
	return {
		step: {
			id,
			title: partsOf(meta.value.title),
			summary: partsOf(meta.value.summary),
			file,
			blocks,
			claims: meta.value.claims,
			names: [...new Set(variablesOf(text))],
		},
		problems,
	};
}

const FRONT_HINT = 'Begin the file with `---`, `title: …`, `summary: …`, `---`.';

function parseBody(body: string, report: ReportFault, skippedLines: number): readonly NodeLike[] {
	try {
		const tree = fromMarkdown(body, { extensions: [mdx()], mdastExtensions: [mdxFromMarkdown()] });
		return tree.children as readonly NodeLike[];
	} catch (error) {
		const { reason, message, line } = error as { reason?: string; message: string; line?: number };
		// An unclosed component is only noticed at the end; its own place stands in the message, as (line:column-…).
		const told = line ?? Number(/\((\d+):\d+/.exec(message)?.[1] ?? 1);
		report(
			'step-unusable',
			told + skippedLines,
			`Not valid MDX: ${(reason ?? message).replace(/ \([\d:-]+\)/g, '').replace(/\.?$/, '.')}`,
			'Close every component, and write `{variable}` only with the name of a variable.',
		);
		return [];
	}
}
