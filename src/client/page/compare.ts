/** The page that compares two schemas: reads both names from the URL, loads just those two, and says what differs. */

import {
	type CompatibilityReport,
	checkCompatibility,
} from '../../catalog/schema/compare/check-compatibility.ts';
import {
	DIFFERENCE_GROUPS,
	DIFFERENCE_MARKS,
	describeDifference,
	VERDICT_WORDS,
} from '../../catalog/schema/compare/describe-difference.ts';
import { parseExactJson } from '../../formats/json/parse-exact-json.ts';
import type { ClassifiedDifference, CompatibilityVerdict } from '../../model/difference.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { comparePath, versionJsonPath, versionPath, versionsJsonPath } from '../../paths.ts';
import { formatCount } from '../../text/format.ts';
import { element } from './dom.ts';

interface Named {
	readonly title: string;
	readonly version: string;
}
type Versions = Readonly<Record<string, readonly string[]>>;

/** Suggestions offered at once. */
const SUGGESTIONS = 40;

/** `mediawiki/page/change/1.2.0`, with or without a slash before it; `latest` stands for the newest version. */
function readName(text: string, versions: Versions): Named | string {
	const path = text.trim().replace(/^\/+|\/+$/g, '');
	const known = (title: string) => (Object.hasOwn(versions, title) ? (versions[title] ?? []) : null);
	const whole = known(path)?.at(-1);
	if (whole !== undefined) return { title: path, version: whole };
	const title = path.slice(0, Math.max(0, path.lastIndexOf('/')));
	const stated = path.slice(title.length + 1);
	const list = known(title);
	if (list === null) return `There is no schema “${path}” in this catalog.`;
	const version = stated === 'latest' ? list.at(-1) : list.find((one) => one === stated);
	return version === undefined
		? `The schema ${title} has no version ${stated}; it has ${list.join(', ')}.`
		: { title, version };
}

async function load({ title, version }: Named): Promise<JsonObject> {
	const answer = await fetch(versionJsonPath(title, version));
	if (!answer.ok) throw new Error(`The schema ${title} ${version} could not be loaded (${answer.status}).`);
	const schema = parseExactJson(await answer.text());
	if (!isObject(schema)) throw new Error(`The schema ${title} ${version} is not an object.`);
	return schema;
}

const chip = (label: string, tone: string, title: string): HTMLElement =>
	element('span', { class: `chip chip--${tone}`, title }, label);

function differenceItem(difference: ClassifiedDifference, { tightened, isMajor }: Reading): HTMLElement {
	const { parts, texts } = describeDifference(difference);
	const item = element(
		'li',
		{ class: 'difference' },
		...parts.map((part) => (typeof part === 'string' ? part : element('code', { class: 'name' }, part.code))),
	);
	const { forbidden, tightens } = DIFFERENCE_MARKS;
	if (difference.forbidden) {
		item.append(' ', chip(forbidden.label, isMajor ? 'neutral' : 'error', forbidden.meaning));
	}
	if (tightened.has(difference)) item.append(' ', chip(tightens.label, 'warning', tightens.meaning));
	if (texts !== null) {
		const before = element('del', { class: 'difference__text' }, texts.before || '(none)');
		const after = element('ins', { class: 'difference__text' }, texts.after || '(none)');
		const both = element('div', { class: 'difference__texts' }, before, after);
		item.append(element('details', {}, element('summary', {}, 'Before and after'), both));
	}
	return item;
}

function schemaLink({ title, version }: Named): HTMLElement {
	return element(
		'a',
		{ href: versionPath(title, version) },
		element('code', { class: 'name' }, `${title} ${version}`),
	);
}

/** What the rule for versions of one schema makes of a comparison; it has no say on two schemas. */
interface Reading {
	readonly tightened: ReadonlySet<ClassifiedDifference>;
	readonly differences: readonly ClassifiedDifference[];
	readonly isMajor: boolean;
}

function readingOf(a: Named, b: Named, judgement: CompatibilityReport): Reading {
	if (a.title !== b.title) {
		const differences = judgement.differences.map((difference) => ({ ...difference, forbidden: false }));
		return { differences, tightened: new Set(), isMajor: false };
	}
	const isMajor = a.version.split('.')[0] !== b.version.split('.')[0];
	return {
		differences: judgement.differences,
		tightened: new Set(isMajor ? [] : judgement.tightened),
		isMajor,
	};
}

function verdictOf(a: Named, b: Named, verdict: CompatibilityVerdict): HTMLElement {
	if (a.title !== b.title) {
		const text =
			'Two different schemas: what the second has against the first. The compatibility test is for versions of one schema, so there is no verdict.';
		return element('p', {}, text);
	}
	const { label, meaning, tone } = VERDICT_WORDS[verdict];
	return element('p', {}, chip(label, tone, meaning), ' ', meaning);
}

