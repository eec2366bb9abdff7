import type { LakeConfig } from '../../model/config.ts';
import { own } from '../../model/json.ts';
import type { Field, SchemaVersion } from '../../model/schema.ts';
import type { Stream } from '../../model/stream.ts';
import { hiveName } from './hive-name.ts';
import { type LakeColumn, quoteName } from './types.ts';

/** Parts of a partition's time; all other partition columns are texts. */
const TIME_PARTS = new Set(['year', 'month', 'day', 'hour']);

/**
 * A CREATE TABLE statement for reading: what the table of a schema looks like. Real tables are made and evolved by
 * the ingestion job; columns that cannot be converted stand in it as comments.
 *
 * @param table name without database, such as `mediawiki_page_change_v1`
 */
export function lakeDdl(table: string, all: readonly LakeColumn[], lake: LakeConfig): string {
	const partitionNames = new Set(lake.partitions.map((name) => name.toLowerCase()));
	const columns = all.map((column) =>
		column.type !== null && partitionNames.has(column.name.toLowerCase())
			? { ...column, type: null, notes: ['The table is partitioned by a column of this name.'] }
			: column,
	);
	const width = Math.max(0, ...columns.map(({ name }) => quoteName(name).length));
	const convertible = columns.filter(({ type }) => type !== null);
	if (convertible.length === 0) {
		return `-- There is no table: no field of the schema can become a column, and a table needs one.\n`;
	}
	const lines = columns.map((column) => {
		const name = quoteName(column.name).padEnd(width);
		if (column.type === null) return `  -- ${name} cannot be converted: ${oneLine(column.notes.join(' '))}`;
		const comment = column.comment === '' ? '' : ` COMMENT ${sqlText(column.comment)}`;
		const separator = column === convertible.at(-1) ? '' : ',';
		return `  ${name} ${column.type}${comment}${separator}`;
	});
	const partitions = lake.partitions.map(
		(name) => `${quoteName(name)} ${TIME_PARTS.has(name) ? 'bigint' : 'string'}`,
	);
	return [
		`CREATE EXTERNAL TABLE ${quoteName(lake.database)}.${quoteName(table)} (`,
		...lines,
		')',
		...(partitions.length === 0 ? [] : [`PARTITIONED BY (${partitions.join(', ')})`]),
		'STORED AS PARQUET;',
		'',
	].join('\n');
}

/** Where a query can run. They differ in dates and in quotes. */
export type Dialect = 'Spark' | 'Presto';

/** A query that is ready to run. */
export interface LakeQuery {
	readonly title: string;
	readonly dialect: Dialect;
	readonly sql: string;
}

/** What a query needs to know of a schema version; `fields` only where values are to be preferred to structures. */
type QueriedVersion = Pick<SchemaVersion, 'content'> & Partial<Pick<SchemaVersion, 'fields'>>;

/** Own columns shown by the first query; more make its result unreadable. */
const SHOWN_COLUMNS = 5;

/**
 * Ready queries for a stream's table: some of yesterday's events, and their number by hour. They name the partitions
 * of one day only, as a query without them reads all data, and leave out canary events. The columns are the schema's
 * own values where they are known, never a field that may hold personal data.
 *
 * @param version the schema of its events, or null where it is not loaded
 * @returns nothing for a stream without a table
 */
export function lakeQueries(
	stream: Pick<Stream, 'name' | 'table' | 'canary' | 'legacy'>,
	version: QueriedVersion | null,
	columns: readonly LakeColumn[],
	lake: LakeConfig,
	dialect: Dialect = 'Spark',
): readonly LakeQuery[] {
	if (stream.table === null) return [];
	const where = [...partitionPredicates(lake, dialect), ...canaryPredicate(stream, version, lake)];
	const from = [
		`FROM ${stream.table}`,
		...(where.length === 0 ? [] : [`WHERE ${where.join('\n  AND ')}`, ...partitionHints(stream, lake)]),
	].join('\n');
	const end = dialect === 'Spark' ? ';\n' : '\n';
	const queries: LakeQuery[] = [
		{
			title: "Some of yesterday's events",
			dialect,
			sql: `SELECT\n  ${shownColumns(version, columns, dialect).join(',\n  ')}\n${from}\nLIMIT 20${end}`,
		},
	];
	if (lake.partitions.includes('hour')) {
		queries.push({
			title: "Yesterday's events by hour",
			dialect,
			sql: `SELECT hour, COUNT(*) AS events\n${from}\nGROUP BY hour\nORDER BY hour${end}`,
		});
	}
	return queries;
}

