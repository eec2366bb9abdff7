/** What pages show of the workflow: the phase table, its texts and the facts behind them. */
import type { Catalog } from '../model/catalog.ts';
import type { Claims } from '../model/claim.ts';
import type { Stream } from '../model/stream.ts';
import { guidePath, slug } from '../paths.ts';
import { type UsedClaims, usedClaims } from '../workflow/claims/used.ts';
import { buildGuide, type Guide, purposeApplies } from '../workflow/guide/guide.ts';
import {
	buildPurpose,
	type PurposeGuide,
	type PurposeHead,
	purposeHeads,
} from '../workflow/guide/purpose.ts';
import type { Purpose } from '../workflow/phases/model.ts';
import type { Workflow } from '../workflow/phases/workflow.ts';
import type { GuideConfig } from '../workflow/subject/guide-config.ts';
import { defaultEnvironment, type GuideContext } from '../workflow/subject/platform.ts';
import { subjectOfStream } from '../workflow/subject/subject-of-stream.ts';
import { getProject, type SiteProject } from './catalog.ts';

export interface SiteWorkflow {
	readonly catalog: Catalog;
	readonly workflow: Workflow;
	readonly facts: GuideConfig;
	readonly claims: Claims;
	readonly shared: SiteProject['shared'];
}

/** The workflow with the catalog that its guides are about. */
export async function getWorkflow(): Promise<SiteWorkflow> {
	const { catalog, workflow, facts, claims, shared } = await getProject();
	return { catalog, workflow, claims, facts, shared };
}

/** What guides of a stream of the catalog are made for. */
export function contextOf({ catalog, workflow, facts, shared }: SiteWorkflow, stream: Stream): GuideContext {
	return shared('guide context', stream, () => {
		const schema = catalog.schemaByTitle.get(stream.schemaTitle ?? '') ?? null;
		const subject = subjectOfStream(stream, schema, defaultEnvironment(facts));
		return { subject, facts, rates: workflow.table.rates };
	});
}

/** The launch guide of a stream of the catalog. */
export const guideOf = (site: SiteWorkflow, stream: Stream): Guide =>
	site.shared('guide', stream, () => buildGuide(site.workflow, contextOf(site, stream)));

/** What else may be done with a stream, without the tasks. */
export const purposesOf = (site: SiteWorkflow, stream: Stream): readonly PurposeHead[] =>
	site.shared('purposes', stream, () => purposeHeads(site.workflow, contextOf(site, stream)));

/** The guide of a stream for a purpose. */
export const purposeOf = (site: SiteWorkflow, stream: Stream, id: string): PurposeGuide =>
	buildPurpose(site.workflow, contextOf(site, stream), id);

/** Address of the guide that a stream begins with: a purpose where it runs, the launch where it does not. */
export const guideStart = (site: SiteWorkflow, stream: Stream): string =>
	purposesOf(site, stream).find(({ opens }) => opens)?.href ?? guidePath(stream.name);

const factsOfPurposes = new WeakMap<Purpose, UsedClaims>();

/** The facts that the texts of a purpose tell; the same for all streams. */
export function purposeFacts({ workflow: { steps }, facts }: SiteWorkflow, purpose: Purpose): UsedClaims {
	const known = factsOfPurposes.get(purpose);
	if (known !== undefined) return known;
	const ids = purpose.tasks.flatMap(({ step, cell }) =>
		step !== null ? [step] : purpose.full || purpose.shared ? cell.steps.map((one) => one.step) : [],
	);
	const made = usedClaims(
		[...new Set(ids)].flatMap((id) => steps.get(id) ?? []),
		facts,
	);
	factsOfPurposes.set(purpose, made);
	return made;
}

/** The pages of purposes that a stream has of its own: where each purpose makes sense for the stream. */
export function ownPurposePages(site: SiteWorkflow): {
	readonly params: { slug: string; purpose: string };
	readonly props: { stream: Stream; purpose: Purpose };
}[] {
	const own = site.workflow.table.purposes.filter(({ shared }) => !shared);
	return site.catalog.streams.flatMap((stream) => {
		const context = contextOf(site, stream);
		return own
			.filter((purpose) => purposeApplies(purpose, context))
			.map((purpose) => ({
				params: { slug: slug(stream.name), purpose: purpose.page },
				props: { stream, purpose },
			}));
	});
}
