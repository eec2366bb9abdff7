/** Puts the values of the stream in the address in place of the example's, in a how-to. */
import { guidePath, streamPath } from '../../paths.ts';
import { exampleFact, exampleFactInCode, isExampleFact } from '../../workflow/how-to/example-fact.ts';
import type { GuideContext } from '../../workflow/subject/platform.ts';
import { element } from '../page/dom.ts';
import { chooseStream } from './stream-choice.ts';

export async function showStream(): Promise<void> {
	const chosen = await chooseStream();
	if (chosen === null) return;
	const { context } = chosen;
	const left = new Map<string, string>();
	for (const place of document.querySelectorAll<HTMLElement>('[data-example]')) fill(place, context, left);
	for (const rest of document.querySelectorAll('[data-example-rest]')) rest.remove();
	const { name } = context.subject;
	for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-example-link]')) {
		link.href = link.dataset['exampleLink'] === 'guide' ? guidePath(name) : streamPath(name);
	}
	explain(left);
}

/** @param left takes what the reader has to fill in */
function fill(place: HTMLElement, context: GuideContext, left: Map<string, string>): void {
	const fact = place.dataset['example'] ?? '';
	if (!isExampleFact(fact)) return;
	const inCode = place.closest('pre') !== null;
	const value = inCode ? exampleFactInCode(fact, context) : exampleFact(fact, context);
	if (typeof value === 'string') {
		place.textContent = value;
		return;
	}
	place.replaceChildren(element('mark', { class: 'placeholder', title: value.explanation }, value.token));
	left.set(value.token, value.explanation);
}

/** Says below the name of the stream what is left to fill in. */
function explain(left: ReadonlyMap<string, string>): void {
	if (left.size === 0) return;
	const items = [...left].map(([token, explanation]) =>
		element('li', {}, element('mark', { class: 'placeholder' }, token), `: ${explanation}`),
	);
	document.querySelector('[data-stream-choice]')?.append(element('ul', {}, ...items));
}
