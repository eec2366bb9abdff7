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
	'eventlogging-php': ['eventlogging-names', 'code-eventlogging-php'],
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

/** Shows what is left to give, then what is wrong with what is given, worst first. */
export function showFindings(
	place: Element,
	name: NameReport | null,
	findings: readonly DraftFinding[],
): void {
	const left = findings.filter(({ missing }) => missing);
	const onName = (name?.rules ?? [])
		.filter(({ state }) => state !== 'kept')
		.map(({ state, message }) => ({ severity: state as DraftFinding['severity'], message }));
	const wrong = [...onName, ...findings.filter(({ missing }) => !missing)].sort(bySeverity);
	const list = (items: readonly HTMLElement[]): HTMLElement =>
		element('ul', { class: 'draft__findings', role: 'list' }, ...items);
	const parts: HTMLElement[] = [];
	if (left.length > 0) {
		const count = left.length === 1 ? '1 thing left' : `${left.length} things left`;
		parts.push(element('p', { class: 'draft__left' }, element('strong', {}, count)));
		parts.push(list(left.map(({ message }) => element('li', {}, message))));
	}
	if (wrong.length > 0) {
		parts.push(
			list(
				wrong.map(({ severity, message }) =>
					element(
						'li',
						{ 'data-severity': severity },
						element('strong', {}, `${SEVERITY[severity].label}: `),
						message,
					),
				),
			),
		);
	}
	if (parts.length === 0) {
		const text = 'Nothing to fix: the draft meets every rule that can be checked here.';
		parts.push(list([element('li', { 'data-severity': 'good' }, text)]));
	}
	place.replaceChildren(...parts);
}

/** Shows that an update failed: the page never stands still without a word. */
export function showFailure(place: Element, error: unknown): void {
	const text = `The draft could not be shown: ${error instanceof Error ? error.message : String(error)}. Your input is still in the form and in the address.`;
	place.replaceChildren(
		element(
			'ul',
			{ class: 'draft__findings', role: 'list' },
			element('li', { 'data-severity': 'error' }, text),
		),
	);
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
	const chosen = place.querySelector<HTMLElement>('[aria-selected="true"]')?.dataset['file'];
	const blocks = names.map((name) => {
		const block = element('div', {
			class: 'step-text',
			id: `file-${name}`,
			role: 'tabpanel',
			'data-snippet': name,
		});
		block.append(toDom(renderSnippetAlone(name, context)));
		return block;
	});
	addCopyButtons(element('div', {}, ...blocks));
	place.replaceChildren(tabList(names, names.find((name) => name === chosen) ?? names[0], blocks), ...blocks);
}

/** Files as tabs: one is shown; the arrow keys go from one to the next. */
function tabList(
	names: readonly SnippetName[],
	chosen: SnippetName | undefined,
	blocks: readonly HTMLElement[],
): HTMLElement {
	const tabs = names.map((name) =>
		element(
			'button',
			{ type: 'button', role: 'tab', 'data-file': name, 'aria-controls': `file-${name}` },
			FILE[name] ?? name,
		),
	);
	const show = (shown: number): void => {
		for (const [index, tab] of tabs.entries()) {
			tab.setAttribute('aria-selected', String(index === shown));
			tab.tabIndex = index === shown ? 0 : -1;
			const block = blocks[index];
			if (block) block.hidden = index !== shown;
		}
	};
	for (const [index, tab] of tabs.entries()) {
		tab.addEventListener('click', () => show(index));
		tab.addEventListener('keydown', ({ key }) => {
			const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
			if (step === 0) return;
			const next = (index + step + tabs.length) % tabs.length;
			show(next);
			tabs[next]?.focus();
		});
	}
	for (const [index, block] of blocks.entries())
		block.setAttribute('aria-label', tabs[index]?.textContent ?? '');
	show(Math.max(0, names.indexOf(chosen ?? 'php-entry')));
	return element('div', { class: 'draft__tabs', role: 'tablist', 'aria-label': 'Files' }, ...tabs);
}

/** What each piece of code is, as short as a tab. */
const FILE: Partial<Record<SnippetName, string>> = {
	'php-entry': 'Stream configuration',
	'php-entry-first-rate': 'First rate',
	'beta-override': 'Beta override',
	'schema-skeleton': 'current.yaml',
	'eventlogging-names': 'EventLogging names',
	'code-eventlogging-js': 'JavaScript',
	'code-eventlogging-php': 'PHP',
	'code-eventbus': 'PHP, EventBus',
	'code-test-kitchen': 'Test Kitchen',
	'code-android': 'Android',
	'code-ios': 'iOS',
	'code-flink': 'Flink',
	'code-http': 'HTTP',
	'smoke-test-local': 'Local test, curl',
};

/** Shows the guide; phases that were open stay open. */
export function showGuide(place: Element, guide: Guide): void {
	const open = new Set([...place.querySelectorAll<HTMLDetailsElement>('details[open]')].map(({ id }) => id));
	place.replaceChildren(
		...guide.phases.map((phase) => {
			const details = element(
				'details',
				{ id: phase.id, 'data-phase': true },
				element('summary', {}, element('h3', {}, phase.title)),
			);
			details.open = open.has(phase.id);
			const body = element('div');
			body.append(toDom(phaseMarkup(phase)));
			details.append(body);
			return details;
		}),
	);
	addCopyButtons(place);
}
