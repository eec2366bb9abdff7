import { asText, isObject, type Json, type JsonObject, own } from '../../model/json.ts';
import {
	concreteStream,
	concreteTopic,
	configured,
	defaultEnvironment,
	environmentOf,
	type GuideContext,
} from '../subject/platform.ts';
import { unknownVersion } from '../subject/schema-values.ts';
import { placeholder } from '../subject/value.ts';
import { SCHEMA_MISSING, sampleEvent, without } from './sample-event.ts';
import { Blanks, type SnippetMaker } from './snippet.ts';

/** The form of a job of mediawiki-event-enrichment, which reads, changes and writes streams by its configuration. */
export const pyFlink: SnippetMaker = (context) => {
	const { subject } = context;
	const blanks = new Blanks();
	const stream = blanks.text(concreteStream(subject));
	const version = subject.schema?.version ?? blanks.text(unknownVersion());
	const prefix = subject.topics[0]?.endsWith(subject.name)
		? subject.topics[0].slice(0, -subject.name.length)
		: '';
	return {
		title: 'Below stream_manager in the values of the release, in deployment-charts',
		language: 'yaml',
		code: `sink:
  type: kafka
  stream: ${yamlString(`${stream}:${version}`)}
  options:
    kafka_topic_prefix: ${yamlString(prefix)}
error_sink:
  type: kafka
  options:
    kafka_topic_prefix: ${yamlString(prefix)}
`,
		placeholders: blanks.list,
	};
};

const yamlString = (text: string): string =>
	/^[A-Za-z][\w.-]*(?::[\w.]+)?$/.test(text) ? text : JSON.stringify(text);

/** Whether a schema says that a text is a time; the row type has an Instant there (EVU JsonSchemaConverter). */
function isTime(context: GuideContext, path: string): boolean {
	let node: Json | undefined = context.subject.schema?.content;
	for (const name of path.split('.')) node = own(own(node, 'properties'), name);
	return own(node, 'format') === 'date-time';
}

/** Fields that the sink of eventutilities-flink manages itself. */
const SINK_FIELDS: ReadonlySet<string> = new Set(['$schema', 'meta']);

/** A Flink job that writes the stream to Kafka with wikimedia-event-utilities. */
export const flink: SnippetMaker = (context) => {
	const { subject, facts } = context;
	const event = sampleEvent(context);
	if (event === null || subject.schema === null) return { none: SCHEMA_MISSING };
	const blanks = new Blanks();
	const environment = defaultEnvironment(facts);
	const server = blanks.text(configured(facts, `${environment}.schemaServer`));
	const api = blanks.text(configured(facts, `${environment}.configurationApi`));
	const broker =
		environmentOf(facts, environment)?.values[`kafkaBroker.${subject.kafkaClusters[0] ?? ''}`] ??
		blanks.text(
			placeholder(
				'KAFKA_BROKERS',
				'The brokers of the Kafka cluster that the job writes to; its deployment knows them.',
			),
		);
	const text = (value: string): string => JSON.stringify(value);
	const stream = text(blanks.text(concreteStream(subject)));
	const bases = facts.repositories.map(
		({ name, basePath }) => `        ${text(`${server}/repositories/${name}/${basePath}`)}`,
	);
	return {
		title: 'In your Flink job',
		language: 'java',
		code: `EventDataStreamFactory factory = EventDataStreamFactory.from(
    List.of(
${bases.join(',\n')}
    ),
    ${text(api)}
);
EventRowTypeInfo rowType = factory.rowTypeInfo(${stream}, ${text(subject.schema.version)});

KafkaSink<Row> sink = factory.kafkaSinkBuilder(
    ${stream},
    ${text(subject.schema.version)},
    ${text(broker)},
    ${text(blanks.text(concreteTopic(subject)))},
    KafkaRecordTimestampStrategy.ROW_EVENT_TIME
).build();

records.map(record -> {
    Row row = rowType.createEmptyRow();
${rowLines(without(event, SINK_FIELDS), '', context)}    return row;
}, rowType).sinkTo(sink);
`,
		placeholders: blanks.list,
	};
};

function rowLines(fields: JsonObject, path: string, context: GuideContext): string {
	const row = path === '' ? 'row' : `${path.replaceAll('.', '_')}Row`;
	return Object.entries(fields)
		.map(([name, value]) => {
			const inner = path === '' ? name : `${path}.${name}`;
			if (isObject(value) && Object.keys(value).length > 0) {
				const own = `${inner.replaceAll('.', '_')}Row`;
				return `    Row ${own} = rowType.createEmptySubRow(${JSON.stringify(inner)});\n${rowLines(value, inner, context)}    ${row}.setField(${JSON.stringify(name)}, ${own});\n`;
			}
			const literal = isTime(context, inner)
				? inner === 'dt'
					? 'record.eventTime()'
					: `Instant.parse(${JSON.stringify(value)})`
				: typeof value === 'string'
					? JSON.stringify(value)
					: javaValue(value);
			return `    ${row}.setField(${JSON.stringify(name)}, ${literal});\n`;
		})
		.join('');
}

function javaValue(value: unknown): string {
	if (Array.isArray(value))
		return `new Object[] {${value.map((one) => (typeof one === 'string' ? JSON.stringify(one) : javaValue(one))).join(', ')}}`;
	if (typeof value === 'object' && value !== null) return 'Map.of()';
	if (typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))) return `${value}L`;
	return asText(value);
}
