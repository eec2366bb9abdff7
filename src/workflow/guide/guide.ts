import { milestoneAnchor, purposePath } from '../../paths.ts';
import { type UsedClaims, usedClaims } from '../claims/used.ts';
import { holds } from '../phases/conditions.ts';
import type { Cell, Consultant, Milestone, Phase, PhaseTable, Purpose, Track } from '../phases/model.ts';
import type { Workflow } from '../phases/workflow.ts';
import type { Markup } from '../steps/markup.ts';
import { fillText, renderStep } from '../steps/render-step.ts';
import type { StepText } from '../steps/step-tree.ts';
import type { GuideContext } from '../subject/platform.ts';
import { partsOf } from '../subject/template.ts';

/** Where a text stands in full: an earlier milestone of the guide, or a guide of another purpose. */
export interface Elsewhere {
	readonly label: string;
	readonly href: string;
}

/** A piece of work of a stream, or why there is none. */
export type GuideCell =
	| {
			readonly status: 'do';
			/** `<phase>/<milestone>/<first track>`: what progress is remembered by. */
			readonly id: string;
			readonly tracks: readonly Track[];
			readonly step: string;
			readonly title: string;
			readonly summary: string;
			readonly body: readonly Markup[];
			/** Where the same text stands in full; `body` is then empty. */
			readonly as: Elsewhere | null;
	  }
	| {
			readonly status: 'skip';
			readonly id: string;
			readonly tracks: readonly Track[];
			/** A sentence without a full stop. */
			readonly reason: string;
	  };

export interface GuideMilestone {
	readonly id: string;
	readonly title: string;
	readonly number: number;
	/** `skip` where every cell falls away. */
	readonly status: 'do' | 'skip';
	readonly consult: GuideConsult;
	readonly cells: readonly GuideCell[];
}

/** Whom to talk to first, and about what. */
export type GuideConsult = readonly { readonly who: Consultant; readonly about: string }[];

export interface GuidePhase {
	readonly id: string;
	readonly title: string;
	readonly goal: string;
	/** What the stream's stage says of the phase: assumed complete, its own, or upcoming. */
	readonly stands: 'assumed' | 'here' | 'upcoming';
	readonly milestones: readonly GuideMilestone[];
}

/** The way of one stream to production. */
export interface Guide {
	readonly stream: string;
	/** The phase that it opens at, and why. */
	readonly opensAt: { readonly phase: string; readonly title: string; readonly because: string };
	readonly phases: readonly GuidePhase[];
	/** The facts that its texts tell. */
	readonly claims: UsedClaims;
	/** Number of cells to do and of cells that fall away. */
	readonly todo: number;
	readonly skipped: number;
}

/**
 * The phase table made concrete for a stream: every phase and milestone in order, each cell with its text in the
 * stream's own values or with the reason why it falls away. Pure and browser-safe.
 *
 * @throws Error where the table points at a step that is not there, which loading it has excluded
 */
export function buildGuide({ table, steps }: Workflow, context: GuideContext): Guide {
	const { lifecycle } = context.subject;
	// A phase that the table does not know (it was renamed) opens the guide at the beginning.
	const here = Math.max(
		0,
		table.phases.findIndex(({ id }) => id === lifecycle.phase),
	);
	const shown = elsewhere(table, steps, context);
	const explained = new Set<string>();
	const phases = table.phases.map(
		(phase, index): GuidePhase => ({
			id: phase.id,
			title: phase.title,
			goal: phase.goal,
			stands: index < here ? 'assumed' : index === here ? 'here' : 'upcoming',
			milestones: phase.milestones.map((milestone) =>
				buildMilestone(milestone, steps, context, shown, explained),
			),
		}),
	);
	const cells = phases.flatMap((phase) => phase.milestones.flatMap((milestone) => milestone.cells));
	const opens = table.phases[here] as Phase;
	return {
		stream: context.subject.name,
		opensAt: { phase: opens.id, title: opens.title, because: lifecycle.summary },
		phases,
		claims: usedClaims(
			[...shown.keys()].flatMap((id) => steps.get(id) ?? []),
			context.facts,
		),
		todo: cells.filter(({ status }) => status === 'do').length,
		skipped: cells.filter(({ status }) => status === 'skip').length,
	};
}

