import { describe, expect, it } from 'vitest';
import {
	type PlatformValues,
	type StreamNames,
	streamLink,
	streamValues,
} from '../../../../src/catalog/stream/values.ts';
import type { LinkTemplate } from '../../../../src/model/config.ts';
import { aConfiguration } from '../../../support/builders.ts';

const environment = (name: string, topicPrefixes: readonly string[]) => ({
	name,
	title: name,
	extends: null,
	wikis: [],
	topicPrefixes,
	values: {},
});
const platform: PlatformValues = aConfiguration({
	environments: [environment('production', ['east.', 'west.']), environment('beta', ['beta.'])],
});
const stream = (parts: Partial<StreamNames> = {}): StreamNames => ({
	name: 'a.button_click.v1',
	pattern: false,
	topics: ['east.a.button_click.v1', 'west.a.button_click.v1'],
	explicitTopics: false,
	legacy: false,
	table: 'event.a_button_click_v1',
	destination: 'gate',
	kafkaClusters: ['big'],
	ingestion: { hadoop: true, job: 'gobblin' },
	schemaTitle: 'a/button_click',
	schema: { version: '1.2.0', repository: 'primary' },
	...parts,
});
const values = (parts: Partial<StreamNames> = {}, name = 'production') =>
	streamValues(stream(parts), platform, name);

describe('the values of a stream', () => {
	it('name its table with the database, and the database alone', () => {
		expect(values()).toMatchObject({ table: 'event.a_button_click_v1', database: 'event' });
	});

	it('have the first topic, and a regular expression for all of them', () => {
		expect(values()).toMatchObject({
			topic: 'east.a.button_click.v1',
			topicRegex: 'east\\.a\\.button_click\\.v1|west\\.a\\.button_click\\.v1',
		});
	});

	it('have the topics of the environment that is asked for', () => {
		expect(values({}, 'beta').topic).toBe('beta.a.button_click.v1');
		expect(values({ legacy: true, topics: ['eventlogging_A'] }, 'beta').topic).toBe('eventlogging_A');
		expect(values({ explicitTopics: true, topics: ['own'] }, 'beta').topic).toBe('own');
	});

	it('have no job where the stream is not copied to the Data Lake, whatever its settings say', () => {
		expect(values({ ingestion: { hadoop: false, job: 'gobblin' } }).job).toBeNull();
	});

	it('of a pattern are neither a name nor a topic', () => {
		expect(values({ name: '/^a\\./', pattern: true, topics: ['/^east\\.a/'] })).toMatchObject({
			stream: null,
			topic: null,
			topicRegex: null,
			service: 'gate',
		});
	});
});

describe('a link of a stream', () => {
	const link = (parts: Partial<LinkTemplate>): LinkTemplate => ({
		id: 'x',
		label: 'X',
		description: '',
		url: 'https://example.org/{stream}',
		group: 'dashboard',
		environment: 'production',
		destinations: [],
		access: null,
		source: null,
		...parts,
	});

	it('of a pattern stays where it needs no name, and asks the configuration for the pattern itself', () => {
		const pattern = stream({ name: '/^a/', pattern: true });
		expect(streamLink(link({ url: 'https://example.org/errors' }), pattern, platform)).toBe(
			'https://example.org/errors',
		);
		expect(streamLink(link({}), pattern, platform)).toBeNull();
		expect(streamLink(link({ group: 'configuration' }), pattern, platform)).toBe(
			'https://example.org/%2F%5Ea%2F',
		);
	});

	it('is none where it would not be an address of the web', () => {
		expect(streamLink(link({ url: 'javascript:{stream}' }), stream(), platform)).toBeNull();
	});
});