function show(result: HTMLElement, a: Named, b: Named, judgement: CompatibilityReport): void {
	const reading = readingOf(a, b, judgement);
	const heading = element('h2', {}, 'From ', schemaLink(a), ' to ', schemaLink(b));
	result.replaceChildren(heading, verdictOf(a, b, reading.isMajor ? 'major' : judgement.verdict));
	for (const { title, kinds } of DIFFERENCE_GROUPS) {
		const items = reading.differences.filter(({ kind }) => kinds.has(kind));
		if (items.length === 0) continue;
		const count = element('span', { class: 'difference-group__count' }, String(items.length));
		result.append(
			element(
				'details',
				{ class: 'difference-group', open: true },
				element('summary', {}, element('h3', {}, `${title} `, count)),
				element(
					'ul',
					{ class: 'differences', role: 'list' },
					...items.map((item) => differenceItem(item, reading)),
				),
			),
		);
	}
	if (reading.differences.length === 0) {
		result.append(element('p', {}, 'The two are the same in all that is compared here.'));
	}
}

/** The page's own elements; null where the script runs somewhere else. */
function parts() {
	const form = document.querySelector<HTMLFormElement>('form[data-compare]');
	const result = document.querySelector<HTMLElement>('[data-compare-result]');
	const status = document.querySelector<HTMLElement>('[data-compare-status]');
	const a = form?.querySelector<HTMLInputElement>('input[name="a"]');
	const b = form?.querySelector<HTMLInputElement>('input[name="b"]');
	return form && result && status && a && b ? { form, result, status, a, b } : null;
}

/** Offers names that contain what is typed; every version once a title is complete. */
function suggest(input: HTMLInputElement, list: HTMLDataListElement, versions: Versions): void {
	const typed = input.value.trim().replace(/^\/+/, '').toLowerCase();
	const options: string[] = [];
	for (const [title, all] of Object.entries(versions)) {
		const lower = title.toLowerCase();
		if (!lower.includes(typed) && !typed.startsWith(`${lower}/`)) continue;
		const wanted = typed.startsWith(lower) ? all.toReversed() : all.slice(-1);
		options.push(...wanted.map((version) => `${title}/${version}`));
		if (options.length >= SUGGESTIONS) break;
	}
	list.replaceChildren(...options.slice(0, SUGGESTIONS).map((value) => element('option', { value })));
}

async function start(): Promise<void> {
	const page = parts();
	if (page === null) return;
	const { form, result, status, a, b } = page;
	let run = 0;
	const { versionsByTitle: versions } = (await (await fetch(versionsJsonPath())).json()) as {
		versionsByTitle: Versions;
	};

	async function compare(): Promise<void> {
		const turn = ++run;
		if (a.value.trim() === '' || b.value.trim() === '') return;
		const [first, second] = [readName(a.value, versions), readName(b.value, versions)];
		const fault = [first, second].find((name) => typeof name === 'string');
		if (typeof first === 'string' || typeof second === 'string') {
			result.replaceChildren();
			status.textContent = fault === undefined ? '' : String(fault);
			return;
		}
		status.textContent = 'Loading…';
		try {
			const [older, newer] = await Promise.all([load(first), load(second)]);
			if (turn !== run) return;
			const judgement = checkCompatibility(older, newer);
			show(result, first, second, judgement);
			const count = judgement.differences.length;
			status.textContent = formatCount(count, 'difference');
		} catch (error) {
			if (turn === run) status.textContent = error instanceof Error ? error.message : String(error);
		}
	}

	/** Takes both names from the URL. */
	function fromUrl(): void {
		const query = new URLSearchParams(location.search);
		a.value = query.get('a') ?? '';
		b.value = query.get('b') ?? '';
		void compare();
	}

	form.addEventListener('submit', (event) => {
		event.preventDefault();
		history.pushState(null, '', comparePath(a.value.trim(), b.value.trim()));
		void compare();
	});
	form.querySelector('[data-compare-swap]')?.addEventListener('click', () => {
		[a.value, b.value] = [b.value, a.value];
		form.requestSubmit();
	});
	for (const input of [a, b]) {
		const list = element('datalist', { id: `${input.id}-names` });
		form.append(list);
		input.setAttribute('list', list.id);
		input.addEventListener('input', () => suggest(input, list, versions));
		suggest(input, list, versions);
	}
	addEventListener('popstate', fromUrl);
	fromUrl();
}

await start();
