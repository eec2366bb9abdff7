/** What pages show of the workflow: the phase table, its texts and the facts behind them. */
import { ConfigurationError } from '../config/errors.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Stream } from '../model/stream.ts';
import { buildGuide, type Guide } from '../workflow/guide/guide.ts';
import type { Workflow } from '../workflow/phases/workflow.ts';
import type { GuideConfig } from '../workflow/subject/guide-config.ts';
import { subjectOfStream } from '../workflow/subject/subject-of-stream.ts';
import { getProject } from './catalog.ts';

export interface SiteWorkflow {
	readonly catalog: Catalog;
	readonly workflow: Workflow;
	readonly facts: GuideConfig;
}

/**
 * The workflow with the catalog that its guides are about.
 *
 * @throws ConfigurationError where the phase table or a step text is wrong; the message names file and line
 */
export async function getWorkflow(): Promise<SiteWorkflow> {
	const { catalog, workflow, workflowProblems, facts } = await getProject();
	if (workflow === null) throw new ConfigurationError(workflowProblems);
	return { catalog, workflow, facts };
}

/** The guide of a stream of the catalog. */
export function guideOf({ catalog, workflow, facts }: SiteWorkflow, stream: Stream): Guide {
	const schema = catalog.schemaByTitle.get(stream.schemaTitle ?? '') ?? null;
	const subject = subjectOfStream(stream, schema);
	return buildGuide(workflow, { subject, facts, rates: workflow.table.rates });
}
