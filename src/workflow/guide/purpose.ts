/** What else may be done with a stream, made concrete: each purpose with its own checklist. Pure and browser-safe. */
import { guidePath } from '../../paths.ts';
import { holds } from '../phases/conditions.ts';
import type { Purpose, PurposeTask } from '../phases/model.ts';
import type { Workflow } from '../phases/workflow.ts';
import { element, type Markup } from '../steps/markup.ts';
import { fillText, renderStep } from '../steps/render-step.ts';
import type { GuideContext } from '../subject/platform.ts';
import { partsOf } from '../subject/template.ts';
import { buildCell, type GuideCell } from './guide.ts';
import { taskHeading } from './guide-markup.ts';

/** A task of a purpose for one stream. */
export interface PurposeItem {
	/** `<purpose>/<milestone>/<track>`: what progress is remembered by. */
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly tracks: string;
	/** Text of its own, in full; empty where the launch guide has it. */
	readonly body: readonly Markup[];
	/** The task of the launch guide that has the text. */
	readonly in: { readonly number: number; readonly title: string; readonly href: string } | null;
}

export interface PurposeGuide {
	readonly id: string;
	readonly title: string;
	readonly says: string;
	/** The page below the guide, and the address with the place on it. */
	readonly page: string;
	readonly href: string;
	/** Why it makes no sense for the stream, a sentence without a full stop; null where it does. */
	readonly whyNot: string | null;
	/** True where the guide of the stream begins with it. */
	readonly opens: boolean;
	readonly items: readonly PurposeItem[];
}

/** The purposes of a stream's guides, in the order of the table. */
export function buildPurposes(workflow: Workflow, context: GuideContext): readonly PurposeGuide[] {
	const { subject, facts } = context;
	return workflow.table.purposes.map((purpose) => {
		const applies = purpose.when === null || holds(purpose.when, subject, facts);
		return {
			id: purpose.id,
			title: purpose.title,
			says: fillText(partsOf(purpose.says), context),
			page: purpose.page,
			href: guidePath(subject.name, purpose.page, purpose.id),
			whyNot: applies ? null : fillText(partsOf(purpose.because), context).trim().replace(/\.$/, ''),
			opens: applies && purpose.opensWhen !== null && holds(purpose.opensWhen, subject, facts),
			items: applies ? purpose.tasks.flatMap((task) => itemOf(workflow, context, purpose, task)) : [],
		};
	});
}

function itemOf(
	workflow: Workflow,
	context: GuideContext,
	purpose: Purpose,
	task: PurposeTask,
): readonly PurposeItem[] {
	const { milestone, cell, step } = task;
	const id = `${purpose.id}/${milestone.id}/${cell.tracks[0]?.id ?? 'all'}`;
	const tracks = cell.tracks.length > 1 ? '' : (cell.tracks[0]?.title ?? '');
	const own = step === null ? undefined : workflow.steps.get(step);
	if (own !== undefined) {
		return [
			{
				id,
				tracks,
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
			id,
			tracks,
			title: made.title,
			summary: made.summary,
			body: purpose.full ? made.body : [],
			in: purpose.full ? null : { number: milestone.number, title: milestone.title, href },
		},
	];
}

/** The checklist of a purpose as markup. */
export function purposeMarkup({ items }: PurposeGuide): readonly Markup[] {
	return items.map(({ id, title, summary, tracks, body, in: place }) =>
		element(
			'div',
			{ class: 'work', 'data-cell': id },
			taskHeading(title, tracks, 'h3'),
			...(place === null
				? body
				: [
						element(
							'p',
							{},
							`${summary}: `,
							element('a', { href: place.href }, `task ${place.number}, ${place.title}`),
							'.',
						),
					]),
		),
	);
}
