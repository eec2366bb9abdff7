import type { Lifecycle } from '../../model/stream.ts';
import { evidencePath, workflowPath } from '../../paths.ts';
import { bullets, linkTo, page, plain } from '../../text/markdown.ts';
import type { UsedClaims } from '../claims/used.ts';
import { toMarkdown } from '../steps/markup-markdown.ts';
import type { Guide, GuideCell, GuideMilestone } from './guide.ts';
import { tracksOf } from './guide-markup.ts';
import type { PurposeHead } from './purpose.ts';
import { skippedLines } from './skipped-lines.ts';

type Url = (path: string) => string;

/** What a guide's page shows beside the guide. */
export interface GuideTwinParts {
	/** What else may be done with the stream. */
	readonly purposes: readonly PurposeHead[];
	readonly lifecycle: Lifecycle;
}

/**
 * A guide as Markdown: every phase, milestone and task in order.
 *
 * @param url makes the address of a path of the site
 */
export function guideMarkdown(guide: Guide, { purposes, lifecycle }: GuideTwinParts, url: Url): string {
	const launched = purposes.find(({ opens }) => opens);
	return page(
		`# Production guide: ${plain(guide.stream)}`,
		`Stage of the stream: **${plain(guide.opensAt.title)}**, ${plain(lifecycle.summary)}`,
		bullets(
			lifecycle.evidence.map(({ statement, location }) => {
				const file = location?.file.split('/').at(-1) ?? '';
				const label = location?.line ? `${file}:${location.line}` : file;
				const place = location?.url ? linkTo(plain(label), location.url) : plain(label);
				return `${plain(statement)} ${place}`.trim();
			}),
		),
		launched === undefined
			? ''
			: `${plain(guide.stream)} is in production. To work on what runs, begin with ${linkTo(plain(launched.title), url(launched.href))}; this is the way that a new stream takes.`,
		`What else may be done with it: ${purposes.map(({ title, href }) => linkTo(plain(title), url(href))).join(', ')}`,
		...guide.phases.flatMap(({ title, goal, milestones }) => [
			`## ${plain(title)}`,
			plain(goal),
			...milestones.flatMap((milestone) => milestoneParts(milestone, url)),
		]),
		factsLine(guide.claims, url),
	);
}

/** How old the facts of a guide are, and where they are shown with their sources. */
export function factsLine({ oldest, unverified, count }: UsedClaims, url: Url): string {
	const made = `Made from ${linkTo('the phase table', url(workflowPath()))}.`;
	if (oldest === null) return made;
	const without = unverified > 0 ? `; ${unverified} of ${count} have no public source` : '';
	return `Facts of this page were last checked on ${oldest} or later${without}: ${linkTo('evidence', url(evidencePath()))}. ${made}`;
}

function milestoneParts(milestone: GuideMilestone, url: Url): string[] {
	const { number, title, consult, cells } = milestone;
	const skipped = skippedLines(milestone).map(
		({ tracks, reason }) => `${tracks === '' ? 'Skipped' : `${plain(tracks)}: skipped`}. ${plain(reason)}.`,
	);
	return [
		`### ${number} ${plain(title)}`,
		bullets(
			consult.map(({ who, about }) => {
				const name = who.url === null ? plain(who.name) : linkTo(plain(who.name), who.url);
				return `Consult ${name} about ${plain(about)}.`;
			}),
		),
		...cells.flatMap((cell) => (cell.status === 'do' ? cellParts(cell, url) : [])),
		bullets(skipped),
	].filter((text) => text !== '');
}

function cellParts(cell: Extract<GuideCell, { status: 'do' }>, url: Url): string[] {
	const tracks = tracksOf(cell);
	return [
		`#### ${plain(cell.title)}${tracks === '' ? '' : ` (${plain(tracks)})`}`,
		cell.as === null
			? toMarkdown(cell.body, url, 5)
			: `${plain(cell.summary)}. The same as ${linkTo(plain(cell.as.label), cell.as.href.startsWith('/') ? url(cell.as.href) : cell.as.href)}.`,
	];
}
