import { beforeAll, describe, expect, it } from 'vitest';
import { asyncApiDocuments } from '../../src/cli/export/asyncapi.ts';
import { dataHubProposals } from '../../src/cli/export/datahub.ts';
import { eventCatalogFiles } from '../../src/cli/export/eventcatalog.ts';
import { BuiltCatalog } from '../../src/cli/mcp/built-catalog.ts';
import { type JsonObject, stringify } from '../../src/model/json.ts';
import { sampleSite } from '../support/sample-site.ts';

let site: BuiltCatalog;
beforeAll(() => {
	site = new BuiltCatalog(sampleSite());
});

describe('AsyncAPI', () => {
	it('has a document for each event service, with a channel for each of its streams', () => {
		const { documents, left } = asyncApiDocuments(site);
		const streams = site.catalog().streams;
		const main = JSON.parse(stringify(documents.get('eventgate-main'))) as {
			channels: Record<string, { address: string; messages: { event: { $ref: string } } }>;
			components: { messages: Record<string, { payload: { schema: { properties: object } } }> };
		};
		expect(Object.values(main.channels).map(({ address }) => address)).toEqual(
			streams.flatMap(({ name, regex, destination }) =>
				!regex && destination === 'eventgate-main' ? [name] : [],
			),
		);
		expect(left).toEqual(streams.filter(({ regex }) => regex).map(({ name }) => name));
		const { $ref } = main.channels['mediawiki.page_change.v1']?.messages.event ?? { $ref: '' };
		const message = main.components.messages[$ref.replace('#/components/messages/', '')];
		expect(Object.keys(message?.payload.schema.properties ?? {})).toContain('$schema');
	});

	it('has no identifier inside of a schema, which a reader would follow', () => {
		const { documents } = asyncApiDocuments(site);
		for (const document of documents.values()) expect(stringify(document)).not.toMatch(/"\$id":\s*"/);
	});
});

it('EventCatalog gets a page and a schema for each event, and a page for each service', () => {
	const files = eventCatalogFiles(site);
	const folder = 'events/mediawiki.page.change';
	expect(files.get(`${folder}/index.mdx`)).toContain('id: "mediawiki.page.change"');
	expect((JSON.parse(files.get(`${folder}/schema.json`) ?? '{}') as JsonObject)['title']).toBe(
		'mediawiki/page/change',
	);
	expect(files.get('services/eventgate-main/index.mdx')).toContain('{"id":"mediawiki.page.change"}');
});

it('DataHub learns from which topics a table is made', () => {
	const table = 'urn:li:dataset:(urn:li:dataPlatform:hive,event.mediawiki_page_change_v1,PROD)';
	const lineage = dataHubProposals(site).find(
		(one) =>
			(one as JsonObject)['entityUrn'] === table && (one as JsonObject)['aspectName'] === 'upstreamLineage',
	);
	expect(lineage).toMatchObject({
		aspect: {
			json: {
				upstreams: [
					{
						dataset: 'urn:li:dataset:(urn:li:dataPlatform:kafka,eqiad.mediawiki.page_change.v1,PROD)',
						type: 'TRANSFORMED',
					},
					{
						dataset: 'urn:li:dataset:(urn:li:dataPlatform:kafka,codfw.mediawiki.page_change.v1,PROD)',
						type: 'TRANSFORMED',
					},
				],
			},
		},
	});
});
