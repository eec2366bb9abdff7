/** Everything that the page of the workflow shows beside the phase table. Pure. */
import type { Catalog } from '../../model/catalog.ts';
import { LIFECYCLE_STATE } from '../../model/lifecycle-state.ts';
import { howToPath, streamsPath } from '../../paths.ts';
import { type GuideGroup, HOW_TO_GROUPS, inReadingOrder } from '../how-to/order.ts';
import type { Workflow } from '../phases/workflow.ts';

/** A how-to as its list needs it. */
export interface ListedHowTo {
	readonly id: string;
	readonly data: {
		readonly group: GuideGroup;
		readonly order: number;
		readonly title: string;
		readonly description: string;
	};
}

/** Heading and explanation of where the streams stand, on the page and in its Markdown. */
export const STANDING = {
	title: 'Streams by rollout stage',
	says: 'The furthest phase that the configuration proves. Plans and local tests do not show there.',
} as const;

export interface WorkflowPageView {
	readonly workflow: Workflow;
	/** Number of milestones of all phases. */
	readonly milestones: number;
	/** How many streams stand in each phase, by the state that the configuration shows. */
	readonly standing: readonly {
		readonly id: string;
		readonly title: string;
		readonly states: readonly { readonly label: string; readonly count: number; readonly href: string }[];
	}[];
	/** The how-tos in reading order, without empty groups. */
	readonly groups: readonly {
		readonly group: string;
		readonly title: string;
		readonly members: readonly {
			readonly title: string;
			readonly description: string;
			readonly href: string;
		}[];
	}[];
}

export function workflowPage(
	workflow: Workflow,
	{ streams }: Pick<Catalog, 'streams'>,
	howTos: readonly ListedHowTo[],
): WorkflowPageView {
	const { phases } = workflow.table;
	const read = inReadingOrder(howTos);
	return {
		workflow,
		milestones: phases.reduce((sum, phase) => sum + phase.milestones.length, 0),
		standing: phases.map(({ id, title }) => {
			const here = streams.filter(({ lifecycle }) => lifecycle.phase === id);
			const states = Object.entries(LIFECYCLE_STATE)
				.map(([state, { label }]) => ({
					label,
					count: here.filter(({ lifecycle }) => lifecycle.state === state).length,
					href: streamsPath({ state }),
				}))
				.filter(({ count }) => count > 0);
			return { id, title, states };
		}),
		groups: Object.entries(HOW_TO_GROUPS)
			.map(([group, title]) => ({
				group,
				title,
				members: read
					.filter(({ data }) => data.group === group)
					.map(({ id, data }) => ({
						title: data.title,
						description: data.description,
						href: howToPath(id),
					})),
			}))
			.filter(({ members }) => members.length > 0),
	};
}
