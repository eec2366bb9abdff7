/** What the pages and the search worker say to each other. */
import type { FacetCounts } from '../search/facets.ts';
import type { SearchKind } from '../search/model.ts';
import type { ResultGroup, ShownHit } from '../search/show.ts';

export interface SearchRequest {
	readonly text: string;
	/** Only these kinds; all where left out. */
	readonly kinds?: readonly SearchKind[];
	readonly filters?: Readonly<Record<string, string>>;
	readonly limit: number;
	/** At most so many hits of one group; no bound where left out. */
	readonly perGroup?: number;
	readonly facets?: boolean;
}

export interface SearchResults {
	/** What was searched for, without a kind prefix. */
	readonly text: string;
	readonly kind: SearchKind | null;
	readonly hits: readonly ShownHit[];
	/** Matching documents per group. */
	readonly counts: Readonly<Record<ResultGroup, number>>;
	readonly facets: FacetCounts;
	/** Names near to the text, where nothing was found. */
	readonly near: readonly ShownHit[];
	/** Everything that was searched, per group: for saying what there is where nothing was found. */
	readonly searched: Readonly<Record<ResultGroup, number>>;
	/** False while a part of the data is still loading: a fuller answer follows. */
	readonly complete: boolean;
}

export type ToWorker =
	| { readonly type: 'load' }
	| { readonly type: 'search'; readonly id: number; readonly request: SearchRequest };

export type FromWorker =
	| { readonly type: 'failed'; readonly message: string }
	| { readonly type: 'results'; readonly id: number; readonly results: SearchResults };