/** The partitions of yesterday; the hour is left open. */
function partitionPredicates(lake: LakeConfig, dialect: Dialect): readonly string[] {
	const yesterday = dialect === 'Spark' ? 'date_sub(current_date(), 1)' : "current_date - INTERVAL '1' DAY";
	return lake.partitions
		.filter((name) => TIME_PARTS.has(name) && name !== 'hour')
		.map((name) => `${name} = ${name}(${yesterday})`);
}

/** Other partitions as a hint. Tables of legacy streams have none: their topics have no data centre prefix. */
function partitionHints(stream: Pick<Stream, 'legacy'>, lake: LakeConfig): readonly string[] {
	if (stream.legacy) return [];
	return lake.partitions
		.filter((name) => !TIME_PARTS.has(name))
		.map((name) => `  -- AND ${name} = '…'  to read less`);
}

function canaryPredicate(
	stream: Pick<Stream, 'canary'>,
	version: Pick<SchemaVersion, 'content'> | null,
	lake: LakeConfig,
): readonly string[] {
	if (!stream.canary || lake.canary === null) return [];
	const path = lake.canary.field.split('.');
	if (version !== null && !declares(version, path)) return [];
	const field = path.map((name) => hiveName(name, { lowerCase: false })).join('.');
	// `<>` alone would also drop events that leave the field out, because NULL <> 'x' is not true.
	return [`COALESCE(${field}, '') <> ${sqlText(lake.canary.value)}  -- without canary events`];
}

function declares(version: Pick<SchemaVersion, 'content'>, path: readonly string[]): boolean {
	let node: ReturnType<typeof own> = version.content;
	for (const name of path) node = own(own(node, 'properties'), name);
	return node !== undefined;
}

/** Event time first, then values of the schema's own fields, or its own columns where no fields are known. */
function shownColumns(
	version: QueriedVersion | null,
	columns: readonly LakeColumn[],
	dialect: Dialect,
): readonly string[] {
	if (version === null) return ['*'];
	const names = columns.filter(({ type }) => type !== null).map(({ name }) => name);
	const time = names.includes('dt') ? ['dt'] : declares(version, ['meta', 'dt']) ? ['meta.dt'] : [];
	const quote = (name: string): string => quoteIfNeeded(name, dialect);
	const own =
		(version.fields ?? []).length === 0
			? names.filter((name) => !COMMON_COLUMNS.has(name)).map(quote)
			: ownValues(version.fields ?? [], new Set(names), quote);
	const shown = [...time, ...own.slice(0, SHOWN_COLUMNS)];
	return shown.length === 0 ? ['*'] : shown;
}

const COMMON_COLUMNS = new Set(['dt', 'meta', '_schema', 'http']);

/** Values that a column or a structure holds, the schema's own before those it inherits, as SQL names. */
function ownValues(
	fields: readonly Field[],
	columns: ReadonlySet<string>,
	quote: (name: string) => string,
): string[] {
	const values = (list: readonly Field[], above: readonly string[]): { sql: string; own: boolean }[] =>
		list.flatMap((field) => {
			const name = hiveName(field.name, { lowerCase: above.length === 0 });
			if (field.privacy.length > 0) return [];
			if (above.length === 0 && (COMMON_COLUMNS.has(name) || !columns.has(name))) return [];
			if (field.type.kind === 'object') return values(field.children, [...above, name]);
			if (field.type.kind === 'array' || field.type.kind === 'map') return [];
			return [{ sql: [...above, name].map(quote).join('.'), own: field.provenance === null }];
		});
	const all = values(fields, []);
	return [...all.filter(({ own }) => own), ...all.filter(({ own }) => !own)].map(({ sql }) => sql);
}

/** Words that SQL keeps for itself and that schemas use as names. */
const RESERVED = new Set([
	'user',
	'date',
	'timestamp',
	'from',
	'to',
	'order',
	'group',
	'table',
	'end',
	'start',
]);

const quoteIfNeeded = (name: string, dialect: Dialect): string =>
	/^[A-Za-z]\w*$/.test(name) && !RESERVED.has(name.toLowerCase())
		? name
		: dialect === 'Spark'
			? quoteName(name)
			: `"${name.replaceAll('"', '""')}"`;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A text in single quotes, for Spark SQL. */
function sqlText(text: string): string {
	return `'${oneLine(text).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
