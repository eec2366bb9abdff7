import { describe, expect, it } from 'vitest';
import { streamLinks } from '../../../../src/catalog/stream/links.ts';
import { environmentMatrix } from '../../../../src/catalog/views/environment-matrix.ts';
import { patternAnswer } from '../../../../src/client/table/stream-pattern.ts';
import type { LinkTemplate } from '../../../../src/model/config.ts';
import { stringify } from '../../../../src/model/json.ts';
import { consumeWays } from '../../../../src/workflow/subject/consume.ts';
import {
	build,
	CONFIG,
	configurationOf,
	fixtureConfiguration,
	php,
} from '../../../support/stream-configuration.ts';

const { get } = build(fixtureConfiguration());

describe('the table of environments', () => {
	it('has a column for each group of wikis that sees the same, and a row for each setting that differs', () => {
		const { columns, rows, same, equalSettings } = environmentMatrix(get('mediawiki.web_ui_actions'), CONFIG);
		expect(columns.map(({ environment, wikis }) => `${environment}: ${wikis.join(', ')}`)).toEqual([
			'Production: Meta-Wiki',
			'Production: English Wikipedia',
			'Production: Test Wikipedia',
			'Production: Office Wiki',
			'Beta: Meta-Wiki on beta',
			'Beta: English Wikipedia on beta',
		]);
		expect(
			rows.map(({ path, cells }) => [
				path.at(-1),
				...cells.map(
					({ value, differs }) => `${value === undefined ? '–' : stringify(value)}${differs ? '!' : ''}`,
				),
			]),
		).toEqual([
			['rate', '0.2', '0.01!', '1!', '0!', '0.2', '1!'],
			['enabled', '–', '–', '–', 'false!', '–', '–'],
			[
				'topic_prefixes',
				'["eqiad.","codfw."]',
				'["eqiad.","codfw."]',
				'["eqiad.","codfw."]',
				'["eqiad.","codfw."]',
				'["eqiad."]!',
				'["eqiad."]!',
			],
			[
				'http.request_headers.user-agent',
				'false',
				'false',
				'false',
				'false',
				'"user-agent"!',
				'"user-agent"!',
			],
			['canary_events_enabled', 'true', 'true', 'true', 'true', '–!', '–!'],
			['unit', '"pageview"', '"pageview"', '"pageview"', '"pageview"', '"pageview"', '"session"!'],
		]);
		expect(same).toEqual([]);
		expect(equalSettings).toBe(4);
	});

	it('names the wikis that see what the default view does', () => {
		const { columns, same } = environmentMatrix(get('mediawiki.talk_page_edit'), CONFIG);
		expect(same).toEqual(['English Wikipedia', 'Test Wikipedia']);
		expect(columns.map(({ wikis }) => wikis.join(', '))).toEqual([
			'Meta-Wiki, English Wikipedia, Test Wikipedia',
			'Office Wiki',
			'Meta-Wiki on beta, English Wikipedia on beta',
		]);
	});

	it('says where a stream is not declared', () => {
		const { columns, rows } = environmentMatrix(get('desktop_mobile_link_clicks'), CONFIG);
		expect(columns.map(({ declared }) => declared)).toEqual([false, false, true]);
		expect(rows).toEqual([]);
	});
});

describe('links', () => {
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
	const urls = (name: string, ...links: LinkTemplate[]) =>
		streamLinks(get(name), undefined, { ...CONFIG, links }).map(({ url }) => url);

	it('are filled with the values of the stream', () => {
		const url = 'https://example.org/{service}?topic={topic}&table={table}&cluster={cluster}';
		expect(urls('mediawiki.web_ui_actions', link({ url }))).toEqual([
			'https://example.org/eventgate-analytics-external?topic=eqiad.mediawiki.web_ui_actions&table=event.mediawiki_web_ui_actions&cluster=jumbo-eqiad',
		]);
	});

	it('are left out where a value is missing, the destination is another, or the environment does not declare it', () => {
		expect(urls('mediawiki.talk_page_edit', link({ url: 'https://example.org/{service}' }))).toEqual([]);
		expect(urls('mediawiki.web_ui_actions', link({ destinations: ['eventgate-main'] }))).toEqual([]);
		expect(urls('desktop_mobile_link_clicks', link({}), link({ environment: 'beta' }))).toEqual([
			'https://example.org/desktop_mobile_link_clicks',
		]);
	});

	it('of a pattern are only those to its configuration, with the pattern encoded', () => {
		expect(
			urls(
				'/^mediawiki\\.job\\..+/',
				link({}),
				link({ group: 'configuration', url: 'https://example.org/?streams={stream}' }),
			),
		).toEqual(['https://example.org/?streams=%2F%5Emediawiki%5C.job%5C..%2B%2F']);
	});
});

