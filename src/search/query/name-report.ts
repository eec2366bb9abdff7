/** What the name finder says of a name: verdict, rules, near names, suggestions, what would follow from it. Pure. */

import {
	checkStreamName,
	derivedNames,
	NAME_RULES,
	type NameFinding,
	type NameVerdict,
	type NamingContext,
	nameVerdict,
	namingContext,
} from '../../catalog/names/rules.ts';
import { namesFromWords, suggestNames } from '../../catalog/names/suggestions.ts';
import { draftStreamPath, guidePath, streamPath } from '../../paths.ts';
import { editDistance } from '../index/fuzzy.ts';
import type { SearchIndex } from '../index/inverted-index.ts';
import type { SearchDocument, SearchKind } from '../index/model.ts';
import { type NearName, nearNames } from '../index/near.ts';
import { isCommonWord } from '../index/prose.ts';
import { compactKey, isVersionWord, nameProper, stem, wordsOf } from '../index/tokenize.ts';
import { adviceFor, type ShownAdvice } from './advice.ts';
import { parseQuery } from './parse.ts';
import { search } from './query.ts';

/** A rule of the checklist, applied to one name. */
export interface CheckedRule {
	readonly rule: string;
	readonly demand: string;
	readonly state: 'kept' | 'error' | 'warning' | 'notice';
	/** What is wrong with this name; '' where nothing is. */
	readonly message: string;
}

export interface NearStream {
	readonly name: string;
	readonly href: string;
	/** In what way it is near. */
	readonly because: string;
	readonly summary: string;
}

export interface NameReport {
	readonly name: string;
	/** `words`: no name yet, but words of which names are made. */
	readonly verdict: NameVerdict | 'words';
	/** The verdict as one sentence. */
	readonly headline: string;
	readonly rules: readonly CheckedRule[];
	/** The stream that has the name or catches it, or whose table it would share. */
	readonly other: { readonly name: string; readonly href: string } | null;
	readonly suggestions: readonly string[];
	readonly near: readonly NearStream[];
	readonly topics: readonly string[];
	readonly table: string | null;
	/** Addresses that the stream would have, or has. */
	readonly addresses: readonly { readonly label: string; readonly href: string }[];
	/** What to use instead of a new stream, for some subjects. */
	readonly advice: readonly ShownAdvice[];
	/** Where to draft it; null where the name cannot be used. */
	readonly draft: string | null;
}

const STREAMS: ReadonlySet<SearchKind> = new Set(['stream']);

/** Near names that are shown. */
const MOST_NEAR = 6;

/** Made once per index. */
const contexts = new WeakMap<SearchIndex, NamingContext>();

function contextOf(index: SearchIndex): NamingContext {
	let context = contexts.get(index);
	if (!context) {
		const { topicPrefixes, lake, configurationApi } = index.rules;
		const names = index.documents.filter(({ kind }) => kind === 'stream').map(({ name }) => name);
		const retired = index.documents.flatMap(({ kind, name, facets }) =>
			kind === 'retired' ? [{ name, from: facets['from'] ?? '', until: facets['until'] ?? '' }] : [],
		);
		context = namingContext({ names, retired, topicPrefixes, lake, configurationApi });
		contexts.set(index, context);
	}
	return context;
}

/**
 * Reports on a name.
 *
 * @param typed as typed; white space at the ends is no part of a name
 */
export function reportName(index: SearchIndex, typed: string): NameReport {
	const name = typed.trim();
	const context = contextOf(index);
	const near = nearStreams(index, name);
	const advice = adviceFor(index, parseQuery(name.replace(/[._/-]+/g, ' ')));
	if (/\s/.test(name)) return reportWords(name, near, advice, context);
	const findings = checkStreamName(name, context);
	const verdict = nameVerdict(findings);
	const other = findings.find((finding) => finding.other !== null)?.other ?? null;
	const derived = derivedNames(name, { ...context, topicPrefixes: index.rules.defaultTopicPrefixes });
	const usable = verdict !== 'taken' && verdict !== 'invalid';
	return {
		name,
		verdict,
		headline: headlineOf(verdict, findings, near[0]),
		rules: checkedRules(findings),
		other: other === null ? null : { name: other, href: streamPath(other) },
		suggestions: suggestNames(name, context),
		near: near.map(shownNear),
		topics: derived.topics,
		table: derived.table,
		addresses: addressesOf(name, verdict === 'taken', derived.configuration),
		advice,
		draft: usable ? draftStreamPath(name) : null,
	};
}

/** Words are no name, and nothing is wrong with that: names are made of them, first where like streams are. */
function reportWords(
	name: string,
	near: readonly NearDocument[],
	advice: readonly ShownAdvice[],
	context: NamingContext,
): NameReport {
	const neighbours = near.map(({ document }) => document.name);
	return {
		name,
		verdict: 'words',
		headline: 'Words, not a name yet. Names made of them, in namespaces that are in use:',
		rules: [],
		other: null,
		suggestions: namesFromWords(name, neighbours, context),
		near: near.map(shownNear),
		topics: [],
		table: null,
		addresses: [],
		advice,
		draft: null,
	};
}

