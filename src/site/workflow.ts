/** What pages show of the workflow: the phase table, its texts and the facts behind them. */
import type { Catalog } from '../model/catalog.ts';
import type { Claims } from '../model/claim.ts';
import type { Stream } from '../model/stream.ts';
import { type UsedClaims, usedClaims } from '../workflow/claims/used.ts';
import { buildGuide, type Guide } from '../workflow/guide/guide.ts';
import { buildPurposes, type PurposeGuide } from '../workflow/guide/purpose.ts';
import type { Workflow } from '../workflow/phases/workflow.ts';
import type { StepText } from '../workflow/steps/step-tree.ts';
import type { GuideConfig } from '../workflow/subject/guide-config.ts';
import { defaultEnvironment, type GuideContext } from '../workflow/subject/platform.ts';
import { subjectOfStream } from '../workflow/subject/subject-of-stream.ts';
import { getProject } from './catalog.ts';

export interface SiteWorkflow {
	readonly catalog: Catalog;
	readonly workflow: Workflow;
	readonly facts: GuideConfig;
	readonly claims: Claims;
}

/** The workflow with the catalog that its guides are about. */
export async function getWorkflow(): Promise<SiteWorkflow> {
	const { catalog, workflow, facts, claims } = await getProject();
	return { catalog, workflow, claims, facts };
}

/** What guides of a stream of the catalog are made for. */
function contextOf({ catalog, workflow, facts }: SiteWorkflow, stream: Stream): GuideContext {
	const schema = catalog.schemaByTitle.get(stream.schemaTitle ?? '') ?? null;
	const subject = subjectOfStream(stream, schema, defaultEnvironment(facts));
	return { subject, facts, rates: workflow.table.rates };
}

/** The launch guide of a stream of the catalog. */
export const guideOf = (site: SiteWorkflow, stream: Stream): Guide =>
	buildGuide(site.workflow, contextOf(site, stream));

/** What else may be done with a stream. */
export const purposesOf = (site: SiteWorkflow, stream: Stream): readonly PurposeGuide[] =>
	buildPurposes(site.workflow, contextOf(site, stream));

/** The pages of purposes below a guide, in the order of the table. */
export const purposePages = ({ workflow }: SiteWorkflow): readonly string[] => [
	...new Set(workflow.table.purposes.map(({ page }) => page)),
];

const factsByPage = new WeakMap<Workflow, Map<string, UsedClaims>>();

/** The facts that the texts of a page of purposes tell; the same for all streams. */
export function purposeFacts(site: SiteWorkflow, page: string): UsedClaims {
	const known = factsByPage.get(site.workflow) ?? new Map<string, UsedClaims>();
	factsByPage.set(site.workflow, known);
	const made = known.get(page) ?? usedClaims(purposeSteps(site, page), site.facts);
	known.set(page, made);
	return made;
}

function purposeSteps({ workflow: { table, steps } }: SiteWorkflow, page: string): readonly StepText[] {
	const ids = table.purposes
		.filter((purpose) => purpose.page === page)
		.flatMap(({ tasks, full }) =>
			tasks.flatMap(({ step, cell }) =>
				step !== null ? [step] : full ? cell.steps.map((one) => one.step) : [],
			),
		);
	return [...new Set(ids)].flatMap((id) => steps.get(id) ?? []);
}
