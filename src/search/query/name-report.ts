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
import { suggestNames } from '../../catalog/names/suggestions.ts';
import { draftStreamPath, guidePath, streamPath } from '../../paths.ts';
import type { SearchIndex } from '../index/inverted-index.ts';
import type { SearchDocument, SearchKind } from '../index/model.ts';
import { type Nearness, nearNames } from '../index/near.ts';
import { isVersionWord, nameProper, stem, wordsOf } from '../index/tokenize.ts';
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
	readonly verdict: NameVerdict;
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
	/** Where to draft it; null where the name cannot be used. */
	readonly draft: string | null;
}

const BECAUSE: Readonly<Record<Nearness, string>> = {
	separators: 'other separators or capitals',
	version: 'the same name with another version',
	order: 'the same words in another order',
	typo: 'nearly the same letters',
	part: 'the same words behind another namespace',
};
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
		context = namingContext({ names, topicPrefixes, lake, configurationApi });
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
	const findings = checkStreamName(name, context);
	const verdict = nameVerdict(findings);
	const worst = findings[0];
	const other = findings.find((finding) => finding.other !== null)?.other ?? null;
	const derived = derivedNames(name, { ...context, topicPrefixes: index.rules.defaultTopicPrefixes });
	const near = nearStreams(index, name);
	const usable = verdict !== 'taken' && verdict !== 'invalid';
	return {
		name,
		verdict,
		headline: headlineOf(verdict, worst, near[0]),
		rules: checkedRules(findings),
		other: other === null ? null : { name: other, href: streamPath(other) },
		suggestions: suggestNames(name, context),
		near,
		topics: derived.topics,
		table: derived.table,
		addresses: addressesOf(name, verdict === 'taken', derived.configuration),
		draft: usable ? draftStreamPath(name) : null,
	};
}

/** Ways of being near in which one name is easily read for the other. */
const MISTAKABLE: ReadonlySet<string> = new Set([BECAUSE.separators, BECAUSE.order, BECAUSE.typo]);

function headlineOf(
	verdict: NameVerdict,
	worst: NameFinding | undefined,
	near: NearStream | undefined,
): string {
	if (verdict === 'free') {
		const free = 'Free: no stream has this name, and it keeps every rule.';
		if (!near || !MISTAKABLE.has(near.because)) return free;
		return `${free} But it is easily taken for ${near.name}: ${near.because}.`;
	}
	if (verdict === 'taken') return 'Taken: a stream has this name.';
	if (verdict === 'caught') return `Free, but caught by a pattern. ${worst?.message ?? ''}`.trim();
	if (verdict === 'invalid') return `Not possible: ${worst?.message ?? ''}`;
	return `Free, but it breaks a rule for new streams. ${worst?.message ?? ''}`.trim();
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

/** Names that could be taken for this one, then streams that speak of the same things. */
function nearStreams(index: SearchIndex, name: string): NearStream[] {
	const near = nearNames(index, name, STREAMS, MOST_NEAR).flatMap(({ document: at, why }) => {
		const document = index.documents[at];
		return document ? [{ document, because: BECAUSE[why] }] : [];
	});
	const known = new Set([name, ...near.map(({ document }) => document.name)]);
	const related = sameSubject(index, name).filter(({ document }) => !known.has(document.name));
	return [...near, ...related].slice(0, MOST_NEAR).map(({ document, because }) => ({
		name: document.name,
		href: streamPath(document.name),
		because,
		summary: document.summary,
	}));
}

/** Streams whose names share words with the name proper: perhaps one of them is what is needed. */
function sameSubject(index: SearchIndex, name: string): { document: SearchDocument; because: string }[] {
	const proper = wordsOf(nameProper(name, index.rules.lake.dropPrefixes));
	const words = proper.filter((word) => word.length > 2 && !isVersionWord(word));
	const { hits } = search(index, words.join(' '), { kinds: STREAMS, limit: 2 * MOST_NEAR });
	return hits.flatMap(({ document }) => {
		const stems = new Set(wordsOf(document.name).map(stem));
		const shared = words.filter((word) => stems.has(stem(word)));
		const enough = shared.length > 0 && shared.length >= Math.min(2, words.length);
		return enough ? [{ document, because: `also about ${shared.join(', ')}` }] : [];
	});
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
