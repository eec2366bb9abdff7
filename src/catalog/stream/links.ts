import type { CatalogConfig, LinkTemplate } from '../../model/config.ts';
import type { Schema } from '../../model/schema.ts';
import type { Stream } from '../../model/stream.ts';
import { fillUrl } from '../../text/url-template.ts';

/** A configured link with the stream's own values in it. */
export interface StreamLink
	extends Pick<LinkTemplate, 'id' | 'label' | 'description' | 'group' | 'access' | 'environment'> {
	readonly url: string;
}

/**
 * The links of the configuration that apply to a stream: those of its destination, in environments that declare
 * it, whose values are all known. A pattern has no single name or topic, so only links to its configuration are left.
 */
export function streamLinks(stream: Stream, schema: Schema | undefined, config: CatalogConfig): StreamLink[] {
	const declared = new Set(
		stream.views.filter((view) => view.declared).map(({ environment }) => environment),
	);
	return config.links.flatMap((link) => {
		const environment = config.environments.find(({ name }) => name === link.environment);
		if (!declared.has(link.environment)) return [];
		if (link.destinations.length > 0 && !link.destinations.includes(stream.destination ?? '')) return [];
		const verbatim = stream.pattern === null || link.group === 'configuration';
		const url = fillUrl(link.url, {
			...config.values,
			...environment?.values,
			environment: link.environment,
			wiki: environment?.wikis[0]?.url ?? null,
			stream: verbatim ? stream.name : null,
			topic: stream.pattern === null ? stream.topics[0] : null,
			topicRegex: stream.pattern === null ? null : stream.topics[0],
			table: stream.table,
			database: config.lake.database,
			service: stream.destination,
			cluster: stream.kafkaClusters[0] ?? null,
			job: stream.ingestion.hadoop ? stream.ingestion.job : null,
			schema: stream.schemaTitle,
			version: schema?.latest.version ?? null,
			repository: schema?.repository ?? null,
		});
		const { id, label, description, group, access } = link;
		return url === null
			? []
			: [{ id, label, description, group, access, environment: link.environment, url }];
	});
}
