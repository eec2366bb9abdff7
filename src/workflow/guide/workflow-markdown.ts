import {
	checkPath,
	draftStreamPath,
	milestoneAnchor,
	newStreamPath,
	stepsPath,
	streamsPath,
	workflowPath,
} from '../../paths.ts';
import { formatCount } from '../../text/format.ts';
import { bullets, linkTo, page, plain, table } from '../../text/markdown.ts';
import type { Workflow } from '../phases/workflow.ts';
import { toMarkdown } from '../steps/markup-markdown.ts';
import { fillText, renderStep } from '../steps/render-step.ts';
import type { GuideConfig } from '../subject/guide-config.ts';
import { stepsInOrder } from './steps-in-order.ts';
import { type TableCell, tableRows } from './table-rows.ts';
import { STANDING, type WorkflowPageView } from './workflow-page.ts';

type Url = (path: string) => string;

/**
 * The page of the workflow as Markdown: the phase table, where streams stand, and the how-tos.
 *
 * @param url makes the address of a path of the site
 */
export function workflowMarkdown(
	{ workflow, milestones, standing, groups }: WorkflowPageView,
	url: Url,
): string {
	const { phases, tracks } = workflow.table;
	return page(
		'# Workflow',
		`${phases.length} phases with ${milestones} milestones lead from a question to events in production. The tracks ${tracks.map(({ title }) => plain(title.toLowerCase())).join(', ')} run side by side. Every stream has this table as its own guide, with its own names, files and commands: its address is that of the ${linkTo('stream', url(streamsPath()))} with ${'`guide/`'} behind it. For a new one: ${linkTo('Draft a stream', url(draftStreamPath()))}, ${linkTo('Find a name', url(newStreamPath()))}, ${linkTo('Check an event', url(checkPath()))}.`,
		'## All phases',
		...phases.flatMap((phase) => [
			`### ${plain(phase.title)}`,
			plain(phase.goal),
			table(
				['#', 'Milestone', ...tracks.map(({ title }) => plain(title)), 'Consult first'],
				tableRows(workflow, phase).map(({ milestone, cells }) => [
					String(milestone.number),
					plain(milestone.title),
					...cells.flatMap((cell) => columns(cell, url)),
					milestone.consult
						.map(
							({ who }) =>
								`${plain(who.name)}${who.formerly === null ? '' : ` (formerly ${plain(who.formerly)})`}`,
						)
						.join(', '),
				]),
			),
		]),
		linkTo('All texts on one page', url(stepsPath())),
		`## ${plain(STANDING.title)}`,
		plain(STANDING.says),
		bullets(
			standing.map(
				({ title, states }) =>
					`${plain(title)}: ${states.length === 0 ? 'nothing that the configuration could show' : states.map(({ label, count, href }) => linkTo(`${plain(label)}: ${formatCount(count, 'stream')}`, url(href))).join(', ')}`,
			),
		),
		...groups.flatMap(({ title, members }) => [
			`## ${plain(title)}`,
			bullets(
				members.map(
					({ title: one, description, href }) => `${linkTo(plain(one), url(href))}: ${plain(description)}`,
				),
			),
		]),
	);
}

/** A cell of several columns stands in the first, and the others say so. */
function columns({ span, steps, idle }: TableCell, url: Url): readonly string[] {
	const text =
		idle !== null
			? `– ${plain(idle)}.`
			: steps
					.map(({ id, title, when }) => {
						const link = linkTo(plain(title), url(stepsPath(id)));
						return steps.length === 1
							? link
							: `${link} (${when === null ? 'for all other streams' : plain(when)})`;
					})
					.join('; ');
	return [text, ...Array.from({ length: span - 1 }, () => '←')];
}

/** All texts of steps in their general form as Markdown. */
export function stepsMarkdown(workflow: Workflow, facts: GuideConfig, url: Url): string {
	return page(
		'# Steps of the workflow',
		"Every step of the way to production in its general form. The guide of a stream shows it with the stream's own values.",
		...stepsInOrder(workflow).flatMap(({ phase, steps }) => [
			`## ${plain(phase.title)}`,
			...steps.flatMap(({ step, milestones }) => [
				`### ${plain(fillText(step.title, null))}`,
				milestones
					.map(({ id, number, title }) =>
						linkTo(`${number} ${plain(title)}`, url(`${workflowPath()}#${milestoneAnchor(id)}`)),
					)
					.join(', '),
				toMarkdown(renderStep(step, facts, null), url, 4),
			]),
		]),
	);
}
