import type { Diagram, DiagramEdge, DiagramNode, DiagramStage } from '../../diagram/model.ts';
import type { CatalogConfig } from '../../model/config.ts';
import { asText, at, type Json } from '../../model/json.ts';
import { PRODUCER_KIND } from '../../model/producer-kind.ts';
import type { Stream } from '../../model/stream.ts';
import { formatPercent } from '../../text/format.ts';

/** More topics than this are drawn as one. */
const DRAWN_TOPICS = 3;

/** `consumers.x.enabled: false`, as a reader would search for it. */
const setting = (path: readonly string[], value: Json): string =>
	`off: ${path.slice(1).join('.')} = ${asText(value)}`;

/** Why nothing flows at a point: the path of a setting that is switched off, or null. */
function switchedOff(stream: Stream, path: readonly string[]): string | null {
	const value = at(stream.effective, path);
	return value === false ? setting(path, value) : null;
}

interface Stage {
	readonly title: string;
	readonly nodes: DiagramNode[];
}

function producerStage(stream: Stream): Stage {
	const eventbusOff = switchedOff(stream, ['producers', 'mediawiki_eventbus', 'enabled']);
	const nodes = stream.producers.map(({ kind }): DiagramNode => {
		const id = `producer:${kind}`;
		const base = { id, label: PRODUCER_KIND[kind].label, words: true };
		if (kind === 'eventbus' && eventbusOff !== null) {
			return { ...base, detail: eventbusOff, state: 'off' };
		}
		if (stream.sample?.rate === 0) return { ...base, detail: 'off: sample.rate = 0', state: 'off' };
		if (stream.sample !== null && !stream.sample.valid) {
			return { ...base, detail: 'off on the web: the sample is not valid', state: 'off' };
		}
		const { rate, unit } = stream.sample ?? {};
		const detail =
			typeof rate === 'number' && rate < 1
				? `${formatPercent(rate)} of ${unit === undefined || unit === null ? 'units' : `${unit}s`}`
				: undefined;
		return { ...base, ...(detail === undefined ? {} : { detail }) };
	});
	return { title: 'Producer', nodes: unique(nodes) };
}

function intakeStage(stream: Stream, config: CatalogConfig): Stage {
	if (stream.destination === null) return { title: 'Intake', nodes: [] };
	const known = config.destinations.find(({ name }) => name === stream.destination);
	// Stream processors write to Kafka themselves; the service is named for canary events and for its cluster.
	const around = stream.producers.every(({ kind }) => kind === 'flink');
	const nodes: DiagramNode[] = [
		{
			id: 'intake',
			label: stream.destination,
			detail: known === undefined ? 'not a known destination' : around ? 'canary events only' : known.title,
			...(known === undefined ? { state: 'missing' as const } : {}),
		},
	];
	return { title: 'Intake', nodes };
}

function topicStage(stream: Stream): Stage {
	const clusters = stream.kafkaClusters.join(', ');
	const topic = (id: string, label: string, detail: string): DiagramNode => ({
		id,
		label,
		...(detail === '' ? {} : { detail }),
	});
	if (stream.topics.length <= DRAWN_TOPICS) {
		return {
			title: 'Kafka topics',
			nodes: stream.topics.map((name) => topic(`topic:${name}`, name, clusters)),
		};
	}
	const first = stream.topics.slice(0, DRAWN_TOPICS - 1);
	return {
		title: 'Kafka topics',
		nodes: [
			...first.map((name) => topic(`topic:${name}`, name, clusters)),
			{
				id: 'more-topics',
				label: `and ${stream.topics.length - first.length} more`,
				words: true,
				state: 'more',
			},
		],
	};
}

function lakeStages(stream: Stream, config: CatalogConfig): readonly Stage[] {
	const { hadoop, hive, job } = stream.ingestion;
	const hadoopOff = switchedOff(stream, ['consumers', 'analytics_hadoop_ingestion', 'enabled']);
	const hiveOff = switchedOff(stream, ['consumers', 'analytics_hive_ingestion', 'enabled']);
	const raw: DiagramNode = hadoop
		? { id: 'raw', label: 'HDFS, raw events', words: true, ...(job === null ? {} : { detail: `job ${job}` }) }
		: {
				id: 'raw',
				label: 'HDFS, raw events',
				words: true,
				detail: hadoopOff ?? 'off: no ingestion',
				state: 'off',
			};
	if (stream.table === null) return [{ title: 'Data Lake', nodes: [raw] }];
	const table = stream.table.includes('.') ? stream.table : `${config.lake.database}.${stream.table}`;
	const days = config.lake.retentionDays;
	const kept = days === null ? undefined : `deleted after ${days} days`;
	const refined: DiagramNode =
		hadoop && hive
			? { id: 'table', label: table, ...(kept === undefined ? {} : { detail: kept }) }
			: {
					id: 'table',
					label: table,
					detail: hiveOff ?? (hadoop ? 'off: no ingestion' : 'off: no raw events'),
					state: 'off',
				};
	return [
		{ title: 'Data Lake', nodes: [raw] },
		{ title: 'Table', nodes: [refined] },
	];
}

function unique(nodes: readonly DiagramNode[]): DiagramNode[] {
	return [...new Map(nodes.map((node) => [node.id, node])).values()];
}

/**
 * The path of an event of a stream: producer → intake → topics → raw data → table, and to the public where the
 * stream is public. What the configuration switches off stays in the picture, dashed, with the setting that
 * does it.
 */
export function eventPath(stream: Stream, config: CatalogConfig): Diagram {
	const producers = producerStage(stream);
	const intake = intakeStage(stream, config);
	const topics = topicStage(stream);
	const lake = lakeStages(stream, config);
	const open: Stage = {
		title: 'Public',
		nodes:
			stream.public === null
				? []
				: [{ id: 'public', label: 'EventStreams', words: true, detail: 'public over HTTP' }],
	};
	const last = lake.at(-1);
	// The public service reads the topics too, so it stands beside the last stage of the Data Lake.
	const stages = [producers, intake, topics, ...lake, open].filter(({ nodes }) => nodes.length > 0);
	const edges: DiagramEdge[] = [
		...between(stages.filter((stage) => stage !== open)),
		...(last === undefined ? [] : topics.nodes.flatMap((from) => open.nodes.map((to) => edge(from, to)))),
	];
	return {
		nodes: stages.flatMap(({ nodes }) => nodes),
		edges,
		stages: stages.map(({ title, nodes }): DiagramStage => ({ title, nodes: nodes.map(({ id }) => id) })),
	};
}

const edge = (from: DiagramNode, to: DiagramNode): DiagramEdge => ({
	from: from.id,
	to: to.id,
	...(from.state === 'off' || to.state === 'off' ? { off: true } : {}),
});

/** Arrows from every node of a stage to every node of the next one. */
function between(stages: readonly Stage[]): DiagramEdge[] {
	return stages.slice(1).flatMap(({ nodes }, index) => {
		const before = stages[index]?.nodes ?? [];
		return before.flatMap((from) => nodes.map((to) => edge(from, to)));
	});
}
