import { describe, expect, it } from 'vitest';
import { stringify } from '../../../../src/model/json.ts';
import { aSchema, aVersion } from '../../../support/builders.ts';
import { build, configurationOf, fixtureConfiguration, php } from '../../../support/stream-configuration.ts';

const JOBS = '/^mediawiki\\.job\\..+/';

describe('the streams of a small configuration', () => {
	const { streams, get, problems } = build(fixtureConfiguration());

	it('are all streams of all environments, sorted by name', () => {
		expect(streams.map(({ name }) => name)).toEqual([
			JOBS,
			'desktop_mobile_link_clicks',
			'eventlogging_HelpPanel',
			'mediawiki.talk_page_edit',
			'mediawiki.web_ui_actions',
			'webrequest.frontend.text.v1',
		]);
		expect(streams.filter(({ inDefaultView }) => !inDefaultView).map(({ name }) => name)).toEqual([
			'desktop_mobile_link_clicks',
		]);
	});

	it('know their topics, clusters, table and ingestion', () => {
		expect(get('mediawiki.web_ui_actions')).toMatchObject({
			topics: ['eqiad.mediawiki.web_ui_actions', 'codfw.mediawiki.web_ui_actions'],
			kafkaClusters: ['jumbo-eqiad'],
			table: 'event.mediawiki_web_ui_actions',
			canary: true,
			legacy: false,
		});
		expect(get('eventlogging_HelpPanel')).toMatchObject({
			topics: ['eventlogging_HelpPanel'],
			table: 'event.helppanel',
			legacy: true,
		});
		expect(get('webrequest.frontend.text.v1').topics).toEqual(['webrequest_frontend_text']);
	});

	it('say for every setting where it was written', () => {
		const settings = get('mediawiki.web_ui_actions').settings.map(
			({ path, value, origin }) =>
				`${path.join('/')} = ${stringify(value)} (${origin.layer} ${origin.group} ${origin.location?.line})`,
		);
		expect(settings).toEqual([
			'topic_prefixes = ["eqiad.","codfw."] (default-settings default 8)',
			'canary_events_enabled = true (default-settings default 9)',
			'producers/eventgate/enrich_fields_from_http_headers/http.request_headers.user-agent = false (default-settings default 13)',
			'schema_title = "analytics/mediawiki/web_ui_actions" (entry default 30)',
			'destination_event_service = "eventgate-analytics-external" (entry default 31)',
			'sample/unit = "pageview" (entry default 33)',
			'sample/rate = 0.2 (entry default 34)',
			'stream = "mediawiki.web_ui_actions" (computed  undefined)',
			'topics = ["eqiad.mediawiki.web_ui_actions","codfw.mediawiki.web_ui_actions"] (computed  undefined)',
		]);
	});

	it('link to the line on the web', () => {
		expect(get('mediawiki.web_ui_actions').declaredAt).toEqual({
			file: 'config/production.php',
			line: 29,
			url: 'https://code.example/production.php#L29',
		});
	});

	it('know what every wiki sees otherwise, and who says so', () => {
		const differences = get('mediawiki.web_ui_actions').views.map(
			({ environment, wiki, differences: found }) =>
				`${environment} ${wiki}: ${found
					.map(
						({ path, base, value, origin }) =>
							`${path.at(-1)} ${stringify(base)}→${value === undefined ? '' : stringify(value)} ${origin?.group ?? ''}`,
					)
					.join(', ')}`,
		);
		expect(differences).toEqual([
			'production metawiki: ',
			'production enwiki: rate 0.2→0.01 +enwiki',
			'production testwiki: rate 0.2→1 +testwiki',
			'production officewiki: enabled undefined→false +private, rate 0.2→0 +officewiki',
			'beta metawiki: topic_prefixes ["eqiad.","codfw."]→["eqiad."] default, http.request_headers.user-agent false→"user-agent" default, topics ["eqiad.mediawiki.web_ui_actions","codfw.mediawiki.web_ui_actions"]→["eqiad.mediawiki.web_ui_actions"] , canary_events_enabled true→ ',
			'beta enwiki: topic_prefixes ["eqiad.","codfw."]→["eqiad."] default, http.request_headers.user-agent false→"user-agent" default, rate 0.2→1 +enwiki, unit "pageview"→"session" +enwiki, topics ["eqiad.mediawiki.web_ui_actions","codfw.mediawiki.web_ui_actions"]→["eqiad.mediawiki.web_ui_actions"] , canary_events_enabled true→ ',
		]);
	});

	it('are sampled in words, wiki by wiki', () => {
		expect(get('mediawiki.web_ui_actions').sampling).toEqual({
			production:
				'1 in 5 pageviews; 1 in 100 pageviews on English Wikipedia; every pageview on Test Wikipedia; off on Office Wiki',
			beta: '1 in 5 pageviews; every session on English Wikipedia on beta',
		});
		expect(get('eventlogging_HelpPanel').sampling).toEqual({
			production: 'no sampling configured',
			beta: 'no sampling configured',
		});
		expect(get('desktop_mobile_link_clicks').sampling).toEqual({
			beta: 'no sampling configured on English Wikipedia on beta',
		});
	});

	it('carry the comments of the configuration, and one sentence of them', () => {
		const { comments, section, summary } = get('mediawiki.web_ui_actions');
		expect(
			comments.map(({ position, text, override, location }) => [
				position,
				text.split('\n')[0],
				override?.group ?? null,
				location.line,
			]),
		).toEqual([
			['section', '== Streams of browsers ==', null, 25],
			['above', 'What readers click, by the Web team. T100', null, 28],
			['above', 'Everything, for testers.', '+enwiki', 35],
		]);
		expect(section).toBe('Streams of browsers');
		expect(summary).toMatchObject({ text: 'What readers click, by the Web team.', from: 'comment' });
	});

	it('that are patterns know the declared names they match', () => {
		const raw = configurationOf({
			production: php(
				"'/^a\\.b\\..+/' => [ 'schema_title' => 'x' ], 'a.b.c' => [ 'schema_title' => 'x' ], 'ab' => []",
			),
		});
		const built = build(raw);
		expect(built.get('/^a\\.b\\..+/')).toMatchObject({
			pattern: { javascript: '^a\\.b\\..+', matches: ['a.b.c'] },
			table: null,
		});
		expect(built.get('a.b.c').related).toContainEqual({ name: '/^a\\.b\\..+/', relation: 'pattern' });
	});

	it('keep the shape of the API: an object for the stream, lists for lists, [] for what is empty', () => {
		const raw = configurationOf({
			production: php(
				"'a' => [ 'producers' => [ 'metrics_platform_client' => [ 'provide_values' => [] ] ], 'topics' => [ 't' ] ]",
			),
		});
		expect(stringify(build(raw).get('a').effective)).toBe(
			'{"producers":{"metrics_platform_client":{"provide_values":[]}},"topics":["t"],"stream":"a"}',
		);
	});

	it('have the problems that speak of them', () => {
		expect(get('desktop_mobile_link_clicks').problems.map(({ code }) => code)).toEqual([
			'stream-schema-title-slash',
			'stream-undocumented',
			'stream-collects-personal-data',
			'stream-override-unseen',
			'name-unversioned',
			'name-without-namespace',
		]);
		expect(problems.filter(({ subject }) => subject === 'configuration:eventlogging')).toHaveLength(1);
	});
});

