/** A built catalog as the folder that EventCatalog builds: https://www.eventcatalog.dev/docs/development/getting-started/project-structure */
import { stringify } from '../../model/json.ts';
import { titleFile } from '../../paths.ts';
import type { BuiltCatalog } from '../mcp/built-catalog.ts';

/** Files below the folder of an EventCatalog project: path → text. */
export function eventCatalogFiles(site: BuiltCatalog): ReadonlyMap<string, string> {
	const files = new Map<string, string>();
	const { schemas, streams } = site.catalog();
	const ids = new Map(schemas.map(({ title }) => [title, titleFile(title).replaceAll('~1', '.')]));
	for (const { title, kind, latest, description } of schemas) {
		const id = ids.get(title);
		const content = site.schema(title, latest);
		if (kind !== 'event' || id === undefined || content === null) continue;
		files.set(`events/${id}/schema.json`, `${stringify(content, 2)}\n`);
		files.set(
			`events/${id}/index.mdx`,
			page(
				{ id, name: title, version: latest, summary: description, schemaPath: 'schema.json' },
				'<SchemaViewer file="schema.json" title="Schema" maxHeight="500" />',
			),
		);
	}
	const services = Map.groupBy(
		streams.filter(({ destination }) => destination !== null),
		({ destination }) => destination ?? '',
	);
	for (const [service, rows] of services) {
		const id = titleFile(service);
		const titles = new Set(rows.flatMap(({ schemaTitle }) => schemaTitle ?? []));
		const receives = [...titles].flatMap((title) => {
			const event = ids.get(title);
			return event !== undefined && files.has(`events/${event}/index.mdx`) ? [{ id: event }] : [];
		});
		const lines = rows.map(
			({ name, schemaTitle }) =>
				`- \`${name.replaceAll('`', "'")}\`${schemaTitle === null ? '' : `: \`${schemaTitle}\``}`,
		);
		files.set(
			`services/${id}/index.mdx`,
			page(
				{
					id,
					name: service,
					version: '1.0.0',
					summary: `Takes the events of ${rows.length} streams.`,
					receives,
				},
				`## Streams\n\n${lines.map(inert).join('\n')}\n\n<NodeGraph />`,
			),
		);
	}
	return files;
}

/** Front matter as JSON, which is YAML too, so that no value needs quoting rules of its own. */
const page = (matter: Readonly<Record<string, unknown>>, body: string): string =>
	`---\n${Object.entries(matter)
		.map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
		.join('\n')}\n---\n\n${body}\n`;

/** Braces and tags are code in MDX, even in a list. */
const inert = (text: string): string =>
	text.replace(/[{}<>]/g, (character) => `&#${character.charCodeAt(0)};`);
