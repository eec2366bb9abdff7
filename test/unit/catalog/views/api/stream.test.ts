import { expect, it } from 'vitest';
import { streamConfigsJson, streamDocument, viewIds } from '../../../../../src/catalog/views/api/stream.ts';
import { stringify } from '../../../../../src/model/json.ts';
import {
	build,
	configurationOf,
	fixtureConfiguration,
	php,
} from '../../../../support/stream-configuration.ts';

const { streams, get } = build(fixtureConfiguration());

it('There is an answer for every wiki of every environment that is known', () => {
	expect(viewIds(streams).map(({ environment, wiki }) => `${environment}/${wiki}`)).toEqual([
		'production/metawiki',
		'production/enwiki',
		'production/testwiki',
		'production/officewiki',
		'beta/metawiki',
		'beta/enwiki',
	]);
});

it('The answer has the shape of action=streamconfigs', () => {
	const raw = configurationOf({
		production: php(
			"'a' => [ 'topic_prefixes' => null, 'sample' => [ 'rate' => 1, 'unit' => 'session' ], 'producers' => [] ]",
		),
	});
	expect(
		stringify(streamConfigsJson(build(raw).streams, { environment: 'production', wiki: 'metawiki' })),
	).toBe(
		'{"streams":{"a":{"topic_prefixes":null,"sample":{"rate":1,"unit":"session"},"producers":[],"stream":"a","topics":["a"]}}}',
	);
});

it('A wiki gets only the streams it declares, with its own values', () => {
	const answer = stringify(streamConfigsJson(streams, { environment: 'beta', wiki: 'enwiki' }));
	const parsed = JSON.parse(answer) as { streams: Record<string, { sample?: unknown }> };
	expect(Object.keys(parsed.streams)).toContain('desktop_mobile_link_clicks');
	expect(parsed.streams['mediawiki.web_ui_actions']?.sample).toEqual({ rate: 1, unit: 'session' });
	expect(stringify(streamConfigsJson(streams, { environment: 'production', wiki: 'enwiki' }))).not.toContain(
		'desktop_mobile',
	);
});

it('A stream says for every setting where it was written', () => {
	const json = JSON.parse(stringify(streamDocument(get('mediawiki.web_ui_actions')))) as {
		settings: { keys: string[]; origin: object }[];
	};
	expect(json.settings.find(({ keys }) => keys.join('.') === 'sample.rate')).toEqual({
		keys: ['sample', 'rate'],
		value: 0.2,
		origin: {
			layer: 'entry',
			group: 'default',
			environment: 'production',
			location: {
				file: 'config/production.php',
				line: 34,
				url: 'https://code.example/production.php#L34',
			},
		},
	});
});
