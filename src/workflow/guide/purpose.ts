/** What else may be done with a stream, made concrete: each purpose with its own checklist. Pure and browser-safe. */
import { guidePath, purposePath } from '../../paths.ts';
import { holds } from '../phases/conditions.ts';
import type { Purpose, PurposeTask } from '../phases/model.ts';
import type { Workflow } from '../phases/workflow.ts';
import type { Markup } from '../steps/markup.ts';
import { fillText, renderStep } from '../steps/render-step.ts';
import type { GuideContext } from '../subject/platform.ts';
import { partsOf } from '../subject/template.ts';
import { buildCell, consultOf, type GuideCell, type GuideConsult, purposeApplies } from './guide.ts';

/** What a purpose is, and whether it makes sense for a stream. */
export interface PurposeHead {
	readonly id: string;
	readonly title: string;
	readonly href: string;
	/** Why it makes no sense for the stream, a sentence without a full stop; null where it does. */
	readonly whyNot: string | null;
	/** True where the guide of the stream begins with it. */
	readonly opens: boolean;
}

/** A task of a purpose for one stream. */
export interface PurposeItem {
	/** `<purpose>/<milestone>/<track>`: what progress is remembered by. */
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly tracks: string;
	readonly consult: GuideConsult;
	/** Text of its own, in full; empty where the launch guide has it. */
	readonly body: readonly Markup[];
	/** The task of the launch guide that has the text. */
	readonly in: { readonly number: number; readonly title: string; readonly href: string } | null;
}

/** The guide of a stream for one purpose. */
export interface PurposeGuide extends PurposeHead {
	readonly says: string;
	/** Empty where it makes no sense for the stream. */
	readonly items: readonly PurposeItem[];
}

/** The purposes of a stream's guides without their tasks, in the order of the table. */
export function purposeHeads({ table }: Workflow, context: GuideContext): readonly PurposeHead[] {
	return table.purposes.map((purpose) => headOf(purpose, context));
}

/**
 * The guide of a stream for a purpose.
 *
 * @throws Error where the table has no such purpose
 */
export function buildPurpose(workflow: Workflow, context: GuideContext, id: string): PurposeGuide {
	const purpose = workflow.table.purposes.find((one) => one.id === id);
	if (purpose === undefined) throw new Error(`The phase table has no purpose ${id}.`);
	const head = headOf(purpose, context);
	return {
		...head,
		says: fillText(partsOf(purpose.says), context),
		items:
			head.whyNot === null ? purpose.tasks.flatMap((task) => itemOf(workflow, context, purpose, task)) : [],
	};
}

function headOf(purpose: Purpose, context: GuideContext): PurposeHead {
	const { subject, facts } = context;
	const applies = purposeApplies(purpose, context);
	return {
		id: purpose.id,
		title: purpose.title,
		href: purposePath(subject.name, purpose),
		whyNot: applies ? null : fillText(partsOf(purpose.because), context).trim().replace(/\.$/, ''),
		opens: applies && purpose.opensWhen !== null && holds(purpose.opensWhen, subject, facts),
	};
}

function itemOf(
	workflow: Workflow,
	context: GuideContext,
	purpose: Purpose,
	task: PurposeTask,
): readonly PurposeItem[] {
	const { milestone, cell, step } = task;
	// A page for all streams can afford every text.
	const isFull = purpose.full || purpose.shared;
	const head = {
		id: `${purpose.id}/${milestone.id}/${cell.tracks[0]?.id ?? 'all'}`,
		tracks: cell.tracks.length > 1 ? '' : (cell.tracks[0]?.title ?? ''),
		consult: task.consult ? consultOf(milestone, context) : [],
	};
	const own = step === null ? undefined : workflow.steps.get(step);
	if (own !== undefined) {
		return [
			{
				...head,
				title: fillText(own.title, context),
				summary: fillText(own.summary, context),
				body: renderStep(own, context.facts, context),
				in: null,
			},
		];
	}
	const made: GuideCell = buildCell(milestone, cell, workflow.steps, context);
	if (made.status === 'skip') return [];
	// The phase, not the milestone: a phase that is over shows its milestones only when somebody opens it.
	const [phase = ''] = milestone.id.split('/');
	const href = `${guidePath(context.subject.name)}#${phase}`;
	return [
		{
			...head,
			title: made.title,
			summary: made.summary,
			body: isFull ? made.body : [],
			in: isFull ? null : { number: milestone.number, title: milestone.title, href },
		},
	];
}