describe('findings', () => {
	const found = (entries: string, more = '', parts: Parameters<typeof build>[1] = {}) =>
		build(configurationOf({ production: php(entries, more) }), parts).codes('');

	it.each([
		['a schema that is not loaded', "'a.b' => [\n'schema_title' => 'x/y' ]", 'stream-schema-missing @3'],
		[
			'a schema title with a leading slash',
			"'a.b' => [\n'schema_title' => '/x' ]",
			'stream-schema-title-slash @3',
		],
		['no schema title', "'a.b' => []", 'stream-without-schema-title @2'],
		['no comment and no note', "'a.b' => []", 'stream-undocumented @2'],
		[
			'canary events without a service',
			"'a.b' => [ 'schema_title' => 'x',\n'canary_events_enabled' => true ]",
			'stream-canary-without-service @3',
		],
		[
			'canary events for a pattern',
			"'/^a/' => [ 'schema_title' => 'x',\n'canary_events_enabled' => true ]",
			'stream-canary-on-pattern @3',
		],
		[
			'an unknown event service',
			"'a.b' => [\n'destination_event_service' => 'eventgate-mian' ]",
			'stream-destination-unknown @3',
		],
		[
			'a rate beyond 1',
			"'a.b' => [ 'sample' => [ 'unit' => 'session',\n'rate' => 10 ] ]",
			'stream-sample-invalid @3',
		],
		[
			'a sample without a rate',
			"'a.b' => [\n'sample' => [ 'unit' => 'session' ] ]",
			'stream-sample-invalid @2',
		],
		[
			'an unknown unit',
			"'a.b' => [ 'sample' => [ 'rate' => 0.1,\n'unit' => 'user' ] ]",
			'stream-sample-invalid @3',
		],
		[
			'an unknown attribute',
			"'a.b' => [ 'producers' => [ 'metrics_platform_client' => [ 'provide_values' => [\n'page_id',\n'page_namespace' ] ] ] ]",
			'stream-attribute-unknown @4',
		],
		[
			'an attribute listed twice',
			"'a.b' => [ 'producers' => [ 'metrics_platform_client' => [ 'provide_values' => [\n'page_id',\n'page_id' ] ] ] ]",
			'stream-attribute-repeated @4',
		],
		[
			'the user agent',
			"'a.b' => [ 'producers' => [ 'eventgate' => [ 'enrich_fields_from_http_headers' => [\n'http.request_headers.user-agent' => 'user-agent' ] ] ] ]",
			'stream-collects-personal-data @3',
		],
		['an entry that is no array', "'a.b' => 'yes'", 'stream-entry-invalid @2'],
		['an entry without a name', "[ 'schema_title' => 'x' ]", 'stream-entry-invalid @2'],
		['two entries of one name', "[ 'stream' => 'a.b' ],\n'a.b' => []", 'stream-declared-twice @3'],
		['prefixes that are no list', "'a.b' => [\n'topic_prefixes' => 'eqiad.' ]", 'stream-setting-type @3'],
		['an invalid regular expression', "'/^(/' => []", 'name-pattern-invalid @2'],
		['two names for one table', "'a.b_c' => [],\n'a-b.c' => []", 'name-table-taken @2'],
		['names that differ in capitals', "'a.B' => [],\n'a.b' => []", 'name-case-only @2'],
		['characters that Kafka refuses', "'a b' => []", 'name-characters @2'],
	])('%s', (_what, entries, expected) => {
		expect(found(entries)).toContain(expected);
	});

	it('A version that is not the major version of the schema', () => {
		const schema = aSchema('x', { latest: aVersion('x', '2.0.0') });
		const parts = { schemaByTitle: new Map([['x', schema]]) };
		const entries = "'a.one.v1' => [ 'schema_title' => 'x' ],\n'a.two.v2' => [ 'schema_title' => 'x' ]";
		expect(found(entries, '', parts).filter((code) => code.startsWith('stream-version'))).toEqual([
			'stream-version-mismatch @2',
		]);
	});

	it('A key field that the schema lacks', () => {
		const schemaByTitle = new Map([['x', aSchema('x')]]);
		expect(
			found("'a' => [ 'schema_title' => 'x', 'message_key_fields' => [\n'id' => 'page.id' ] ]", '', {
				schemaByTitle,
			}),
		).toContain('stream-key-field-missing @3');
	});

	it('A unit that browsers do not know, for a stream that is registered for them', () => {
		const sample = "[ 'schema_title' => 'x', 'sample' => [ 'rate' => 1,\n'unit' => 'device' ] ]";
		const names = "'wgEventLoggingStreamNames' => [ 'default' => [ 'a' ] ]";
		expect(
			found(`'a' => ${sample}, 'b' => ${sample}`, names).filter((code) => code.includes('not-for-web')),
		).toEqual(['stream-sample-not-for-web @3']);
	});

	it('A name registered for EventLogging without a stream, unless a pattern catches it', () => {
		const names = "'wgEventLoggingStreamNames' => [ 'default' => [\n'gone',\n'a.b' ] ]";
		expect(found("'/^a/' => []", names).filter((code) => code.includes('dangling'))).toEqual([
			'stream-eventlogging-dangling @4',
		]);
	});

	it('An override that the merge swallows, at its line, once', () => {
		const { codes, get } = build(fixtureConfiguration());
		expect(codes('stream-override-swallowed')).toEqual(['stream-override-swallowed @25']);
		expect(get('eventlogging_HelpPanel').problems.map(({ code }) => code)).toContain(
			'stream-override-swallowed',
		);
	});

	it('An override of a setting that only gateways read, for a wiki that they do not read', () => {
		const raw = configurationOf({
			production:
				"<?php return [ 'wgEventStreams' => [ 'default' => [ 'a' => [ 'schema_title' => 'x', 'sample' => [ 'rate' => 1 ] ] ],\n'+enwiki' => [\n'a' => [ 'schema_title' => 'y', 'sample' => [ 'rate' => 0.5 ] ] ] ] ];",
		});
		const problems = build(raw).problems.filter(({ code }) => code === 'stream-override-unseen');
		expect(problems.map(({ line, message }) => [line, message])).toEqual([
			[
				3,
				'In production, English Wikipedia sets `schema_title` of `a` otherwise; only Meta-Wiki is read for it.',
			],
		]);
	});

	it('Streams of the default view may be called what they are; new ones must keep the rules', () => {
		const raw = configurationOf({
			production: php("'old-Name' => []"),
			beta: "<?php return [ 'wgEventStreams' => [ '+enwiki' => [ 'new-Name' => [] ] ] ];",
		});
		expect(build(raw).codes('name-').length).toBe(4);
		expect(
			build(raw)
				.get('old-Name')
				.problems.some(({ code }) => code.startsWith('name-')),
		).toBe(false);
	});
});

