import type { CatalogConfig, LinkTemplate } from '../../model/config.ts';
import type { Schema } from '../../model/schema.ts';
import type { Stream } from '../../model/stream.ts';
import { type StreamNames, streamLink } from './values.ts';

/** A configured link with the stream's own values in it. */
export interface StreamLink
	extends Pick<LinkTemplate, 'id' | 'label' | 'description' | 'group' | 'access' | 'environment'> {
	readonly url: string;
}

/**
 * The links of the configuration that apply to a stream: those of its destination, in environments that declare
 * it, whose values are all known.
 */
export function streamLinks(stream: Stream, schema: Schema | undefined, config: CatalogConfig): StreamLink[] {
	const names = namesOfStream(stream, schema);
	const declared = new Set(
		stream.views.filter((view) => view.declared).map(({ environment }) => environment),
	);
	return config.links.flatMap((link) => {
		const url = declared.has(link.environment) ? streamLink(link, names, config) : null;
		const { id, label, description, group, access, environment } = link;
		return url === null ? [] : [{ id, label, description, group, access, environment, url }];
	});
}

/** A stream of the catalog as its values are made from. */
const namesOfStream = (stream: Stream, schema: Schema | undefined): StreamNames => ({
	...stream,
	pattern: stream.pattern !== null,
	explicitTopics: hasExplicitTopics(stream),
	schema: schema === undefined ? null : { version: schema.latest.version, repository: schema.repository },
});

/** Whether the stream's own entry lists its topics. An answer of the API carries topics that it computed. */
export const hasExplicitTopics = ({ settings }: Stream): boolean =>
	settings.some(({ path, origin }) => path[0] === 'topics' && origin.layer === 'entry');
