/** A built catalog as AsyncAPI 3.0 documents, one for each event service: https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
import type { StreamRow } from '../../catalog/views/api/shapes.ts';
import { isObject, type Json, type JsonObject, newObject, own } from '../../model/json.ts';
import { titleFile } from '../../paths.ts';
import type { BuiltCatalog } from '../mcp/built-catalog.ts';

/** Streams without an event service: producers write to Kafka themselves. */
const DIRECT = 'kafka';

/**
 * @returns name of the service → document. A stream whose name is a regular expression has no address of its own and is
 *   left out; `left` says which
 */
export function asyncApiDocuments(site: BuiltCatalog): {
	readonly documents: ReadonlyMap<string, JsonObject>;
	readonly left: readonly string[];
} {
	const { streams, digest } = site.catalog();
	const named = streams.filter(({ regex }) => !regex);
	const services = Map.groupBy(named, ({ destination }) => destination ?? DIRECT);
	const documents = new Map(
		[...services].map(([service, rows]) => [service, documentOf(service, rows, site, digest)]),
	);
	return { documents, left: streams.filter(({ regex }) => regex).map(({ name }) => name) };
}

function documentOf(
	service: string,
	streams: readonly StreamRow[],
	site: BuiltCatalog,
	digest: string,
): JsonObject {
	const messages = newObject();
	const channels = newObject();
	const operations = newObject();
	for (const stream of streams) {
		const id = componentName(stream.name);
		const message = messageOf(stream, site);
		if (message !== null) messages[message.id] = message.value;
		channels[id] = {
			address: stream.name,
			title: stream.name,
			...(stream.description === '' ? {} : { description: stream.description }),
			messages: message === null ? {} : { event: { $ref: `#/components/messages/${message.id}` } },
			'x-kafka-topics': stream.topics,
			...(stream.table === null ? {} : { 'x-table': stream.table }),
			...(stream.sample === null
				? {}
				: { 'x-sample': { rate: stream.sample.rate, unit: stream.sample.unit } }),
		};
		operations[`receive_${id}`] = {
			action: 'receive',
			channel: { $ref: `#/channels/${id}` },
			summary: `Takes events of ${stream.name}.`,
		};
	}
	return {
		asyncapi: '3.0.0',
		info: {
			title: service === DIRECT ? 'Streams written to Kafka directly' : service,
			version: `0.0.0-${digest.replace(/[^0-9A-Za-z]/g, '').slice(0, 12) || 'unknown'}`,
			description:
				'Streams, made from the stream configuration. Descriptions are written by the authors of streams and schemas.',
		},
		defaultContentType: 'application/json',
		channels,
		operations,
		components: { messages },
	};
}

/** The message of a stream: the newest version of its schema. Null where the schema is not loaded. */
function messageOf(
	{ schemaTitle }: StreamRow,
	site: BuiltCatalog,
): { readonly id: string; readonly value: JsonObject } | null {
	if (schemaTitle === null) return null;
	const versions = site.versions();
	const version = Object.hasOwn(versions, schemaTitle) ? versions[schemaTitle]?.at(-1) : undefined;
	const schema = version === undefined ? null : site.schema(schemaTitle, version);
	if (version === undefined || schema === null) return null;
	return {
		id: componentName(`${schemaTitle}_${version}`),
		value: {
			name: schemaTitle,
			title: `${schemaTitle} ${version}`,
			payload: {
				schemaFormat: 'application/schema+json;version=draft-07',
				schema: withoutIdentifiers(schema),
			},
		},
	};
}

/** Nested `$id`s of fragments would make a reader look for other documents. */
function withoutIdentifiers(node: Json): Json {
	if (Array.isArray(node)) return node.map((one: Json) => withoutIdentifiers(one));
	if (!isObject(node)) return node;
	const isSchema = own(node, 'type') !== undefined || own(node, 'properties') !== undefined;
	return newObject(
		Object.entries(node)
			.filter(
				([key, value]) =>
					!(isSchema && typeof value === 'string' && (key === '$id' || key === '$schema')) &&
					!(isSchema && key === 'examples'),
			)
			.map(([key, value]) => [key, withoutIdentifiers(value)] as const),
	);
}

/** A name that AsyncAPI takes as a key: letters, digits, `.`, `-`, `_`; others as in file names. */
const componentName = (name: string): string => titleFile(name).replace(/[^A-Za-z0-9._-]/g, '_');
