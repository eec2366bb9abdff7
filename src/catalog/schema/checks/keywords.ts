import { type JsonObject, stringify } from '../../../model/json.ts';
import { childPointer } from '../../../model/json-pointer.ts';
import { nearNames } from '../../../text/did-you-mean.ts';
import type { Draft } from '../keywords/keyword.ts';
import { KEYWORDS, keywordOf, NOT_UNDERSTOOD, REWRITTEN } from '../keywords/table.ts';
import { draftOf } from '../materialize/modernise.ts';
import { subschemas } from '../materialize/nodes.ts';
import { code, type Finding, subjectOf, type VersionRule } from './finding.ts';

/** Keywords of draft-07, and `deprecated`, which later drafts added and many tools read. */
const NAMES: readonly string[] = [...KEYWORDS].flatMap(([name, { drafts }]) => (drafts ? [] : [name]));
const near = nearNames(NAMES, 0.35);

/** Keys that other tools put on purpose: `x-…`. */
const isExtension = (key: string): boolean => key.startsWith('x-');

/** Keys of schema nodes that are no keywords: misspelt ones with a suggestion, others as misplaced. */
export const unknownKeywords: VersionRule = ({ content }) => walk(content, '', 0, draftOf(content));

function* walk(node: JsonObject, pointer: string, depth: number, draft: Draft): Generator<Finding> {
	if (depth > 200) return;
	for (const [key, value] of Object.entries(node)) {
		const known = keywordOf(key);
		if ((known && (known.drafts?.includes(draft) ?? true)) || isExtension(key)) continue;
		const place = childPointer(pointer, key);
		const other = ofOtherDraft(key, draft);
		if (other !== null) {
			yield {
				code: 'keyword-not-understood',
				pointer: place,
				message: `${subjectOf(pointer)} has ${code(key)}, ${other}.`,
				hint: 'Say the same by keywords of draft-07, where there are some.',
			};
			continue;
		}
		const shown = key.length > 60 ? `${key.slice(0, 57)}…` : key;
		const meant = suggestion(key);
		yield meant === null
			? {
					code: 'keyword-unknown',
					pointer: place,
					message: `${subjectOf(pointer)} has the unknown keyword “${shown}”.`,
					hint: 'Look at its indentation: it may belong to a list or text above it.',
				}
			: {
					code: 'keyword-misspelt',
					pointer: place,
					message: `${subjectOf(pointer)} has the keyword ${code(shown)} (${stringify(value).slice(0, 40)}), which validators ignore.`,
					hint: `Did you mean ${code(meant)}?`,
				};
	}
	for (const { node: child, pointer: inner } of subschemas(node))
		yield* walk(child, pointer + inner, depth + 1, draft);
}

/** What to say of a keyword that another draft knows; null for a word that none does. */
function ofOtherDraft(key: string, draft: Draft): string | null {
	if (NOT_UNDERSTOOD.has(key)) {
		const isKnown = draft === '2019-09' || draft === '2020-12';
		return isKnown
			? 'which the pages do not take in'
			: `a keyword of later drafts, which has no effect in ${draft}`;
	}
	const drafts = (Object.hasOwn(REWRITTEN, key) ? REWRITTEN[key]?.drafts : keywordOf(key)?.drafts) ?? [];
	if (drafts.length === 0 || drafts.includes(draft)) return null;
	return `a keyword of ${drafts.join(' and ')}, which has no effect in ${draft}`;
}

/** The keyword that is meant: nearly the same letters, and a length that differs by two at most. */
function suggestion(key: string): string | null {
	if (key.length < 4 || key.length > 30) return null;
	return near(key).find((name) => Math.abs(name.length - key.length) <= 2) ?? null;
}
