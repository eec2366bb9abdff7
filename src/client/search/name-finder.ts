/** The name finder: every change of the name is judged in the search worker; the address keeps the name. */

import { newStreamPath, schemasPath, streamsPath } from '../../paths.ts';
import type { CheckedRule, NameReport, NearStream } from '../../search/query/name-report.ts';
import { plural } from '../../text/format.ts';
import { button } from '../page/button.ts';
import { element } from '../page/dom.ts';
import { SearchClient } from './client.ts';
import { adviceCard } from './finder-parts.ts';

const PAUSE_MS = 500;

function find<E extends Element>(selector: string): E {
	const found = document.querySelector<E>(selector);
	if (!found) throw new Error(`The name finder lacks ${selector}.`);
	return found;
}

const form = find<HTMLFormElement>('[data-name-finder]');
const input = find<HTMLInputElement>('#stream-name');
const verdict = find<HTMLElement>('#name-verdict');
const verdictText = find<HTMLElement>('[data-verdict-text]');
const actions = find<HTMLElement>('[data-verdict-actions]');
const near = find<HTMLElement>('[data-near]');
const becomes = find<HTMLElement>('[data-becomes]');
const advice = find<HTMLElement>('[data-name-advice]');
const status = find<HTMLElement>('[data-name-status]');
const rules = new Map(
	[...document.querySelectorAll<HTMLElement>('[data-rule]')].map((item) => [
		item.dataset['rule'] ?? '',
		item,
	]),
);
const empty = {
	text: verdictText.textContent ?? '',
	near: [...near.childNodes],
	becomes: [...becomes.childNodes],
};

let pause: ReturnType<typeof setTimeout> | undefined;
const client = new SearchClient('name', { answered: show, failed: showFailure });

function judge(): void {
	const name = input.value.trim();
	clearTimeout(pause);
	// Some browsers refuse more than a hundred changes of the address in half a minute.
	pause = setTimeout(() => {
		history.replaceState(null, '', newStreamPath(name));
		status.textContent = name === '' ? '' : (verdictText.textContent ?? '');
	}, PAUSE_MS);
	if (name === '') {
		client.cancel();
		showNothing();
	} else client.ask(name);
}

function showNothing(): void {
	verdict.dataset['verdict'] = 'empty';
	verdictText.textContent = empty.text;
	actions.hidden = true;
	near.replaceChildren(...empty.near);
	becomes.replaceChildren(...empty.becomes);
	advice.replaceChildren();
	for (const item of rules.values()) item.dataset['state'] = 'idle';
	for (const rule of rules.keys()) showRule({ rule, demand: '', state: 'kept', message: '' }, 'idle');
}

function show(report: NameReport): void {
	verdict.dataset['verdict'] = report.verdict;
	verdictText.replaceChildren(report.headline);
	showActions(report);
	for (const item of rules.values()) item.dataset['state'] = 'idle';
	for (const rule of report.rules) showRule(rule, rule.state);
	if (report.rules.length === 0)
		for (const rule of rules.keys()) showRule({ rule, demand: '', state: 'kept', message: '' }, 'idle');
	advice.replaceChildren(...report.advice.map(adviceCard));
	near.replaceChildren(
		report.near.length === 0
			? element('p', { class: 'subtle' }, 'No stream has a similar name or is about the same.')
			: element('ul', { class: 'near', role: 'list' }, ...report.near.map(nearItem)),
	);
	becomes.replaceChildren(...(report.verdict === 'words' ? empty.becomes : consequences(report)));
}

function showActions({ draft, other, suggestions }: NameReport): void {
	const parts: HTMLElement[] = [];
	if (draft !== null)
		parts.push(button('Create this stream', { href: draft, action: 'progressive', weight: 'primary' }));
	if (other !== null) parts.push(button(`Open ${other.name}`, { href: other.href }));
	for (const name of suggestions) {
		const use = button(`Try ${name}`);
		use.addEventListener('click', () => {
			input.value = name;
			input.focus();
			judge();
		});
		parts.push(use);
	}
	actions.replaceChildren(...parts);
	actions.hidden = parts.length === 0;
}

const STATE_WORDS = {
	idle: '',
	kept: ': kept',
	error: ': broken',
	warning: ': broken, a warning',
	notice: ': worth a thought',
} as const;

function showRule({ rule, message }: CheckedRule, state: keyof typeof STATE_WORDS): void {
	const item = rules.get(rule);
	if (!item) return;
	item.dataset['state'] = state;
	const words = item.querySelector('[data-rule-state]');
	if (words) words.textContent = STATE_WORDS[state];
	const shown = item.querySelector<HTMLElement>('[data-rule-message]');
	if (!shown) return;
	shown.textContent = message;
	shown.hidden = message === '';
}

function nearItem({ name, href, because, summary }: NearStream): HTMLElement {
	return element(
		'li',
		{},
		element('a', { class: 'name', href }, name),
		element('span', { class: 'near__because' }, because),
		summary === '' ? null : element('p', {}, summary),
	);
}

function consequences({ topics, table, addresses, verdict: found }: NameReport): HTMLElement[] {
	const row = (term: string, ...values: readonly (Node | string)[]): HTMLElement =>
		element('div', {}, element('dt', {}, term), ...values.map((value) => element('dd', {}, value)));
	const name = (text: string): HTMLElement => element('code', { class: 'name' }, text);
	// Only pages that exist are links.
	const exists = found === 'taken';
	return [
		element(
			'dl',
			{ class: 'becomes' },
			row(plural(topics.length, 'Kafka topic'), ...topics.map(name)),
			...(table === null ? [] : [row('Data Lake table', name(table))]),
			...addresses.map(({ label, href }) =>
				row(label, exists ? element('a', { class: 'name', href }, href) : name(href)),
			),
		),
	];
}

function showFailure(message: string): void {
	verdict.dataset['verdict'] = 'failed';
	const again = button('Try again');
	again.addEventListener('click', () => {
		client.retry();
		judge();
	});
	verdictText.replaceChildren(
		`The names did not load, so nothing can be said of this one. ${message} Look through `,
		element('a', { href: streamsPath() }, 'all streams'),
		' or ',
		element('a', { href: schemasPath() }, 'all schemas'),
		' instead. ',
		again,
	);
	actions.hidden = true;
	status.textContent = 'The names did not load.';
}

form.addEventListener('submit', (event) => event.preventDefault());
input.addEventListener('input', judge);
addEventListener('popstate', () => {
	input.value = new URLSearchParams(location.search).get('name') ?? '';
	judge();
});

input.value = new URLSearchParams(location.search).get('name') ?? '';
client.load();
if (input.value === '') input.focus();
else judge();
