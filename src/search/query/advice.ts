/** Advice that is shown above the results of a search. */
import { howToPath, schemaPath, streamPath } from '../../paths.ts';
import type { SearchIndex } from '../index/inverted-index.ts';
import type { Advice } from '../index/model.ts';
import type { Query } from './parse.ts';
import { phraseEnd, stemsOfPhrase } from './phrases.ts';

/** Advice as a page shows it. */
export interface ShownAdvice {
	readonly title: string;
	readonly text: string;
	/** Schemas first, then streams and how-tos; only what the catalog has. */
	readonly links: readonly { readonly label: string; readonly href: string; readonly isName: boolean }[];
}

/** Whoever types the name of a thing wants the thing. */
const LEAST_WORDS = 2;
/** More than one piece of advice is none. */
const MOST = 1;

/** The advice for what was typed; empty for most texts. */
export const adviceFor = (index: SearchIndex, query: Query): ShownAdvice[] =>
	adviceOf(index, query).map((advice) => ({
		title: advice.title,
		text: advice.text,
		links: linksOf(index, advice),
	}));

function adviceOf(index: SearchIndex, query: Query): readonly Advice[] {
	if (query.sounds.kind === 'name' || query.words.length < LEAST_WORDS) return [];
	return index.advice
		.filter(
			({ when, unless }) =>
				when.some((phrase) => holds(query, phrase)) && !unless.some((phrase) => holds(query, phrase)),
		)
		.slice(0, MOST);
}

function holds(query: Query, phrase: string): boolean {
	const stems = stemsOfPhrase(phrase);
	return query.words.some((word, at) => word.stem === stems[0] && phraseEnd(query, at, stems) !== null);
}

function linksOf(index: SearchIndex, { schemas, streams, howTos }: Advice): ShownAdvice['links'] {
	const documentOf = (kind: string, name: string) =>
		(index.byName.get(name.toLowerCase()) ?? [])
			.map((at) => index.documents[at])
			.find((document) => document?.kind === kind && document.name === name);
	const known = (kind: string, names: readonly string[], href: (name: string) => string) =>
		names.flatMap((name) => {
			const document = documentOf(kind, name);
			if (!document) return [];
			return [{ label: document.title || name, href: href(name), isName: document.title === '' }];
		});
	return [
		...known('schema', schemas, schemaPath),
		...known('stream', streams, streamPath),
		...known('guide', howTos, (id) => howToPath(id)),
	];
}

/** The names of the schemas and streams that the advice for a text speaks of. */
export const advisedNames = (index: SearchIndex, query: Query): ReadonlySet<string> =>
	new Set(adviceOf(index, query).flatMap(({ schemas, streams }) => [...schemas, ...streams]));
