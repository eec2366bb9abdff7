import { stringify } from '../../model/json.ts';
import { kafkaBroker, kafkaConsumer } from '../subject/kafka-consumer.ts';
import {
	concreteStream,
	concreteTopic,
	configurationUrlOf,
	configured,
	defaultEnvironment,
	destinationOf,
	environmentOf,
	type GuideContext,
	intakeOf,
	thorough,
	unknownService,
} from '../subject/platform.ts';
import { shellWord } from '../subject/shell.ts';
import { placeholder, textOf, type Value } from '../subject/value.ts';
import { variableValue } from '../subject/variables.ts';
import { NOW, SCHEMA_MISSING, sampleEvent, timelessEvent } from './sample-event.ts';
import { Blanks, type NoSnippet, type Snippet, type SnippetMaker } from './snippet.ts';

/** Posts one valid event; the answer says whether it was accepted. */
function smokeTest(context: GuideContext, url: Value, title: string): Snippet | NoSnippet {
	const event = sampleEvent(context);
	if (event === null) return { none: SCHEMA_MISSING };
	const blanks = new Blanks();
	blanks.text(concreteStream(context.subject));
	// The event's own time is that of sending; a fixed one would be of the past.
	const body = quoteAlways(stringify([timelessEvent(event)], 2)).replaceAll(
		JSON.stringify(NOW),
		`"'"$(date -u +%FT%TZ)"'"`,
	);
	return {
		title,
		language: 'sh',
		code: `curl -i -X POST -H 'Content-Type: application/json' ${shellWord(blanks.text(url))} -d ${body}\n`,
		placeholders: blanks.list,
	};
}

/** JSON in single quotes, also where it would need none. */
const quoteAlways = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

export const smokeTestLocal: SnippetMaker = (context) =>
	smokeTest(
		context,
		configured(context.facts, 'local.intake'),
		'One valid event, to the local event service',
	);

export const smokeTestBeta: SnippetMaker = (context) =>
	smokeTest(context, thorough(intakeOf(context, 'beta')), 'One valid event, to the event service of beta');

/**
 * What a sender outside of MediaWiki posts: to the public intake where there is one and the sender is no service,
 * else to the service mesh, which is what answers inside of Kubernetes.
 */
export const httpProducer: SnippetMaker = (context) => {
	const { subject, facts } = context;
	const intakes = destinationOf(context)?.intake ?? {};
	const environment = defaultEnvironment(facts);
	const inside = subject.sender?.software?.runs === 'service' || Object.keys(intakes).length === 0;
	const mesh = configured(facts, `claim.mesh.${(subject.destination ?? '').replace(/^eventgate-/, '')}`);
	const url =
		inside && typeof mesh === 'string'
			? mesh
			: inside
				? variableValue('internalIntake', context)
				: thorough(intakeOf(context, environment));
	return smokeTest(context, url, 'What has to be sent, as a command');
};

/** Reads a topic as events arrive. */
function consume(
	context: GuideContext,
	environment: string,
	topic: Value,
	filter: string,
	from: string,
	title: string,
	at?: Value,
): Snippet {
	const { facts, subject } = context;
	const blanks = new Blanks();
	const values = environmentOf(facts, environment)?.values ?? {};
	const broker =
		at ??
		kafkaBroker(values, subject.kafkaClusters[0]) ??
		placeholder('KAFKA_BROKER', 'A broker of the Kafka cluster, with its port; the catalog is not told it.');
	const command = kafkaConsumer(values, blanks.text(broker), blanks.text(topic), from).join(' ');
	const host = values['kafkaHost'];
	return {
		title: `${title}${host ? `, on ${host}` : ''}`,
		language: 'sh',
		code: `${command} | jq ${shellWord(filter)}\n`,
		placeholders: blanks.list,
	};
}

const NEW_EVENTS = '-o end -c 5';
const LAST_EVENTS = '-o -500 -e';

/** jq that keeps the events of this stream, for a topic that several may share. */
function ownEvents({ subject }: GuideContext): string {
	return subject.explicitTopics && !subject.pattern
		? `select(.meta.stream == ${JSON.stringify(subject.name)})`
		: '.';
}

export const receiptBeta: SnippetMaker = (context) =>
	consume(
		context,
		'beta',
		variableValue('betaTopic', context),
		ownEvents(context),
		NEW_EVENTS,
		'The next five events',
	);

