import type { Catalog } from '../../model/catalog.ts';
import { schemaPath } from '../../paths.ts';
import { formatNumber, plural } from '../../text/format.ts';
import { facetValues } from './facet.ts';
import type { ListRowView } from './list-row.ts';
import { ownerNames } from './owner-words.ts';
import { SCHEMA_FACETS } from './schema-facets.ts';
import { type Status, schemaStatus } from './schema-status.ts';

/** A line of the list of schemas. */
export interface SchemaRow {
	readonly title: string;
	readonly href: string;
	/** Its description; untrusted. */
	readonly description: string;
	/** Only what is unusual: legacy, development, deprecated, a draft. */
	readonly statuses: readonly Status[];
	readonly facets: string;
	readonly latest: string;
	readonly fields: number;
	readonly versions: number;
	readonly repository: string;
	readonly owner: string;
	readonly issues: number;
	/** Streams of an event schema, schemas of a fragment. */
	readonly users: number;
	readonly usersWord: string;
	/** Days of its first and of its newest change, or '' where no history tells. */
	readonly since: string;
	readonly changed: string;
}

/**
 * A line with its cells in the order of the columns of `schemasPage`.
 *
 * @param line what the schema is, in one line
 */
export function schemaListRow(row: SchemaRow, line: string): ListRowView {
	const { title, href, statuses, facets, users, usersWord } = row;
	return {
		name: title,
		href,
		line,
		statuses,
		facets,
		cells: [
			users === 0 ? '0' : `${formatNumber(users)} ${usersWord}`,
			String(row.fields),
			row.latest,
			row.repository,
			String(row.versions),
			String(row.issues),
			row.owner,
			row.since,
			row.changed,
		],
	};
}

/** The schemas for the list: those that are used most first, event schemas before fragments. */
export function schemaRows(schemas: Catalog['schemas']): readonly SchemaRow[] {
	const rows = schemas.map((schema): SchemaRow & { readonly kind: string } => {
		const isFragment = schema.kind === 'fragment';
		const users = isFragment
			? new Set(schema.referencedBy.map(({ title }) => title)).size
			: schema.streams.length;
		return {
			kind: schema.kind,
			title: schema.title,
			href: schemaPath(schema.title),
			description: schema.description,
			// How it is used has a column of its own.
			statuses: schemaStatus(schema).filter(({ label }) => !/^(used by|not used)/.test(label)),
			facets: facetValues(SCHEMA_FACETS, schema),
			latest: schema.latest.version,
			fields: schema.latest.fieldCount,
			versions: schema.versions.length,
			repository: schema.repository,
			owner: ownerNames(schema.owners),
			issues: schema.problems.length,
			users,
			since: schema.dates.since ?? '',
			changed: schema.dates.changed ?? '',
			usersWord: plural(users, isFragment ? 'schema' : 'stream'),
		};
	});
	return rows.sort(
		(a, b) =>
			Number(a.kind === 'fragment') - Number(b.kind === 'fragment') ||
			b.users - a.users ||
			(a.title < b.title ? -1 : 1),
	);
}
