import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arrayOf, PhpArray, toJson } from '../../../../src/formats/php/value.ts';
import type { StreamConfigurationConfig } from '../../../../src/model/config.ts';
import { stringify } from '../../../../src/model/json.ts';
import { readStreamConfiguration } from '../../../../src/sources/streams/configuration.ts';
import { streamsOf, streamsOfAnswer } from '../../../../src/sources/streams/event-stream-config.ts';
import { SETTING_NAMES } from '../../../../src/sources/streams/settings-file.ts';
import {
	mergeSettings,
	processSetting,
	type SwallowedOverride,
} from '../../../../src/sources/streams/site-configuration.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/stream-configuration');

function configOf(files: StreamConfigurationConfig['files'], root = FIXTURES): StreamConfigurationConfig {
	return { name: 'config', git: null, webUrl: null, commitUrl: null, root, files };
}

const PHP = configOf([
	{ environment: 'production', kind: 'streams', path: join(FIXTURES, 'production.php') },
	{ environment: 'beta', kind: 'streams', path: join(FIXTURES, 'beta.php') },
]);

/** A configuration of one file with the given content. */
function written(name: string, content: string): StreamConfigurationConfig {
	const root = mkdtempSync(join(tmpdir(), 'stream-configuration-'));
	writeFileSync(join(root, name), content);
	return configOf([{ environment: 'production', kind: 'streams', path: join(root, name) }], root);
}

const settingsOf = (raw: ReturnType<typeof readStreamConfiguration>, environment: string) =>
	raw.environments.get(environment)?.settings ?? new Map();

function view(environment: string, wiki: string, tags: string[] = []) {
	const raw = readStreamConfiguration(PHP);
	const production = settingsOf(raw, 'production');
	const settings = environment === 'beta' ? mergeSettings(production, settingsOf(raw, 'beta')) : production;
	const swallowed: SwallowedOverride[] = [];
	const get = (name: string) =>
		processSetting(settings.get(name)?.groups ?? new Map(), wiki, tags, (one) => swallowed.push(one));
	const streams = streamsOf(get(raw.names.streams), get(raw.names.defaults));
	const setting = (stream: string, ...path: string[]) => {
		let traced = streams.get(stream)?.settings.at(path[0] ?? '');
		for (const key of path.slice(1)) traced = arrayOf(traced)?.at(key);
		return traced;
	};
	return { raw, streams, setting, swallowed, eventLogging: get(raw.names.eventLogging) };
}

describe('the two merge layers on a small configuration', () => {
	it.each([
		['production', 'metawiki', [], 0.2, 'pageview', 34],
		['production', 'enwiki', [], 0.01, 'pageview', 62],
		['production', 'testwiki', [], 1, 'pageview', 68],
		['production', 'officewiki', ['private'], 0, 'pageview', 65],
		['beta', 'metawiki', [], 0.2, 'pageview', 34],
		['beta', 'enwiki', [], 1, 'session', 36],
	])(
		'In %s %s the sampling of mediawiki.web_ui_actions is %s',
		(environment, wiki, tags, rate, unit, line) => {
			const { setting } = view(environment, wiki, tags);
			expect(setting('mediawiki.web_ui_actions', 'sample', 'rate')?.value).toBe(rate);
			expect(setting('mediawiki.web_ui_actions', 'sample', 'rate')?.origin.line).toBe(line);
			expect(setting('mediawiki.web_ui_actions', 'sample', 'unit')?.value).toBe(unit);
		},
	);

	it('The opt-out of beta metawiki is swallowed: the user agent is collected', () => {
		const { setting, swallowed } = view('beta', 'metawiki');
		const path = [
			'producers',
			'eventgate',
			'enrich_fields_from_http_headers',
			'http.request_headers.user-agent',
		];
		expect(setting('eventlogging_HelpPanel', ...path)?.value).toBe('user-agent');
		expect(swallowed.map(({ written, effective }) => [written.origin.line, effective.origin.line])).toEqual([
			[25, 44],
		]);
	});

	it('A stream that only beta enwiki declares is there and nowhere else', () => {
		expect(view('beta', 'enwiki').setting('desktop_mobile_link_clicks', 'schema_title')?.value).toBe(
			'/analytics/mediawiki/client/metrics_event',
		);
		expect(view('beta', 'metawiki').streams.has('desktop_mobile_link_clicks')).toBe(false);
		expect(view('production', 'enwiki').streams.has('desktop_mobile_link_clicks')).toBe(false);
	});

	it('The default settings of beta replace those of production whole', () => {
		const { streams, setting } = view('beta', 'metawiki');
		expect(setting('mediawiki.web_ui_actions', 'canary_events_enabled')).toBeUndefined();
		expect(streams.get('mediawiki.talk_page_edit')?.topics).toEqual(['eqiad.mediawiki.talk_page_edit']);
	});

	it('A private wiki gets the tag of its group, written with another escape for the same name', () => {
		const { streams, setting } = view('production', 'officewiki', ['private']);
		expect(streams.size).toBe(5);
		expect(setting('mediawiki.web_ui_actions', 'producers', 'mediawiki_eventbus', 'enabled')?.value).toBe(
			false,
		);
		expect(setting('/^mediawiki\\.job\\..+/', 'producers', 'mediawiki_eventbus', 'enabled')?.value).toBe(
			true,
		);
	});

	it('The EventLogging names of a wiki are appended to the default ones', () => {
		const names = view('beta', 'enwiki').eventLogging;
		expect(names && stringify(toJson(names.value))).toBe(
			'["desktop_mobile_link_clicks","mediawiki.web_ui_actions","mediawiki.gone"]',
		);
	});

	it('Expressions at settings that nobody needs are no problem', () => {
		expect(view('beta', 'metawiki').raw.problems).toEqual([]);
	});

	it('Every value names its environment, file, group and setting', () => {
		const rate = view('beta', 'enwiki').setting('mediawiki.web_ui_actions', 'sample', 'rate');
		expect(rate?.origin.source).toEqual({
			environment: 'beta',
			file: 'config/beta.php',
			path: 'beta.php',
			setting: 'wgEventStreams',
			group: '+enwiki',
		});
	});

	it('Comments of the streams are kept with their stream and setting', () => {
		const { comments } = view('production', 'metawiki').raw.environments.get('production') ?? {
			comments: [],
		};
		expect(
			comments.map(({ path, key, text, heading }) => [[...path, key].join(' > '), heading ?? text]),
		).toEqual([
			['default > mediawiki.web_ui_actions', 'Streams of browsers'],
			['default > mediawiki.web_ui_actions', 'What readers click, by the Web team. T100'],
			[
				'default > eventlogging_HelpPanel > producers > eventgate > enrich_fields_from_http_headers > http.request_headers.user-agent',
				'The help desk counts browsers.',
			],
		]);
	});
});

