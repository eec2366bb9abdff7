/** What the ranking looks at: for a query and a document, one number per feature. */
import type { NameView, SearchIndex } from '../index/inverted-index.ts';
import type { SearchDocument, SearchKind } from '../index/model.ts';
import type { Candidate } from './candidates.ts';
import { inOrder, likeness, nameShare, pairShare, questionShare, textShare } from './name-likeness.ts';
import type { Query } from './parse.ts';
import type { MatchedTerms } from './query-expansion.ts';

/** Features that weigh differently in a sentence, where names say little, and in a name or a few words. */
const OF_TEXT = [
	'coverage',
	'coverage squared',
	'held',
	'name coverage',
	'name share',
	'text share',
	'pair share',
	'question share',
	'field uses',
	'schema uses',
	'schema',
	'stream',
	'field',
	'guide',
	'step',
	'setting',
	'page',
] as const;
const OTHERS = [
	'likeness',
	'in order',
	'fuse',
	'hinted kind',
	'task guide',
	'task step',
	'task setting',
	'task field',
	'task other',
	'attribute field',
	'head of field',
	'yes or no',
	'words field',
	'rare field',
	'deep field',
	'slash schema',
	'dotted name',
	'fragment',
	'advised',
	'variant not asked for',
] as const;

type OfText = (typeof OF_TEXT)[number];
export type Feature = OfText | `sentence ${OfText}` | (typeof OTHERS)[number];

/** Schemas that a rare field is in, at most. */
const RARE_USES = 3;

/** The features of a document that are not zero. */
export function featuresOf(
	index: SearchIndex,
	query: Query,
	{ document: at, coverage, nameCoverage, held }: Candidate,
	matchedTerms: MatchedTerms,
	advised: ReadonlySet<string>,
): [Feature, number][] {
	const document = index.documents[at];
	if (!document) return [];
	const { kind, uses } = document;
	const name = index.nameOf(at);
	const ofText: [OfText, number][] = [
		['coverage', coverage],
		['coverage squared', coverage * coverage],
		['held', held * held],
		['name coverage', nameCoverage * nameCoverage],
		['name share', nameCoverage * nameShare(index, name, matchedTerms)],
		['text share', textShare(index, at, matchedTerms)],
		['pair share', pairShare(index, query, at)],
		['question share', questionShare(index, query, at, matchedTerms)],
		// A name that is gone stands behind what is there today: it has the weight of the least likely kind.
		[kind === 'retired' ? 'field' : kind, 1],
	];
	if (kind === 'field') ofText.push(['field uses', Math.log2(1 + uses)]);
	if (kind === 'schema') ofText.push(['schema uses', Math.log2(1 + uses)]);
	const others: [Feature, number][] = [
		['likeness', likeness(query, document, name)],
		['in order', coverage + nameCoverage > 1.2 ? inOrder(query, name) : 0],
		...soundFeatures(query, document, name),
		...shapeFeatures(query, document),
		['advised', advised.has(document.name) ? 1 : 0],
		['variant not asked for', isOtherVariant(query, name) ? 1 : 0],
	];
	const own = ofText.map(([feature, value]): [Feature, number] => [
		query.isSentence ? `sentence ${feature}` : feature,
		value,
	]);
	return [...own, ...others].filter(([, value]) => value !== 0);
}

/** What the sound of the text says for or against a kind of document. */
function soundFeatures(
	{ sounds, hints }: Query,
	document: SearchDocument,
	name: NameView,
): [Feature, number][] {
	const { kind } = document;
	const features: [Feature, number][] = hints.has(kind) ? [['hinted kind', 1]] : [];
	if (sounds.kind === 'task') {
		const isProse: Partial<Record<SearchKind, Feature>> = {
			guide: 'task guide',
			step: 'task step',
			setting: 'task setting',
			field: 'task field',
		};
		if (kind !== 'page') features.push([isProse[kind] ?? 'task other', 1]);
	}
	if (kind !== 'field') return features;
	if (sounds.kind === 'words') features.push(['words field', 1]);
	if (sounds.kind !== 'attribute') return features;
	features.push(['attribute field', 1]);
	if (name.lastStems.some((stem) => sounds.heads.has(stem))) features.push(['head of field', 1]);
	if (sounds.isYesNo && document.facets['type'] === 'boolean') features.push(['yes or no', 1]);
	return features;
}

/** Stems that tell a trial or a special case of a thing from the thing. */
const VARIANTS = new Set([
	'beta',
	'local',
	'stag',
	'dev',
	'dev0',
	'rc0',
	'test',
	'bookworm',
	'privat',
	'flink',
	'legaci',
]);

/** Whether a document is a variant, such as one for beta, that the text does not speak of. */
function isOtherVariant({ words }: Query, name: NameView): boolean {
	const variants = name.stems.filter((stem) => VARIANTS.has(stem));
	return (
		variants.length > 0 && !variants.some((variant) => words.some(({ stem }) => variant.startsWith(stem)))
	);
}

/** What the separators of the text and the place of a field say. */
function shapeFeatures({ text }: Query, document: SearchDocument): [Feature, number][] {
	const { kind, uses } = document;
	const features: [Feature, number][] = [];
	if (kind === 'schema') {
		if (/\w\/\w/.test(text)) features.push(['slash schema', 1]);
		if (document.facets['schema kind'] === 'fragment') features.push(['fragment', 1]);
	}
	if (/\w\.\w/.test(text) && (kind === 'stream' || kind === 'field')) features.push(['dotted name', 1]);
	if (kind !== 'field') return features;
	// Plain words rarely mean a field that hardly any schema has, if a stream or schema has them, too.
	if (uses <= RARE_USES && /\s/.test(text)) features.push(['rare field', 1]);
	features.push(['deep field', document.name.match(/[.[{]/g)?.length ?? 0]);
	return features;
}
