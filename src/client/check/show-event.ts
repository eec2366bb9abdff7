/** One checked event as elements. All text is text nodes: what was pasted is never markup. */
import { type CheckedEvent, STEP_WORDS, VERDICT_WORDS } from '../../catalog/event/check-event.ts';
import type { EventNote } from '../../catalog/event/event-notes.ts';
import { streamPath, versionPath } from '../../paths.ts';
import { backquoted } from '../../text/backquoted.ts';
import { formatBytes } from '../../text/format.ts';
import { element } from '../page/dom.ts';

const STATES = {
	passed: { mark: '✓', word: 'passed' },
	failed: { mark: '✕', word: 'failed' },
	unknown: { mark: '–', word: 'not checked' },
} as const;

/** Notes that only say what happens anyway. */
const isQuiet = ({ kind }: EventNote): boolean => kind === 'filled' || kind === 'server-field';

const code = (text: string): HTMLElement => element('code', { class: 'name' }, text);

/** A sentence with what stands between backticks as code. */
const sentence = (text: string): Node[] =>
	backquoted(text).map((part) => (part.code ? code(part.text) : document.createTextNode(part.text)));

export interface ShownEvent {
	readonly number: number;
	/** Line of the pasted text, where events stand on lines. */
	readonly line: number | null;
	/** Whether the stream has a page. */
	readonly hasPage: boolean;
	/** The stream that was expected, where it is another. */
	readonly expected: string | null;
	readonly checked: CheckedEvent;
}

export function showEvent({ number, line, hasPage, expected, checked }: ShownEvent): HTMLElement {
	const { verdict, refusals, undecided, steps, notes } = checked;
	const { label, tone } = VERDICT_WORDS[verdict];
	const place = line === null ? `Event ${number}` : `Event ${number}, line ${line}`;
	const told = [
		...(expected === null
			? []
			: [item('warning', ['Its stream is not ', code(expected), ', which you expected.'])]),
		...notes.filter((note) => !isQuiet(note)).map(noteItem),
	];
	const quiet = notes.filter(isQuiet);
	return element(
		'li',
		{ class: 'check__event', 'data-verdict': verdict },
		element('h3', {}, `${place} `, element('span', { class: `chip chip--${tone}` }, label)),
		facts(checked, hasPage),
		...(undecided === null ? [] : [list([item('warning', sentence(undecided))])]),
		...(refusals.length === 0 ? [] : [heading('Why'), list(refusals.map(refusalItem))]),
		...(told.length === 0 ? [] : [heading('Worth knowing'), list(told)]),
		element(
			'details',
			{},
			element('summary', {}, 'The checks in their order'),
			element(
				'ol',
				{ class: 'check__steps' },
				...steps.map(({ step, state }) => stepItem(STEP_WORDS[step], state)),
			),
			...(quiet.length === 0
				? []
				: [element('ul', {}, ...quiet.map(({ message }) => element('li', {}, ...sentence(message))))]),
		),
	);
}

const heading = (text: string): HTMLElement => element('h4', {}, text);
const list = (items: readonly HTMLElement[]): HTMLElement =>
	element('ul', { class: 'check__reasons', role: 'list' }, ...items);
const item = (severity: string, children: readonly (Node | string)[]): HTMLElement =>
	element('li', { 'data-severity': severity }, ...children);

function facts({ stream, schema, service, bytes }: CheckedEvent, hasPage: boolean): HTMLElement {
	const parts: (Node | string)[] = [];
	const add = (...nodes: (Node | string)[]): void =>
		void parts.push(...(parts.length > 0 ? [' · '] : []), ...nodes);
	if (stream !== null) {
		add('Stream ', hasPage ? element('a', { href: streamPath(stream) }, code(stream)) : code(stream));
	}
	if (schema !== null) {
		const { title, version } = schema;
		add('Schema ', element('a', { href: versionPath(title, version) }, code(`${title} ${version}`)));
	}
	if (service !== null) add('Event service ', code(service));
	add(formatBytes(bytes));
	return element('p', { class: 'check__facts' }, ...parts);
}

function refusalItem({ path, rule, value, message, fix }: CheckedEvent['refusals'][number]): HTMLElement {
	// What a schema says is said of the field; everything else is a sentence of its own.
	const subject = rule === null ? [] : [path === '' ? 'The event' : code(path), ' '];
	const detail = [
		...(rule === null ? [] : ['Rule ', code(rule)]),
		...(value === null ? [] : [rule === null ? 'Value ' : '; value ', code(value)]),
	];
	return item('error', [
		...subject,
		...sentence(message),
		' ',
		...sentence(fix),
		...(detail.length === 0 ? [] : [element('small', {}, ...detail)]),
	]);
}

const noteItem = ({ kind, message, fix }: EventNote): HTMLElement =>
	item(kind === 'personal-data' || kind === 'missing-value' ? 'notice' : 'warning', [
		...sentence(message),
		' ',
		...sentence(fix),
	]);

function stepItem(text: string, state: keyof typeof STATES): HTMLElement {
	const { mark, word } = STATES[state];
	return element(
		'li',
		{ 'data-state': state },
		element('span', { class: 'check__mark', 'aria-hidden': 'true' }, mark),
		...sentence(text),
		element('span', { class: 'visually-hidden' }, `: ${word}`),
	);
}