describe('ways to read a stream', () => {
	const config = {
		...CONFIG,
		publicStreams: '/public.yaml',
		values: { publicStream: 'https://stream.example/v2/stream/' },
		lake: { ...CONFIG.lake, canary: { field: 'meta.domain', value: 'canary' } },
		environments: CONFIG.environments.map((environment, index) =>
			index > 0
				? environment
				: {
						...environment,
						values: {
							...environment.values,
							kafkaClient: 'kcat',
							kafkaOptions: '-X a=b',
							'kafkaBroker.main-eqiad': 'main1:9093',
							'kafkaBroker.main-codfw': 'main2:9093',
							'kafkaBroker.jumbo-eqiad': 'jumbo:9093',
						},
					},
		),
	};
	const consumers =
		"'consumers' => [ 'analytics_hadoop_ingestion' => [ 'enabled' => true ], 'analytics_hive_ingestion' => [ 'enabled' => %s ] ]";
	const streamOf = (name: string, entry: string) =>
		build(
			configurationOf({
				production: php(
					`'${name}' => [ ${entry} ]`,
					"'wgEventStreamsDefaultSettings' => [ 'default' => [ 'topic_prefixes' => [ 'eqiad.', 'codfw.' ], 'canary_events_enabled' => true ] ]",
				),
			}),
			{
				publicStreams: { exposure: new Map([['a.public', { aliases: [], description: null }]]) },
			},
		).get(name);
	const way = (id: string, ...of: Parameters<typeof streamOf>) => {
		const found = consumeWays(streamOf(...of), config).find((one) => one.id === id);
		return [found?.whyNot, ...(found?.commands.map(({ code }) => code) ?? [])];
	};

	it('over HTTP only for public streams, without canary events', () => {
		expect(way('public', 'a.public', "'destination_event_service' => 'eventgate-main'")[1]).toBe(
			"curl -sN -H 'Accept: application/json' https://stream.example/v2/stream/a.public \\\n  | jq --unbuffered -c 'select(.meta.domain != \"canary\")'",
		);
		expect(way('public', 'a.b', "'destination_event_service' => 'eventgate-main'")).toEqual([
			'It is not on the list of public streams.',
		]);
		expect(way('public', 'a.b', "'destination_event_service' => 'eventgate-analytics-external'")).toEqual([
			'It is not public; streams of eventgate-analytics-external cannot be.',
		]);
	});

	it('from each Kafka cluster with the topic of its data center', () => {
		expect(way('kafka', 'a.b', "'destination_event_service' => 'eventgate-main'")).toEqual([
			null,
			'kcat -C -b main1:9093 \\\n  -X a=b \\\n  -t eqiad.a.b -o -10 -e -q',
			'kcat -C -b main2:9093 \\\n  -X a=b \\\n  -t codfw.a.b -o -10 -e -q',
		]);
		expect(way('kafka', 'a.b', '')[0]).toContain('does not know the Kafka cluster');
		expect(way('kafka', '/^a/', "'destination_event_service' => 'eventgate-main'")[0]).toContain(
			'has no topic of its own',
		);
	});

	it('in the Data Lake where both ingestion steps are on', () => {
		expect(way('table', 'a.b', consumers.replace('%s', 'true'))).toEqual([null]);
		expect(way('table', 'a.b', consumers.replace('%s', 'false'))[0]).toContain('analytics_hive_ingestion');
		expect(way('table', 'a.b', '')[0]).toContain('analytics_hadoop_ingestion');
		expect(way('table', '/^a/', '')[0]).toContain('has no table of its own');
	});

	it('as live settings, with a pattern encoded', () => {
		expect(way('configuration', '/^a/', '')[1]).toBe(
			"curl -s 'https://meta.example/w/api.php?action=streamconfigs&format=json&streams=%2F%5Ea%2F' \\\n  | jq .streams",
		);
	});

	it('that apply come first', () => {
		const ways = consumeWays(streamOf('a.b', "'destination_event_service' => 'eventgate-main'"), config);
		expect(ways.map(({ id, whyNot }) => `${id} ${whyNot === null}`)).toEqual([
			'kafka true',
			'configuration true',
			'public false',
			'table false',
		]);
	});
});

it.each([
	['', ''],
	['mediawiki.job.x', 'Yes, the pattern matches it.'],
	['mediawiki.job.known', 'It matches, but the stream has an entry of its own, which wins.'],
	['other', 'No, the pattern does not match it.'],
])('Trying “%s” on a pattern answers “%s”', (name, answer) => {
	expect(patternAnswer(name, /^mediawiki\.job\..+/, ['mediawiki.job.known'])).toBe(answer);
});
