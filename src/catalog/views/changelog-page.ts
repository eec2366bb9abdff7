/** What the page of a schema's changes shows: every step between its versions, the newest first. */
import type { Schema } from '../../model/schema.ts';
import { comparePath, schemaPath, schemasPath } from '../../paths.ts';
import { formatCount } from '../../text/format.ts';
import { VERDICT_WORDS } from '../schema/compare/describe-difference.ts';
import { hasHistory, type VersionStep, versionHistory } from '../schema/compare/version-history.ts';
import type { Status } from './schema-status.ts';

export interface ChangelogPageView {
	readonly title: string;
	/** "3 versions". */
	readonly amount: string;
	readonly breadcrumb: readonly { readonly label: string; readonly href?: string }[];
	readonly rows: readonly {
		readonly anchor: string;
		/** "1.0.0 → 1.1.0". */
		readonly label: string;
		readonly verdict: Pick<Status, 'label' | 'tone' | 'meaning'>;
		readonly differences: number;
		/** "draft, known exception, 2 tightened", or ''. */
		readonly notes: string;
	}[];
	readonly steps: readonly VersionStep[];
	/** The oldest version against the newest, where there are more than two. */
	readonly whole: { readonly label: string; readonly href: string } | null;
	readonly contents: readonly { readonly id: string; readonly label: string }[];
}

/** The schemas that have such a page. */
export const schemasWithChangelog = (schemas: readonly Schema[]): readonly Schema[] =>
	schemas.filter(hasHistory);

export function changelogPage(schema: Schema): ChangelogPageView {
	const { title, versions } = schema;
	const steps = versionHistory(schema).toReversed();
	const rows = steps.map(({ from, to, change }) => ({
		anchor: `v${to.version}`,
		label: `${from.version} → ${to.version}`,
		verdict: VERDICT_WORDS[change.verdict],
		differences: change.differences.length,
		notes: [
			...(to.draft ? ['draft'] : []),
			...(change.exception ? ['known exception'] : []),
			...(change.tightened.length > 0 ? [`${change.tightened.length} tightened`] : []),
		].join(', '),
	}));
	const [first, last] = [versions[0], versions.at(-1)];
	return {
		title,
		amount: formatCount(versions.length, 'version'),
		breadcrumb: [
			{ label: 'Schemas', href: schemasPath() },
			{ label: title, href: schemaPath(title) },
			{ label: 'Changelog' },
		],
		rows,
		steps,
		whole:
			first && last && steps.length > 1
				? {
						label: `Compare ${first.version} with ${last.version}`,
						href: comparePath(first.uri.slice(1), last.uri.slice(1)),
					}
				: null,
		contents: rows.map(({ anchor, label }) => ({ id: anchor, label })),
	};
}