/** Whether a purpose makes sense for the stream. */
export const purposeApplies = ({ when }: Purpose, { subject, facts }: GuideContext): boolean =>
	when === null || holds(when, subject, facts);

/** What the guides of other purposes show in full; a draft has no such guides. */
function elsewhere(
	{ purposes }: PhaseTable,
	steps: ReadonlyMap<string, StepText>,
	context: GuideContext,
): Shown {
	const shown: Shown = new Map();
	if (context.subject.origin === 'draft') return shown;
	for (const purpose of purposes) {
		const { title, full, shared, tasks } = purpose;
		if (!full || shared || !purposeApplies(purpose, context)) continue;
		const href = purposePath(context.subject.name, purpose);
		for (const { milestone, cell, step } of tasks) {
			const made = step === null ? buildCell(milestone, cell, steps, context) : null;
			if (made?.status === 'do') shown.set(made.step, { label: title, href });
		}
	}
	return shown;
}

/** Texts that need not be shown again, with the place that shows each. */
type Shown = Map<string, Elsewhere>;

function buildMilestone(
	milestone: Milestone,
	steps: ReadonlyMap<string, StepText>,
	context: GuideContext,
	shown: Shown,
	explained: Set<string>,
): GuideMilestone {
	const cells = [
		...milestone.cells.map((cell) => buildCell(milestone, cell, steps, context, shown, explained)),
		...milestone.idle.map(
			({ track, because }): GuideCell => ({
				status: 'skip',
				id: `${milestone.id}/${track.id}`,
				tracks: [track],
				reason: fillText(partsOf(because), context),
			}),
		),
	];
	return {
		id: milestone.id,
		title: milestone.title,
		number: milestone.number,
		status: cells.some(({ status }) => status === 'do') ? 'do' : 'skip',
		consult: consultOf(milestone, context),
		cells,
	};
}

/** Whom a milestone consults about the stream. */
export function consultOf({ consult }: Milestone, context: GuideContext): GuideConsult {
	return consult
		.filter(({ when }) => when === null || holds(when, context.subject, context.facts))
		.map(({ who, about }) => ({ who, about: fillText(partsOf(about), context) }));
}

/** A cell for a stream: the text whose condition holds, or why there is none. A text stands in a guide once. */
export function buildCell(
	milestone: Milestone,
	cell: Cell,
	steps: ReadonlyMap<string, StepText>,
	context: GuideContext,
	shown: Shown = new Map(),
	explained: Set<string> = new Set(),
): GuideCell {
	const id = `${milestone.id}/${cell.tracks[0]?.id ?? 'all'}`;
	const { subject, facts } = context;
	const rule = cell.skip.find(({ when }) => holds(when, subject, facts));
	if (rule)
		return { status: 'skip', id, tracks: cell.tracks, reason: fillText(partsOf(rule.because), context) };
	const choice = cell.steps.find(({ when }) => when === null || holds(when, subject, facts));
	if (choice === undefined) {
		return { status: 'skip', id, tracks: cell.tracks, reason: `Nothing is described for ${subject.name}` };
	}
	const step = steps.get(choice.step);
	if (step === undefined)
		throw new Error(`The phase table points at the step ${choice.step}, which is not loaded.`);
	const before = shown.get(step.id);
	if (before === undefined) {
		shown.set(step.id, {
			label: `${milestone.number} ${milestone.title}`,
			href: `#${milestoneAnchor(milestone.id)}`,
		});
	}
	return {
		status: 'do',
		id,
		tracks: cell.tracks,
		step: step.id,
		title: fillText(step.title, context),
		summary: fillText(step.summary, context),
		body: before === undefined ? renderStep(step, facts, context, explained) : [],
		as: before ?? null,
	};
}