it('Without a stream configuration there are no streams and no problems', () => {
	expect(build(null)).toMatchObject({ streams: [], problems: [] });
});

it('An answer of the API gives streams without layers', () => {
	const raw = configurationOf({
		production: '{"streams": {"a.b": {"schema_title": "x", "topics": ["t"], "stream": "a.b"}}}',
	});
	const stream = build(raw).get('a.b');
	expect(stream.settings.map(({ origin }) => origin.layer)).toEqual(['answer', 'answer', 'answer']);
	expect(stream.views.map(({ environment, wiki }) => `${environment} ${wiki}`)).toEqual([
		'production metawiki',
		'production enwiki',
		'production testwiki',
		'production officewiki',
	]);
});

it('An environment without files of its own is not shown as if it were like the one below', () => {
	const raw = configurationOf({ production: php("'a' => []") });
	expect(
		new Set(
			build(raw)
				.get('a')
				.views.map(({ environment }) => environment),
		),
	).toEqual(new Set(['production']));
});

it('Names like members of objects are ordinary streams', () => {
	const raw = configurationOf({
		production: php("'__proto__' => [ 'schema_title' => 'x' ], 'constructor' => []"),
	});
	const { get } = build(raw);
	expect(get('__proto__').schemaTitle).toBe('x');
	expect(get('constructor').schemaTitle).toBeNull();
});

