import type { LakeConfig } from '../../model/config.ts';
import { own } from '../../model/json.ts';
import type { SchemaVersion } from '../../model/schema.ts';
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

/** A query that is ready to run. */
export interface LakeQuery {
	readonly title: string;
	/** Spark SQL. */
	readonly sql: string;
}

/** Own columns shown by the first query; more make its result unreadable. */
const SHOWN_COLUMNS = 5;

/**
 * Ready queries for a stream's table in Spark SQL: some of yesterday's events, and their number by hour. Both name
 * the partitions of one day only, as a query without them reads all data, and leave out canary events.
 *
 * @param version the schema of its events, or null where it is not loaded
 * @returns nothing for a stream without a table
 */
export function lakeQueries(
	stream: Pick<Stream, 'name' | 'table' | 'canary' | 'legacy'>,
	version: Pick<SchemaVersion, 'content'> | null,
	columns: readonly LakeColumn[],
	lake: LakeConfig,
): readonly LakeQuery[] {
	if (stream.table === null) return [];
	const where = [...partitionPredicates(lake), ...canaryPredicate(stream, version, lake)];
	const from = [
		`FROM ${stream.table}`,
		...(where.length === 0 ? [] : [`WHERE ${where.join('\n  AND ')}`, ...partitionHints(stream, lake)]),
	].join('\n');
	const queries = [
		{
			title: "Some of yesterday's events",
			sql: `SELECT\n  ${shownColumns(version, columns).join(',\n  ')}\n${from}\nLIMIT 20;\n`,
		},
	];
	if (lake.partitions.includes('hour')) {
		queries.push({
			title: "Yesterday's events by hour",
			sql: `SELECT hour, COUNT(*) AS events\n${from}\nGROUP BY hour\nORDER BY hour;\n`,
		});
	}
	return queries;
}

/** The partitions of yesterday; the hour is left open. */
function partitionPredicates(lake: LakeConfig): readonly string[] {
	return lake.partitions
		.filter((name) => TIME_PARTS.has(name) && name !== 'hour')
		.map((name) => `${name} = ${name}(date_sub(current_date(), 1))`);
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

/** Event time first, then the schema's own columns. */
function shownColumns(
	version: Pick<SchemaVersion, 'content'> | null,
	columns: readonly LakeColumn[],
): readonly string[] {
	if (version === null) return ['*'];
	const names = columns.filter(({ type }) => type !== null).map(({ name }) => name);
	const time = names.includes('dt') ? ['dt'] : declares(version, ['meta', 'dt']) ? ['meta.dt'] : [];
	const own = names.filter((name) => !['dt', 'meta', '_schema', 'http'].includes(name));
	const shown = [...time, ...own.slice(0, SHOWN_COLUMNS).map(quoteIfNeeded)];
	return shown.length === 0 ? ['*'] : shown;
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

const quoteIfNeeded = (name: string): string =>
	/^[a-z_]\w*$/.test(name) && !RESERVED.has(name) ? name : quoteName(name);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A text in single quotes, for Spark SQL. */
function sqlText(text: string): string {
	return `'${oneLine(text).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