describe('formats', () => {
	it('JSON of the settings gives the same as the PHP it was made from', () => {
		const raw = readStreamConfiguration(
			written('p.json', '{"wgEventStreams": {"default": {"0": {"stream": "a"}}, "+enwiki": {"b": {}}}}'),
		);
		const groups = settingsOf(raw, 'production').get('wgEventStreams')?.groups ?? new Map();
		expect([...groups.keys()]).toEqual(['default', '+enwiki']);
		expect([...streamsOf(groups.get('default') ?? null, null).keys()]).toEqual(['a']);
		expect(arrayOf(groups.get('+enwiki'))?.at('b')?.origin).toMatchObject({
			line: 1,
			source: { group: '+enwiki' },
		});
	});

	it('The answer of action=streamconfigs is told apart and taken as effective settings', () => {
		const file = { environment: 'production', kind: 'streams', path: join(FIXTURES, 'answer.json') } as const;
		const raw = readStreamConfiguration(configOf([file]));
		const streams = streamsOfAnswer(raw.environments.get('production')?.effective ?? new PhpArray());
		expect(raw.problems).toEqual([]);
		expect(streams.get('mediawiki.page_change.v1')?.topics).toEqual(['eqiad.mediawiki.page_change.v1']);
	});

	it('Other names for the settings can be configured', () => {
		const config = written('p.php', "<?php return [ 'myStreams' => [ 'default' => [ 'a' => [] ] ] ];");
		const raw = readStreamConfiguration({
			...config,
			settingNames: { ...SETTING_NAMES, streams: 'myStreams' },
		});
		expect([...settingsOf(raw, 'production').keys()]).toEqual(['myStreams']);
	});

	it('Constants can be configured', () => {
		const config = written(
			'p.php',
			"<?php return [ 'wgEventStreams' => [ 'default' => [ 'a' => [ 'n' => TEN ] ] ] ];",
		);
		const raw = readStreamConfiguration({ ...config, constants: { TEN: 10 } });
		expect(raw.problems).toEqual([]);
	});
});

describe('bad input is a problem, and the rest goes on', () => {
	const codes = (config: StreamConfigurationConfig) =>
		readStreamConfiguration(config).problems.map(({ code, line }) => `${line}: ${code}`);

	it.each([
		['no file at all', 'p.php', '', '1: stream-configuration-unknown-format'],
		['plain text', 'p.php', 'hello', '1: stream-configuration-unknown-format'],
		['a PHP syntax error', 'p.php', '<?php\nreturn [\n', '3: php-syntax-error'],
		['PHP that returns nothing', 'p.php', '<?php\necho 1;', '1: php-not-an-array'],
		['a JSON syntax error', 'p.json', '{\n"a": }', '2: json-syntax-error'],
		['JSON of something else', 'p.json', '{"a": 1}', 'null: stream-configuration-without-streams'],
		[
			'a setting without groups',
			'p.php',
			"<?php\nreturn [\n'wgEventStreams' => 'all' ];",
			'3: settings-not-grouped',
		],
		[
			'a call instead of a group',
			'p.php',
			"<?php\nreturn [ 'wgEventStreams' => [\n'default' => load() ] ];",
			'3: php-not-a-literal',
		],
	])('%s', (_what, name, content, expected) => {
		expect(codes(written(name, content))).toEqual([expected]);
	});

	it('A missing file is named, and the other environment is read', () => {
		const raw = readStreamConfiguration(
			configOf([
				{ environment: 'production', kind: 'streams', path: join(FIXTURES, 'absent.php') },
				{ environment: 'beta', kind: 'streams', path: join(FIXTURES, 'beta.php') },
			]),
		);
		expect(raw.problems.map(({ code, file }) => [code, file])).toEqual([
			['file-unreadable', 'config/absent.php'],
		]);
		expect([...raw.environments.keys()]).toEqual(['beta']);
	});

	it('A function call inside one stream leaves that setting out and keeps its neighbours', () => {
		const config = written(
			'p.php',
			"<?php\nreturn [ 'wgEventStreams' => [ 'default' => [\n'a' => [ 'x' => 1,\n'y' => now() ],\n'b' => [] ] ] ];",
		);
		const raw = readStreamConfiguration(config);
		const streams = streamsOf(
			settingsOf(raw, 'production').get('wgEventStreams')?.groups.get('default') ?? null,
			null,
		);
		expect(raw.problems.map(({ code, line }) => [code, line])).toEqual([['php-not-a-literal', 4]]);
		expect([...streams.keys()]).toEqual(['a', 'b']);
		expect(stringify(toJson(streams.get('a')?.settings ?? new PhpArray()))).toContain('"x":1');
	});
});
