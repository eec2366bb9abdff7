import { buildIndex, type SearchIndex } from '../../src/search/index/inverted-index.ts';
import type {
	SearchData,
	SearchDocument,
	SearchKind,
	SearchRules,
	SynonymGroup,
	Synonyms,
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
		questions: '',
		details: '',
		versions: [],
		aliases: [],
		schema: '',
		schemas: [],
		uses: parts.schemas?.length ?? 0,
		facets: {},
		...parts,
	};
}

const RULES: SearchRules = {
	topicPrefixes: ['north.', 'south.'],
	defaultTopicPrefixes: ['north.', 'south.'],
	lake: { database: 'event', dropPrefixes: ['old_'] },
	configurationApi: null,
};

export function searchDataOf(
	documents: readonly SearchDocument[],
	groups: readonly SynonymGroup[] = [],
	leads: Synonyms['leads'] = {},
): SearchData {
	return { documents, synonyms: { groups, leads }, advice: [], rules: RULES };
}

export function indexOf(
	documents: readonly SearchDocument[],
	groups: readonly SynonymGroup[] = [],
	leads: Synonyms['leads'] = {},
): SearchIndex {
	return buildIndex(searchDataOf(documents, groups, leads));
}

/** The identities of what is found, best first. */
export function found(index: SearchIndex, text: string, options: SearchOptions = {}): string[] {
	return search(index, text, options).hits.map(hitId);
}
