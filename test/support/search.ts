import { buildIndex, type SearchIndex } from '../../src/search/index/inverted-index.ts';
import type {
	SearchData,
	SearchDocument,
	SearchKind,
	SearchRules,
	SynonymGroup,
} from '../../src/search/index/model.ts';
import { hitId, type SearchOptions, search } from '../../src/search/query/query.ts';

/** A document of the search with plain values. */
export function aDocument(
	kind: SearchKind,
	name: string,
	parts: Partial<SearchDocument> = {},
): SearchDocument {
	return {
		kind,
		name,
		title: '',
		summary: '',
		words: '',
		aliases: [],
		schema: '',
		schemas: [],
		uses: parts.schemas?.length ?? 0,
		facets: {},
		...parts,
	};
}

export const RULES: SearchRules = {
	topicPrefixes: ['north.', 'south.'],
	defaultTopicPrefixes: ['north.', 'south.'],
	lake: { database: 'event', dropPrefixes: ['old_'] },
	configurationApi: null,
};

export function searchDataOf(
	documents: readonly SearchDocument[],
	synonyms: readonly SynonymGroup[] = [],
): SearchData {
	return { documents, synonyms, rules: RULES };
}

export function indexOf(
	documents: readonly SearchDocument[],
	synonyms: readonly SynonymGroup[] = [],
): SearchIndex {
	return buildIndex(searchDataOf(documents, synonyms));
}

/** The identities of what is found, best first. */
export function found(index: SearchIndex, text: string, options: SearchOptions = {}): string[] {
	return search(index, text, options).hits.map(hitId);
}
