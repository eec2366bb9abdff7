import { isOfKind, type ProducerKind } from '../../model/producer-kind.ts';
import { bySeverity, SEVERITY } from '../../model/severity.ts';
import type { NameReport } from '../../search/query/name-report.ts';
import type { DraftFinding } from '../../workflow/draft/draft-findings.ts';
import type { Guide } from '../../workflow/guide/guide.ts';
import { phaseMarkup } from '../../workflow/guide/guide-markup.ts';
import type { SnippetName } from '../../workflow/snippets/index.ts';
import { renderSnippetAlone } from '../../workflow/steps/render-step.ts';
import type { GuideContext } from '../../workflow/subject/platform.ts';
import { toDom } from '../guide/markup-to-dom.ts';
import { addCopyButtons } from '../guide/step-code.ts';
import { element } from '../page/dom.ts';

/** The code that each sender needs. */
const CODE: Readonly<Record<ProducerKind, readonly SnippetName[]>> = {
	'eventlogging-js': ['eventlogging-names', 'code-eventlogging-js'],
	'eventlogging-php': ['code-eventlogging-php'],
	eventbus: ['code-eventbus'],
	'test-kitchen': ['code-test-kitchen'],
	android: ['code-android'],
	ios: ['code-ios'],
	app: ['code-android', 'code-ios'],
	eventgate: [],
	flink: ['code-flink'],
	http: ['code-http'],
	unknown: ['code-eventbus', 'code-http'],
};

/** Shows findings on the name and on the rest, worst first; says so where there are none. */
export function showFindings(
	place: Element,
	name: NameReport | null,
	findings: readonly DraftFinding[],
): void {
	const onName = (name?.rules ?? [])
		.filter(({ state }) => state !== 'kept')
		.map(({ state, message }) => ({ severity: state as DraftFinding['severity'], message }));
	const all = [...onName, ...findings].sort(bySeverity);
	const items = all.map(({ severity, message }) =>
		element(
			'li',
			{ 'data-severity': severity },
			element('strong', {}, `${SEVERITY[severity].label}: `),
			message,
		),
	);
	if (items.length === 0) {
		items.push(
			element(
				'li',
				{ 'data-severity': 'good' },
				'Nothing to fix: the draft keeps every rule that can be checked here.',
			),
		);
	}
	place.replaceChildren(element('ul', { class: 'draft__findings', role: 'list' }, ...items));
}

/** Shows settings and code. */
export function showCode(place: Element, context: GuideContext): void {
	const { subject } = context;
	const producer = subject.producers[0]?.kind ?? 'unknown';
	const sampled = isOfKind(producer, 'samples');
	const names: readonly SnippetName[] = [
		'php-entry',
		...(sampled ? (['php-entry-first-rate', 'beta-override'] as const) : []),
		...(subject.newSchema ? (['schema-skeleton'] as const) : []),
		...CODE[producer],
		'smoke-test-local',
	];
	place.replaceChildren(
		...names.map((name) => {
			const block = element('div', { class: 'step-text', 'data-snippet': name });
			block.append(toDom(renderSnippetAlone(name, context)));
			return block;
		}),
	);
	addCopyButtons(place);
}

/** Shows the guide; phases that were open stay open. */
export function showGuide(place: Element, guide: Guide): void {
	const open = new Set([...place.querySelectorAll<HTMLDetailsElement>('details[open]')].map(({ id }) => id));
	place.replaceChildren(
		...guide.phases.map((phase) => {
			const details = element(
				'details',
				{ class: 'phase', id: phase.id, 'data-phase': true },
				element('summary', { class: 'phase__head' }, element('h3', { class: 'phase__title' }, phase.title)),
			);
			details.open = open.has(phase.id);
			const body = element('div', { class: 'phase__body' });
			body.append(toDom(phaseMarkup(phase)));
			details.append(body);
			return details;
		}),
	);
	addCopyButtons(place);
}
