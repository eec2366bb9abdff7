/** Elements of the finder: advice, a schema or stream with why it fits, what else there is. */
import { draftStreamPath, schemaDraftPath, searchPath } from '../../paths.ts';
import type { ShownAdvice } from '../../search/query/advice.ts';
import type { SearchResults } from '../../search/query/messages.ts';
import { GROUP_TITLES, RESULT_GROUPS, type ShownHit } from '../../search/query/present-hit.ts';
import { element, markedText } from '../page/dom.ts';

/** Rows shown. */
const MOST_ROWS = 6;

/** A hit, and the names of the schema or the streams that would say the same again. */
export interface MergedHit {
	readonly hit: ShownHit;
	readonly also: readonly ShownHit[];
}

/** Schemas and streams, each schema with its streams in the place of the best of them. */
export function mergedHits(hits: readonly ShownHit[]): MergedHit[] {
	const merged = new Map<string, { hit: ShownHit; also: ShownHit[] }>();
	for (const hit of hits) {
		if (hit.group !== 'stream' && hit.group !== 'schema') continue;
		const key = hit.schema === '' ? hit.id : hit.schema;
		const known = merged.get(key);
		if (known) known.also.push(hit);
		else merged.set(key, { hit, also: [] });
	}
	return [...merged.values()].slice(0, MOST_ROWS);
}

/** One row. `opened` is called when its link is followed. */
export function finderRow({ hit, also }: MergedHit, opened: () => void): HTMLElement {
	const link = element('a', { class: 'finding__name', href: hit.href }, ...markedText(hit.title));
	link.addEventListener('click', opened);
	const facts = [hit.group === 'schema' ? 'Schema' : 'Stream', ...hit.labels];
	const others = also.filter(({ group }) => group !== hit.group).slice(0, 3);
	return element(
		'li',
		{ class: 'finding' },
		element('p', { class: 'finding__head' }, link),
		element('p', { class: 'finding__facts' }, ...facts.map((fact) => element('span', {}, fact))),
		hit.summary.length === 0 || hit.summary.every(({ text }) => text === '')
			? null
			: element('p', { class: 'finding__summary' }, ...markedText(hit.summary)),
		questionLine(hit),
		...(hit.evidence.length === 0 ? [] : [evidenceList(hit)]),
		others.length === 0
			? null
			: element(
					'p',
					{ class: 'finding__also' },
					`${others[0]?.group === 'stream' ? 'Used by' : 'Its schema:'} `,
					...others.flatMap((other, at) => [
						at > 0 ? ', ' : '',
						element('a', { class: 'name', href: other.href }, other.name),
					]),
				),
		startOf(hit),
	);
}

/** What it answers that is near to what was asked; null where nothing is. */
export const questionLine = ({ question }: ShownHit): HTMLElement | null =>
	question.every(({ text }) => text === '')
		? null
		: element('p', { class: 'finding__question' }, 'Answers: ', ...markedText(question));

/** The way from a schema of events to a stream of one's own. */
const startOf = ({ group, name, labels }: ShownHit): HTMLElement | null =>
	group !== 'schema' || name === '' || labels.includes('fragment')
		? null
		: element(
				'p',
				{ class: 'finding__also' },
				element('a', { href: schemaDraftPath(name) }, 'Start a stream with this schema'),
			);

/** The fields that fit, each with its line. */
export function evidenceList({ evidence }: ShownHit): HTMLElement {
	return element(
		'ul',
		{ class: 'finding__fields', 'aria-label': 'Matching fields' },
		...evidence.map(({ name, href, summary }) =>
			element(
				'li',
				{},
				element('a', { class: 'name', href }, ...markedText(name)),
				summary.every(({ text }) => text === '') ? null : ' ',
				...markedText(summary),
			),
		),
	);
}

/** Advice, pinned above the rows. */
export function adviceCard({ title, text, links }: ShownAdvice): HTMLElement {
	return element(
		'li',
		{ class: 'finding finding--advice' },
		element('p', { class: 'finding__head' }, element('strong', {}, title)),
		element('p', { class: 'finding__summary' }, text),
		links.length === 0
			? null
			: element(
					'p',
					{ class: 'finding__links' },
					...links.map(({ label, href, isName }) =>
						element('a', { class: isName ? 'name' : null, href }, label),
					),
				),
	);
}

/** What else there is: the other kinds, and everything on the search page. */
export function elsewhereLine(answer: SearchResults, shown: number): (Node | string)[] {
	const others = RESULT_GROUPS.filter(
		(group) => group !== 'stream' && group !== 'schema' && answer.counts[group] > 0,
	);
	const first = answer.hits.find(({ group }) => group !== 'stream' && group !== 'schema');
	const parts: (Node | string)[] = [];
	if (shown === 0) parts.push(`No schema or stream fits “${answer.text}”. `);
	if (first && (shown === 0 || answer.hits[0] === first)) {
		parts.push(`${GROUP_TITLES[first.group].replace(/s$/, '')}: `);
		parts.push(
			element('a', { class: first.isName ? 'name' : null, href: first.href }, ...markedText(first.title)),
		);
		parts.push('. ');
	}
	const counts = others.map((group) => `${answer.counts[group]} ${GROUP_TITLES[group].toLowerCase()}`);
	parts.push(
		element(
			'a',
			{ href: searchPath(answer.text) },
			counts.length === 0 ? 'All results' : `All results, with ${counts.join(', ')}`,
		),
		' · Nothing fits? ',
		element('a', { href: draftStreamPath() }, 'Create a stream with a new schema'),
	);
	return parts;
}