it('Values of the wrong type, and names that are markup or paths, break nothing', () => {
	const raw = configurationOf({
		production: php(
			`'a' => [ 'schema_title' => 5, 'sample' => 'x', 'topics' => [ [ 1 ], 't' ], 'producers' => 5, 'consumers' => [ 1 ] ],
'b' => [ 'sample' => [ 'rate' => [], 'unit' => [] ], 'message_key_fields' => [ 'k' ], 'topic_prefixes' => 'p' ],
'<script>alert(1)</script>' => [ 'schema_title' => '"><img>' ], '' => [], 'x/../y' => [], "line\\nbreak" => [],
'/^(a+)+$/' => [], '/' => []`,
			"'wgEventStreamsDefaultSettings' => [ 'default' => 'oops' ], 'wgEventLoggingStreamNames' => [ 'default' => [ 5, [ 1 ], '__proto__' ] ]",
		),
	});
	const { get, streams } = build(raw);
	expect(streams).toHaveLength(8);
	expect(get('a')).toMatchObject({
		schemaTitle: null,
		sample: { rate: null, unit: null, valid: false },
		topics: ['t'],
	});
	expect(get('b').topics).toEqual([]);
	expect(get('/^(a+)+$/').pattern).toMatchObject({ javascript: null, matches: [] });
});
