/** What the page that compares schemas shows before anything is chosen. */
import type { Catalog } from '../../model/catalog.ts';
import { changesPath, comparePath } from '../../paths.ts';
import { DIFFERENCE_MARKS, VERDICT_WORDS } from '../schema/compare/describe-difference.ts';
import { hasHistory } from '../schema/compare/version-history.ts';
import type { Status } from './schema-status.ts';

/** A mark that a comparison can set, with what it means. */
export interface ComparisonMark {
	readonly label: string;
	readonly meaning: string;
	readonly tone: Status['tone'];
}

export interface ComparePageView {
	readonly marks: readonly ComparisonMark[];
	/** Two versions of one schema, or null where no schema has two. */
	readonly example: {
		readonly title: string;
		/** "1.0.0 and 1.2.0". */
		readonly versions: string;
		readonly href: string;
		readonly changesHref: string;
	} | null;
}

export function comparePage({ schemas }: Pick<Catalog, 'schemas'>): ComparePageView {
	const several = schemas.filter(hasHistory);
	// The most used event schema tells a newcomer more than the first of the alphabet.
	const [example] = several.toSorted(
		(a, b) =>
			Number(a.kind === 'fragment') - Number(b.kind === 'fragment') || b.streams.length - a.streams.length,
	);
	const [first, last] = [example?.versions[0], example?.versions.at(-1)];
	return {
		marks: [
			...Object.values(VERDICT_WORDS),
			{ ...DIFFERENCE_MARKS.forbidden, tone: 'error' },
			{ ...DIFFERENCE_MARKS.tightens, tone: 'warning' },
		],
		example:
			example && first && last
				? {
						title: example.title,
						versions: `${first.version} and ${last.version}`,
						href: comparePath(first.uri.slice(1), last.uri.slice(1)),
						changesHref: changesPath(example.title),
					}
				: null,
	};
}
