/** How to get at the events of a stream: commands that are ready to copy, or why there are none. */

import { configurationQuery } from '../../catalog/stream/values.ts';
import type { CatalogConfig, EnvironmentConfig } from '../../model/config.ts';
import type { Stream } from '../../model/stream.ts';
import { encodeUrlPart } from '../../model/url-part.ts';
import { kafkaBroker, kafkaConsumer } from './kafka-consumer.ts';
import { shellWord } from './shell.ts';

export interface ConsumeCommand {
	readonly title: string;
	/** For a POSIX shell. */
	readonly code: string;
}

/** One way to read a stream. */
export interface ConsumeWay {
	readonly id: 'public' | 'kafka' | 'table' | 'configuration';
	readonly title: string;
	/** Why it does not apply, a full sentence; null where it does. */
	readonly whyNot: string | null;
	/** What to know before, full sentences; '' where there is nothing. */
	readonly note: string;
	readonly commands: readonly ConsumeCommand[];
}

/** All ways in the first environment that declares the stream, those that apply first. */
export function consumeWays(stream: Stream, config: CatalogConfig): ConsumeWay[] {
	const declared = new Set(stream.views.filter((view) => view.declared).map((view) => view.environment));
	const environment = config.environments.find(({ name }) => declared.has(name));
	if (!environment) return [];
	const ways = [
		publicWay(stream, config),
		tableWay(stream, config),
		kafkaWay(stream, environment, config),
		configurationWay(stream, environment),
	];
	return [...ways.filter(({ whyNot }) => whyNot === null), ...ways.filter(({ whyNot }) => whyNot !== null)];
}

const no = (id: ConsumeWay['id'], title: string, whyNot: string): ConsumeWay => ({
	id,
	title,
	whyNot,
	note: '',
	commands: [],
});

/** Drops canary events on the way through `jq`. */
function withoutCanaries(config: CatalogConfig): string {
	const { canary } = config.lake;
	return canary ? ` \\\n  | jq --unbuffered -c 'select(.${canary.field} != "${canary.value}")'` : '';
}

function publicWay(stream: Stream, config: CatalogConfig): ConsumeWay {
	const id = 'public';
	const title = 'Over HTTP, for everybody';
	const base = config.values['publicStream'];
	if (base === undefined) return no(id, title, 'No address of public streams is configured.');
	if (stream.public === null) {
		const destination = config.destinations.find(({ name }) => name === stream.destination);
		if (config.publicStreams === null)
			return no(id, title, 'The catalog has no list of public streams, so it cannot tell.');
		if (destination && !destination.publishable) {
			return no(id, title, `It is not public; streams of ${destination.name} cannot be.`);
		}
		return no(id, title, 'It is not on the list of public streams.');
	}
	const address = `${base}${encodeUrlPart(stream.name)}`;
	const command = `curl -sN -H 'Accept: application/json' ${shellWord(address)}`;
	const hourAgo = `curl -sN -H 'Accept: application/json' "${address}?since=$(date -u -d '1 hour ago' +%FT%TZ)"`;
	return {
		id,
		title,
		whyNot: null,
		note: 'One event per line, as it happens. Without the header the answer is a stream of server-sent events.',
		commands: [
			{ title: 'Events as they happen', code: `${command}${stream.canary ? withoutCanaries(config) : ''}` },
			{ title: 'From an hour ago on', code: hourAgo },
		],
	};
}

function tableWay(stream: Stream, config: CatalogConfig): ConsumeWay {
	const id = 'table';
	const title = 'In the Data Lake';
	const { hadoop, hive } = stream.ingestion;
	if (stream.table === null)
		return no(id, title, 'A pattern has no table of its own; each stream that it matches would have one.');
	if (!hadoop)
		return no(
			id,
			title,
			'Its events are not copied to the Data Lake (consumers → analytics_hadoop_ingestion).',
		);
	if (!hive)
		return no(
			id,
			title,
			'Its events are copied raw, but not written to a table (consumers → analytics_hive_ingestion).',
		);
	const days = config.lake.retentionDays;
	const kept = days === null ? '' : ` Rows are deleted after ${days} days`;
	const sanitized = stream.retained ? ', but an allowlist keeps some fields longer' : '';
	return {
		id,
		title,
		whyNot: null,
		note: `The table is ${stream.table}.${kept}${kept === '' ? '' : `${sanitized}.`}`,
		commands: [],
	};
}

function kafkaWay(stream: Stream, environment: EnvironmentConfig, config: CatalogConfig): ConsumeWay {
	const id = 'kafka';
	const title = 'From Kafka';
	const { values } = environment;
	if (stream.pattern)
		return no(id, title, 'A pattern has no topic of its own; give the topic of a stream that it matches.');
	if (stream.kafkaClusters.length === 0) {
		return no(
			id,
			title,
			'The configuration names no event service, so the catalog does not know the Kafka cluster.',
		);
	}
	// The clusters of an event service are those of the first environment; others have one broker for all.
	const clusters = environment === config.environments[0] ? stream.kafkaClusters : [environment.title];
	const commands = clusters.flatMap((cluster): ConsumeCommand[] => {
		const broker = kafkaBroker(values, cluster);
		const topic = topicFor(cluster, stream, environment);
		if (broker === undefined || topic === undefined) return [];
		const code = kafkaConsumer(values, broker, topic, '-o -10 -e -q').join(' \\\n  ');
		return [{ title: `The last ten events in ${cluster}`, code }];
	});
	if (commands.length === 0)
		return no(id, title, `No broker of ${stream.kafkaClusters.join(', ')} is configured.`);
	const host = values['kafkaHost'];
	return { id, title, whyNot: null, note: host === undefined ? '' : `Run it on ${host}.`, commands };
}

/** A cluster holds the topic of its own data center first; the cluster's name ends in that of the data center. */
function topicFor(cluster: string, stream: Stream, environment: EnvironmentConfig): string | undefined {
	const prefix = environment.topicPrefixes.find((one) => cluster.endsWith(one.replace(/\.$/, '')));
	return stream.topics.find((topic) => prefix !== undefined && topic.startsWith(prefix)) ?? stream.topics[0];
}

function configurationWay(stream: Stream, environment: EnvironmentConfig): ConsumeWay {
	const id = 'configuration';
	const title = 'Its live settings';
	const api = environment.values['configurationApi'];
	if (api === undefined) return no(id, title, 'No address of the API is configured.');
	const gateways = environment.wikis[0]?.name;
	if (
		!stream.views.some(
			(view) => view.environment === environment.name && view.wiki === gateways && view.declared,
		)
	) {
		return no(
			id,
			title,
			`${environment.wikis[0]?.title ?? 'The first wiki'} does not declare it, so the API answers nothing.`,
		);
	}
	const query = configurationQuery(api, stream.name);
	return {
		id,
		title,
		whyNot: null,
		note: 'The answer is cached for ten minutes.',
		commands: [{ title: 'What the API answers', code: `curl -s ${shellWord(query)} \\\n  | jq .streams` }],
	};
}
