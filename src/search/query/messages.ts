/** What the pages and the search worker say to each other. */

import type { SearchKind } from '../index/model.ts';
import type { ShownAdvice } from './advice.ts';
import type { FacetCounts } from './facets.ts';
import type { NameReport } from './name-report.ts';
import type { ResultGroup, ShownHit } from './present-hit.ts';

export interface SearchRequest {
	readonly text: string;
	/** Only these kinds; all where left out. */
	readonly kinds?: readonly SearchKind[];
	readonly filters?: Readonly<Record<string, string>>;
	readonly limit: number;
	/** At most so many hits of one group; no bound where left out. */
	readonly perGroup?: number;
	readonly facets?: boolean;
	/** Whether to say which fields of a schema fit. */
	readonly evidence?: boolean;
}

export interface SearchResults {
	/** What was searched for, without a kind prefix. */
	readonly text: string;
	readonly kind: SearchKind | null;
	readonly hits: readonly ShownHit[];
	/** Matching documents per group. */
	readonly counts: Readonly<Record<ResultGroup, number>>;
	readonly facets: FacetCounts;
	/** What to use for what was typed, where the catalog's keepers say so. */
	readonly advice: readonly ShownAdvice[];
	/** Names near to the text, where nothing was found. */
	readonly near: readonly ShownHit[];
	/** Everything that was searched, per group: for saying what there is where nothing was found. */
	readonly searched: Readonly<Record<ResultGroup, number>>;
	/** False while a part of the data is still loading: a fuller answer follows. */
	readonly complete: boolean;
	/** Why fields are not among the results, where their data did not load; else ''. */
	readonly gap: string;
}

/** What can be asked, and what is answered to it. */
export interface Requests {
	readonly search: { readonly request: SearchRequest; readonly response: SearchResults };
	readonly name: { readonly request: string; readonly response: NameReport };
}
export type RequestKind = keyof Requests;

export interface Question<T extends RequestKind = RequestKind> {
	readonly kind: T;
	/** Who asks: a part of the page. A newer question of the same client replaces one that waits. */
	readonly clientId: number;
	readonly id: number;
	readonly request: Requests[T]['request'];
}

export type ToWorker = { readonly type: 'load' } | { readonly type: 'ask'; readonly question: Question };

export type FromWorker =
	| { readonly type: 'failed'; readonly message: string }
	| {
			readonly type: 'answer';
			readonly clientId: number;
			readonly id: number;
			readonly response: Requests[RequestKind]['response'];
	  };
