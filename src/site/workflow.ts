/** What pages show of the workflow: the phase table, its texts and the facts behind them, loaded once per process. */
import { resolve } from 'node:path';
import { ConfigurationError } from '../config/errors.ts';
import { projectRoot } from '../config/project.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Stream } from '../model/stream.ts';
import { buildGuide, type Guide } from '../workflow/guide/guide.ts';
import { howTosIn } from '../workflow/how-to/how-tos.ts';
import { loadWorkflow, WORKFLOW_FOLDER } from '../workflow/load-workflow.ts';
import type { Workflow } from '../workflow/phases/workflow.ts';
import type { WorkflowFacts } from '../workflow/subject/facts.ts';
import { factsOf } from '../workflow/subject/facts-of-config.ts';
import { subjectOfStream } from '../workflow/subject/subject-of-stream.ts';
import { getCatalog } from './catalog.ts';

export interface SiteWorkflow {
	readonly catalog: Catalog;
	readonly workflow: Workflow;
	readonly facts: WorkflowFacts;
}

const loaded = new WeakMap<Catalog, Promise<SiteWorkflow>>();

/**
 * The workflow with the catalog that its guides are about.
 *
 * @throws ConfigurationError where the phase table or a step text is wrong; the message names file and line
 */
export async function getWorkflow(): Promise<SiteWorkflow> {
	const catalog = await getCatalog();
	const known = loaded.get(catalog) ?? load(catalog);
	loaded.set(catalog, known);
	return known;
}

async function load(catalog: Catalog): Promise<SiteWorkflow> {
	const { workflow, problems } = await loadWorkflow(resolve(projectRoot(), WORKFLOW_FOLDER));
	if (workflow === null) throw new ConfigurationError(problems);
	return {
		catalog,
		workflow,
		facts: factsOf(catalog, await howTosIn(resolve(projectRoot(), 'content/how-tos'))),
	};
}

/** The guide of a stream of the catalog. */
export function guideOf({ catalog, workflow, facts }: SiteWorkflow, stream: Stream): Guide {
	const schema = catalog.schemaByTitle.get(stream.schemaTitle ?? '') ?? null;
	const subject = subjectOfStream(stream, schema);
	return buildGuide(workflow, { subject, facts, rates: workflow.table.rates });
}
