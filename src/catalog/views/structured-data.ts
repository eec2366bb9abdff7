/**
 * What a page is, for search engines and catalogs of data sets: JSON-LD in the words of https://schema.org/. Full
 * addresses only, so there is none where the site's own address is not known.
 */
import type { JsonObject } from '../../model/json.ts';
import type { StreamPageView } from './stream-page.ts';

const CONTEXT = 'https://schema.org';

/** The way from the site's section down to the page. */
export function breadcrumbData(
	items: readonly { readonly label: string; readonly href?: string | undefined }[],
	origin: string,
): JsonObject {
	return {
		'@context': CONTEXT,
		'@type': 'BreadcrumbList',
		itemListElement: items.map(({ label, href }, index) => ({
			'@type': 'ListItem',
			position: index + 1,
			name: label,
			...(href === undefined ? {} : { item: origin + href }),
		})),
	};
}

/** The catalog as a whole. */
export const catalogData = (
	{ title, description }: { readonly title: string; readonly description: string },
	address: string,
): JsonObject => ({
	'@context': CONTEXT,
	'@type': 'DataCatalog',
	name: title,
	description,
	url: address,
});

/**
 * A stream as the data set of its events.
 *
 * @param address of the page
 * @param catalog address of the home page
 */
export function streamData(
	{ stream, schema, publicUrl }: StreamPageView,
	address: string,
	catalog: string,
): JsonObject {
	const { name, summary, note, dates } = stream;
	return {
		'@context': CONTEXT,
		'@type': 'Dataset',
		name,
		description: summary.text === '' ? `Events of the stream ${name}.` : summary.text,
		url: address,
		identifier: name,
		includedInDataCatalog: { '@type': 'DataCatalog', url: catalog },
		isAccessibleForFree: publicUrl !== null,
		...(note?.owner ? { creator: { '@type': 'Organization', name: note.owner } } : {}),
		...(dates.since === null || !/^\d/.test(dates.since) ? {} : { dateCreated: dates.since }),
		...(dates.changed === null ? {} : { dateModified: dates.changed }),
		...(schema === undefined
			? {}
			: {
					variableMeasured: schema.latest.fields.map((field) => ({
						'@type': 'PropertyValue',
						name: field.path,
						...(field.description === '' ? {} : { description: field.description }),
					})),
				}),
	};
}
