/** Everything that the page of a schema shows. */

import type { Catalog } from '../../model/catalog.ts';
import type { CatalogConfig } from '../../model/config.ts';
import type { SchemaFindings } from '../../model/finding.ts';
import { stringify } from '../../model/json.ts';
import type { Schema, SchemaVersion } from '../../model/schema.ts';
import { encodeUrlPart } from '../../model/url-part.ts';
import { changesPath, schemaDraftPath, schemaPath, schemasPath, streamPath } from '../../paths.ts';
import { lakeDdl } from '../lake/sql.ts';
import { type LakeColumn, lakeColumns } from '../lake/types.ts';
import { minimalEvent } from '../schema/examples/minimal-event.ts';
import { eventValidator } from '../schema/examples/validate-event.ts';
import { type FieldTreeView, fieldTree } from './field-tree.ts';
import { type Lineage, schemaLineage } from './lineage.ts';
import { schemaBreadcrumb } from './schema-breadcrumb.ts';
import { type SchemaFile, schemaFiles } from './schema-files.ts';
import { type Status, schemaStatus } from './schema-status.ts';
import { neighbouringSteps, type VersionEntry, versionList } from './version-list.ts';

/** A name with its page. */
export interface NamedLink {
	readonly name: string;
	readonly href: string;
}

/** What the head of a schema's pages shows. */
export interface SchemaHeadView {
	readonly title: string;
	/** "Event schema" or "Schema fragment". */
	readonly kind: string;
	readonly repository: string;
	readonly repositoryHref: string;
	readonly shown: string;
	readonly draft: boolean;
	readonly versions: readonly VersionEntry[];
	readonly statuses: readonly Status[];
	readonly breadcrumb: ReturnType<typeof schemaBreadcrumb>;
	readonly tasks: CatalogConfig['tasks'];
}

/** What its events become in the Data Lake. */
export interface LakeView {
	readonly ddl: string;
	/** Columns of which a reader should know more than name and type. */
	readonly remarkable: readonly LakeColumn[];
	/** How many fields cannot become a column. */
	readonly refused: number;
	/** Tables of streams that use it. */
	readonly tables: readonly (NamedLink & { readonly table: string })[];
	readonly retentionDays: number | null;
}

export interface SchemaPageView extends SchemaHeadView {
	readonly schema: Schema;
	readonly version: SchemaVersion;
	readonly isEvent: boolean;
	/** Streams of an event schema; schemas of a fragment. */
	readonly users: readonly NamedLink[];
	/** The line that an event, or a schema that takes the fragment in, needs. */
	readonly reference: string;
	readonly draftHref: string;
	readonly fields: FieldTreeView;
	/** Null for a fragment. */
	readonly minimal: { readonly json: string; readonly valid: boolean } | null;
	readonly lake: LakeView | null;
	readonly lineage: Lineage;
	readonly findings: SchemaFindings;
	readonly files: readonly SchemaFile[];
	/** Null where there is one version only. */
	readonly changesHref: string | null;
}

/** The head of a page of a schema. */
function schemaHead(schema: Schema, version: SchemaVersion, catalog: Catalog): SchemaHeadView {
	return {
		title: schema.title,
		kind: schema.kind === 'fragment' ? 'Schema fragment' : 'Event schema',
		repository: schema.repository,
		repositoryHref: `${schemasPath()}?repository=${encodeUrlPart(schema.repository)}`,
		shown: version.version,
		draft: version.draft,
		versions: versionList(schema, catalog.history?.schemas.get(schema.title) ?? null),
		statuses: schemaStatus(schema),
		breadcrumb: schemaBreadcrumb(schema.title, version === schema.latest ? undefined : version.version),
		tasks: catalog.config.tasks,
	};
}

/** The page of a schema: its latest version with all that is known of the schema. */
export function schemaPage(schema: Schema, catalog: Catalog): SchemaPageView {
	const version = schema.latest;
	const isEvent = schema.kind === 'event';
	return {
		...schemaHead(schema, version, catalog),
		schema,
		version,
		isEvent,
		users: isEvent
			? schema.streams.map((name) => ({ name, href: streamPath(name) }))
			: [...new Set(schema.referencedBy.map(({ title }) => title))].map((name) => ({
					name,
					href: schemaPath(name),
				})),
		reference: isEvent ? `"$schema": "${version.uri}"` : `allOf:\n  - $ref: ${version.uri}#`,
		draftHref: schemaDraftPath(schema.title, version.version),
		fields: fieldTree(version),
		minimal: isEvent ? minimal(schema, version) : null,
		lake: isEvent ? lake(schema, version, catalog) : null,
		lineage: schemaLineage(schema, catalog.schemaByTitle),
		findings: catalog.findings.get(schema.title) ?? { problems: [], exceptions: [], olderFindings: 0 },
		files: schemaFiles(schema, version, catalog.repositories),
		changesHref: schema.versions.length > 1 ? changesPath(schema.title) : null,
	};
}

/** The page of another version: what is not on the schema's own page. */
export interface VersionPageView extends SchemaHeadView {
	readonly version: SchemaVersion;
	readonly latest: string;
	readonly latestHref: string;
	readonly isLatest: boolean;
	/** Null on the page of the latest version: the schema's page has them. */
	readonly fields: FieldTreeView | null;
	readonly before: ReturnType<typeof neighbouringSteps>['before'];
	readonly after: ReturnType<typeof neighbouringSteps>['after'];
	readonly files: readonly SchemaFile[];
	readonly changesHref: string | null;
}

export function versionPage(schema: Schema, version: SchemaVersion, catalog: Catalog): VersionPageView {
	const { latest } = schema;
	const isLatest = version === latest;
	const head = schemaHead(schema, version, catalog);
	const page = schemaPath(schema.title);
	return {
		...head,
		// What is shown on the page of the schema only, is reached there.
		statuses: head.statuses.map((status) =>
			status.href?.startsWith('#') ? { ...status, href: `${page}${status.href}` } : status,
		),
		breadcrumb: schemaBreadcrumb(schema.title, version.version),
		version,
		latest: latest.version,
		latestHref: schemaPath(schema.title),
		isLatest,
		fields: isLatest ? null : fieldTree(version, latest),
		...neighbouringSteps(schema, version.version),
		files: schemaFiles(schema, version, catalog.repositories),
		changesHref: schema.versions.length > 1 ? changesPath(schema.title) : null,
	};
}

function minimal(schema: Schema, version: SchemaVersion): { readonly json: string; readonly valid: boolean } {
	const [stream = 'your.stream.name'] = schema.streams;
	const event = minimalEvent(version.content, { stream, uri: version.uri });
	const verdict = eventValidator(version.content)(event);
	return { json: stringify(event, 2), valid: 'errors' in verdict && verdict.errors.length === 0 };
}

function lake(schema: Schema, version: SchemaVersion, { config, streamByName }: Catalog): LakeView {
	const columns = lakeColumns(version.content);
	const tables = schema.streams.flatMap((name) => {
		const table = streamByName.get(name)?.table;
		return table ? [{ name, href: streamPath(name), table }] : [];
	});
	const table = (tables[0]?.table ?? 'stream_name').split('.').at(-1) ?? '';
	return {
		ddl: lakeDdl(table, columns, config.lake),
		remarkable: columns.filter(({ name, field, notes }) => name !== field || notes.length > 0),
		refused: columns.filter(({ type }) => type === null).length,
		tables,
		retentionDays: config.lake.retentionDays,
	};
}