function headlineOf(
	verdict: NameVerdict,
	findings: readonly NameFinding[],
	near: NearDocument | undefined,
): string {
	if (verdict === 'free') {
		const free = 'Free: no stream has this name, and it meets all naming rules.';
		if (!near?.isMistakable) return free;
		return `${free} But it is easily taken for ${near.document.name}: ${near.because}.`;
	}
	if (verdict === 'taken') return 'Taken: a stream has this name.';
	const broken = findings.filter(({ severity }) => severity !== 'notice');
	const messages = broken.map(({ message }) => message).join(' ');
	const count = broken.length === 1 ? 'a rule' : `${broken.length} rules`;
	if (verdict === 'caught') return `Free, but it matches a wildcard stream. ${messages}`.trim();
	if (verdict === 'invalid') return `Not possible: it breaks ${count}. ${messages}`.trim();
	return `Free, but it breaks ${count} for new streams. ${messages}`.trim();
}

/** Every rule of the checklist; a broken one that the checklist does not list is added in front. */
function checkedRules(findings: readonly NameFinding[]): CheckedRule[] {
	const broken = new Map(findings.map((finding) => [finding.rule, finding]));
	const listed = NAME_RULES.map(({ rule, demand }): CheckedRule => {
		const finding = broken.get(rule);
		broken.delete(rule);
		return { rule, demand, state: finding?.severity ?? 'kept', message: finding?.message ?? '' };
	});
	const others = [...broken.values()].map(
		({ rule, severity, message }): CheckedRule => ({
			rule,
			demand: 'A valid name',
			state: severity,
			message,
		}),
	);
	return [...others, ...listed];
}

interface NearDocument {
	readonly document: SearchDocument;
	readonly because: string;
	/** One name is easily read for the other. */
	readonly isMistakable: boolean;
	readonly weight: number;
}

const shownNear = ({ document, because }: NearDocument): NearStream => ({
	name: document.name,
	href: streamPath(document.name),
	because,
	summary: document.summary,
});

/** Names that could be taken for this one and streams that speak of the same: shared words before like letters. */
function nearStreams(index: SearchIndex, name: string): NearDocument[] {
	const { dropPrefixes } = index.rules.lake;
	const words = subjectWords(name, dropPrefixes);
	const found = new Map<string, NearDocument>();
	const add = (document: SearchDocument, how: NearName | null): void => {
		if (document.name === name || found.has(document.name)) return;
		const theirs = new Set(subjectWords(document.name, dropPrefixes).map(stem));
		const shared = words.filter((word) => theirs.has(stem(word)));
		const share = words.length === 0 ? 0 : shared.length / Math.max(words.length, theirs.size);
		const because = how === null ? '' : reasonOf(how, name, document.name);
		if (because === '' && shared.length < Math.min(2, words.length)) return;
		const isMistakable = how !== null && how.why !== 'version' && how.why !== 'part';
		const closeness =
			how === null ? 0 : how.why === 'separators' || how.why === 'version' ? 2 : 0.4 * how.likeness;
		found.set(document.name, {
			document,
			because: because === '' ? `shares ${shared.map((word) => `“${word}”`).join(', ')}` : because,
			isMistakable,
			weight: share + closeness,
		});
	};
	for (const how of nearNames(index, name, STREAMS, 2 * MOST_NEAR)) {
		const document = index.documents[how.document];
		if (document) add(document, how);
	}
	const { hits } = search(index, words.join(' '), { kinds: STREAMS, limit: 2 * MOST_NEAR });
	for (const { document } of hits) add(document, null);
	return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_NEAR);
}

/** The words that say what a name is about. */
function subjectWords(name: string, dropPrefixes: readonly string[]): string[] {
	const subject = /\s/.test(name) ? name : nameProper(name, dropPrefixes);
	return wordsOf(subject).filter((word) => word.length > 2 && !isVersionWord(word) && !isCommonWord(word));
}

function reasonOf({ why }: NearName, name: string, other: string): string {
	if (why === 'separators') return 'other separators or capitals';
	if (why === 'version') return 'the same name with another version';
	if (why === 'part') return 'the same words behind another namespace';
	const letters = editDistance(compactKey(name), compactKey(other), 6);
	// A plural is found as the same words, and is one letter off.
	if (why === 'order' && letters > 2) return 'the same words in another order';
	return letters === 1 ? 'one letter differs' : `${letters} letters differ`;
}

function addressesOf(
	name: string,
	taken: boolean,
	configuration: string | null,
): { label: string; href: string }[] {
	return [
		{ label: 'Page in this catalog', href: streamPath(name) },
		{ label: 'Guide in this catalog', href: guidePath(name) },
		...(configuration === null
			? []
			: [{ label: taken ? 'Live configuration' : 'Live configuration, once declared', href: configuration }]),
	];
}