/** The staging release of a stream processor writes to a Kafka cluster for tests. */
export const receiptStaging: SnippetMaker = (context) => {
	const broker = configured(context.facts, 'claim.flink.staging');
	const made = consume(
		context,
		defaultEnvironment(context.facts),
		concreteTopic(context.subject),
		'.',
		NEW_EVENTS,
		'The next five events of the staging release',
		broker,
	);
	return made;
};

export const receiptProduction: SnippetMaker = (context) =>
	consume(
		context,
		defaultEnvironment(context.facts),
		concreteTopic(context.subject),
		ownEvents(context),
		NEW_EVENTS,
		'The next five events',
	);

function refused(context: GuideContext, environment: string): Snippet | NoSnippet {
	const { subject, facts } = context;
	if (subject.destination === null) return { none: unknownService().explanation };
	const prefix = environmentOf(facts, environment)?.topicPrefixes[0] ?? '';
	const blanks = new Blanks();
	const stream = blanks.text(concreteStream(subject));
	const made = consume(
		context,
		environment,
		`${prefix}${subject.destination}.error.validation`,
		`select(.errored_stream_name == ${JSON.stringify(stream)}) | .message`,
		LAST_EVENTS,
		'Why events of this stream were refused',
	);
	return { ...made, placeholders: [...blanks.list, ...made.placeholders] };
}

export const refusedBeta: SnippetMaker = (context) => refused(context, 'beta');
export const refusedProduction: SnippetMaker = (context) =>
	refused(context, defaultEnvironment(context.facts));

function configurationCheck(
	context: GuideContext,
	environment: string,
	title: string,
	headers: readonly string[] = [],
): Snippet {
	const blanks = new Blanks();
	const url = blanks.text(configurationUrlOf(context, environment));
	const filter = `.streams[${JSON.stringify(context.subject.name)}]`;
	return {
		title,
		language: 'sh',
		code: `curl -s ${headers.map((one) => `-H ${quoteAlways(one)} `).join('')}${quoteAlways(url)} | jq ${quoteAlways(filter)}\n`,
		placeholders: blanks.list,
	};
}

export const configurationBeta: SnippetMaker = (context) =>
	configurationCheck(context, 'beta', 'The settings that beta answers with');
export const configurationProduction: SnippetMaker = (context) =>
	configurationCheck(context, defaultEnvironment(context.facts), 'The settings that production answers with');

/** The same from a debug server, whose answers pass the cache. */
export const configurationDebug: SnippetMaker = (context) => {
	const backend = textOf(configured(context.facts, 'claim.config.debug-backend'));
	return configurationCheck(
		context,
		defaultEnvironment(context.facts),
		'The settings that the test servers answer with',
		[`X-Wikimedia-Debug: backend=${backend}`],
	);
};

/**
 * Asks each repository on the schema server for the newest version of the schema.
 *
 * @param filter what the answer is piped through, with its bar; '' for nothing
 */
function askRepositories(context: GuideContext, title: string, filter: string): Snippet {
	const blanks = new Blanks();
	const schema = blanks.text(variableValue('title', context));
	const server = blanks.text(configured(context.facts, `${defaultEnvironment(context.facts)}.schemaServer`));
	const names = context.facts.repositories.map(({ name }) => name).join(' ');
	const base = context.facts.repositories[0]?.basePath ?? 'jsonschema';
	return {
		title,
		language: 'sh',
		code: `for r in ${names}; do
  curl -sf "${server}/repositories/$r/${base}/${schema}/latest"${filter}
done
`,
		placeholders: blanks.list,
	};
}

/** The newest version of a schema that is not loaded, from whichever repository has it. */
export const findSchema: SnippetMaker = (context) =>
	askRepositories(
		context,
		'The newest version, and the repository that has it',
		' | sed -n "s|^\\$id:|$r &|p"',
	);

/** That version itself. */
export const readSchema: SnippetMaker = (context) =>
	askRepositories(context, 'The schema as it is published', '');

/** The query for refused events in the log search. */
export const validationQuery: SnippetMaker = (context) => {
	const blanks = new Blanks();
	const stream = blanks.text(concreteStream(context.subject)).replace(/[\\"]/g, '\\$&');
	return {
		title: 'Query for refused events in the log search',
		language: 'text',
		code: `type:eventgate_validation_error AND errored_stream_name:"${stream}"\n`,
		placeholders: blanks.list,
	};
};
