/** What the home page shows: where the three jobs begin, and what is going on in the catalog. */
import type { Catalog } from '../../model/catalog.ts';
import { SEVERITIES, SEVERITY, type Severity } from '../../model/severity.ts';
import { healthPath, schemaPath, streamPath } from '../../paths.ts';
import { formatCount, formatNumber } from '../../text/format.ts';
import { type ChangeRow, newestChanges } from './change-rows.ts';
import { statisticsOf } from './statistics.ts';

/** A link with a few words beside it. */
export interface NamedLink {
	readonly name: string;
	readonly href: string;
	readonly words: string;
}

export interface HomePageView {
	/** "169 event schemas, 33 fragments". */
	readonly schemas: string;
	/** "244 streams, 1 more elsewhere". */
	readonly streams: string;
	/** The schemas that most streams carry. */
	readonly mostUsed: readonly NamedLink[];
	/** What the sources show to be unfinished, at most so many. */
	readonly inProgress: readonly NamedLink[];
	/** Number of those that are not named. */
	readonly inProgressMore: number;
	/** Empty where the sources were read without their history. */
	readonly recent: readonly ChangeRow[];
	readonly issues: readonly {
		readonly severity: Severity;
		readonly icon: (typeof SEVERITY)[Severity]['icon'];
		readonly title: string;
		readonly count: string;
		readonly href: string;
	}[];
}

const IN_PROGRESS = 6;
const RECENT = 4;

export function homePage(catalog: Catalog): HomePageView {
	const { eventSchemas, fragments, streams, streamsElsewhere, mostUsed, inMotion, problems } =
		statisticsOf(catalog);
	return {
		schemas: `${formatCount(eventSchemas, 'event schema')}, ${formatCount(fragments, 'fragment')}`,
		streams: `${formatCount(streams + streamsElsewhere, 'stream')}${streamsElsewhere > 0 ? ` (${formatNumber(streams)} in production)` : ''}`,
		mostUsed: mostUsed.map(({ key, count }) => ({
			name: key,
			href: schemaPath(key),
			words: formatCount(count, 'stream'),
		})),
		inProgress: inMotion.slice(0, IN_PROGRESS).map(({ kind, name, state }) => ({
			name,
			href: kind === 'partial-stream' ? streamPath(name) : schemaPath(name),
			words: state,
		})),
		inProgressMore: Math.max(0, inMotion.length - IN_PROGRESS),
		recent: newestChanges(catalog, RECENT),
		issues: SEVERITIES.filter((severity) => problems[severity] > 0).map((severity) => ({
			severity,
			icon: SEVERITY[severity].icon,
			title: SEVERITY[severity].title,
			count: formatNumber(problems[severity]),
			href: healthPath(SEVERITY[severity].title.toLowerCase()),
		})),
	};
}
