import { describe, expect, it } from 'vitest';
import { nearSchemaFinder } from '../../../../src/catalog/names/near-schemas.ts';
import { namespaceOf } from '../../../../src/catalog/names/parts.ts';
import { relatedStreams } from '../../../../src/catalog/stream/related.ts';
import { describeRate } from '../../../../src/catalog/stream/sampling.ts';
import { firstSentence, summaryOf } from '../../../../src/catalog/stream/summary.ts';
import { ConfigurationError } from '../../../../src/config/errors.ts';
import type { ProducerKind } from '../../../../src/model/producer-kind.ts';
import { requireRules } from '../../../../src/sources/rules/rule-file.ts';
import { SettingsFile } from '../../../../src/sources/rules/settings.ts';
import { StreamsFile } from '../../../../src/sources/rules/streams.ts';
import { aSchema } from '../../../support/builders.ts';
import { build, configurationOf, MEANINGS, php, RULES } from '../../../support/stream-configuration.ts';

const streamOf = (name: string, entry: string, more = '') =>
	build(configurationOf({ production: php(`'${name}' => [ 'schema_title' => 'x', ${entry} ]`, more) })).get(
		name,
	);

describe('rates in words', () => {
	const unit = { name: 'session', plural: 'sessions' };
	it.each([
		[1, 'every session'],
		[0.5, '1 in 2 sessions'],
		[0.2, '1 in 5 sessions'],
		[0.01, '1 in 100 sessions'],
		[0.0001, '1 in 10,000 sessions'],
		[0.375, '37.5 % of sessions'],
		[0.3, '30 % of sessions'],
		[1 / 3, '1 in 3 sessions'],
		[0, 'nothing'],
	])('%d is %s', (rate, words) => {
		expect(describeRate(rate, unit)).toBe(words);
	});
});

describe('the sample', () => {
	it.each([
		["'sample' => [ 'rate' => 0.1, 'unit' => 'session' ]", true],
		["'sample' => [ 'rate' => 0, 'unit' => 'session' ]", false],
		["'sample' => [ 'rate' => 0.1 ]", false],
		["'sample' => [ 'rate' => '0.1', 'unit' => 'session' ]", false],
		["'sample' => [ 'rate' => 2, 'unit' => 'session' ]", false],
		["'sample' => [ 'rate' => 1, 'unit' => 'user' ]", false],
		["'sample' => [ 'rate' => 1, 'unit' => 'device' ]", true],
	])('%s: valid is %s', (entry, valid) => {
		expect(streamOf('a', entry).sample?.valid).toBe(valid);
	});

	it('is null where nothing is sampled', () => {
		expect(streamOf('a', '').sample).toBeNull();
	});
});

describe('producers', () => {
	const registered = (name: string) => `'wgEventLoggingStreamNames' => [ 'default' => [ '${name}' ] ]`;
	it.each<[string, string, string, ProducerKind[]]>([
		['a.b', '', '', ['unknown']],
		['a.b', "'destination_event_service' => 's'", '', ['http']],
		['a.b', "'destination_event_service' => 's'", registered('a.b'), ['eventlogging-js']],
		[
			'a.b',
			"'producers' => [ 'mediawiki_eventbus' => [ 'event_service_name' => 's' ] ]",
			registered('a.b'),
			['eventlogging-js', 'eventlogging-php'],
		],
		['a.b', "'producers' => [ 'mediawiki_eventbus' => [ 'enabled' => false ] ]", '', ['eventbus']],
		['mediawiki.x', "'destination_event_service' => 'eventgate-main'", '', ['eventbus']],
		[
			'a.b',
			"'producers' => [ 'test_kitchen' => [ 'is_test_kitchen_stream' => true ] ]",
			'',
			['test-kitchen'],
		],
		['a.b', "'producers' => [ 'test_kitchen' => [ 'is_test_kitchen_stream' => false ] ]", '', ['unknown']],
		['android.x', '', '', ['android']],
		['ios.x', '', '', ['ios']],
		['app_x', '', '', ['app']],
		['eventgate-main.error.validation', '', '', ['eventgate']],
		['rdf-streaming-updater.mutation.v2', "'destination_event_service' => 'eventgate-main'", '', ['flink']],
	])('of %s with %s %s are %j', (name, entry, more, kinds) => {
		expect(streamOf(name, entry, more).producers.map(({ kind }) => kind)).toEqual(kinds);
	});

	it('come with the reason and the line', () => {
		const more = "'wgEventLoggingStreamNames' => [ 'default' => [\n'a.b' ] ]";
		expect(streamOf('a.b', '', more).producers[0]).toMatchObject({
			evidence:
				'It is registered for EventLogging, so browsers may send it with mw.eventLog, and PHP with EventLogging::submit.',
			location: { line: 4 },
		});
	});
});

describe('the lifecycle', () => {
	it.each([
		['', 'full', 'full-production', 'declared for production, not sampled'],
		[
			"'sample' => [ 'rate' => 0.2, 'unit' => 'pageview' ]",
			'sampled',
			'full-production',
			'declared for production, sampled at 1 in 5 pageviews',
		],
		[
			"'sample' => [ 'rate' => 1, 'unit' => 'pageview' ]",
			'full',
			'full-production',
			'declared for production at the full rate',
		],
		[
			"'sample' => [ 'rate' => 0, 'unit' => 'pageview' ]",
			'switched-off',
			'limited-production',
			'declared for production, switched off by a sampling rate of 0',
		],
		[
			"'sample' => [ 'rate' => 0.5 ]",
			'switched-off',
			'limited-production',
			'declared for production, its sample is not valid',
		],
		[
			"'producers' => [ 'mediawiki_eventbus' => [ 'enabled' => false ] ]",
			'switched-off',
			'limited-production',
			'declared for production, its producer is switched off',
		],
	])('of an entry with %s is %s', (entry, state, phase, summary) => {
		expect(streamOf('a.b', entry).lifecycle).toMatchObject({ state, phase, summary });
	});

	it('of a stream that only beta declares stops at beta', () => {
		const raw = configurationOf({
			production: php("'a' => []"),
			beta: "<?php return [ 'wgEventStreams' => [ '+enwiki' => [ 'b' => [ 'schema_title' => 'x' ] ] ] ];",
		});
		expect(build(raw).get('b').lifecycle).toMatchObject({
			state: 'beta-only',
			phase: 'beta-test',
			summary: 'declared for beta, not for production',
		});
	});

	it('of a stream that one wiki declares, which gateways do not read, is switched off', () => {
		const raw = configurationOf({
			production:
				"<?php return [ 'wgEventStreams' => [ 'default' => [], '+enwiki' => [ 'a' => [ 'schema_title' => 'x' ] ] ] ];",
		});
		expect(build(raw).get('a').lifecycle.summary).toBe(
			'declared for enwiki only, where no event service sees it',
		);
	});

	it('of settings without a schema is a leftover', () => {
		const raw = configurationOf({
			production:
				"<?php return [ 'wgEventStreams' => [ 'default' => [], '+enwiki' => [ 'a' => [ 'sample' => [ 'rate' => 1 ] ] ] ] ];",
		});
		expect(build(raw).get('a').lifecycle.state).toBe('leftover');
	});

	it('of a stream that is off in general and on for private wikis says where it is sent', () => {
		const raw = configurationOf({
			production:
				"<?php return [ 'wgEventStreams' => [ 'default' => [ 'a' => [ 'schema_title' => 'x', 'producers' => [ 'mediawiki_eventbus' => [ 'enabled' => false ] ] ] ], '+private' => [ 'a' => [ 'producers' => [ 'mediawiki_eventbus' => [ 'enabled' => true ] ] ] ] ] ];",
		});
		expect(build(raw).get('a').lifecycle.summary).toBe('declared for production, sent on Office Wiki only');
	});

	it('says of a Test Kitchen stream that its rates are elsewhere', () => {
		const entry = "'producers' => [ 'test_kitchen' => [ 'is_test_kitchen_stream' => true ] ]";
		expect(streamOf('a', entry).lifecycle.evidence.map(({ statement }) => statement)).toContain(
			'Test Kitchen sets the share of traffic of each instrument itself; it is not in here.',
		);
	});
});

describe('one sentence', () => {
	it.each([
		['Page views of\nthe web team. More later.', 'Page views of the web team.'],
		['T123\n\nCounts clicks, e.g. on links. Not more.', 'Counts clicks, e.g. on links.'],
		['(T123, T456) Instrument for buttons', 'Instrument for buttons'],
		['T100: Stream for tests', 'Stream for tests'],
		['Clicks on maps\nSee T315972', 'Clicks on maps'],
		['Status: in development\nClicks on maps', 'Clicks on maps'],
		['TODO: remove this soon', ''],
		['https://example.org/very/long', ''],
		['# Heading\n\nWords come here.', 'Words come here.'],
		[
			'mediawiki.page_change stream for private wikis\nhttps://example.org/T1',
			'mediawiki.page_change stream for private wikis',
		],
		['First line is short\nSecond sentence follows', 'First line is short.'],
		['', ''],
	])('of %j is %j', (text, sentence) => {
		expect(firstSentence(text)).toBe(sentence);
	});

	it('that is too long is cut at a word', () => {
		const sentence = firstSentence(`Word ${'longer '.repeat(100)}`);
		expect(sentence.length).toBeLessThanOrEqual(282);
		expect(sentence).toMatch(/longer …$/);
	});

	const location = { file: 'f', line: 1, url: null };
	const comment = (text: string, parts = {}) =>
		({ text, position: 'above', location, setting: null, override: null, ...parts }) as const;
	const note = { body: 'The note says this.', file: 'notes/a.md', subject: 'stream:a' } as never;

	it('comes from the note, else from the comment, else from the schema, and says so', () => {
		const schema = aSchema('x', { description: 'The schema says this.' });
		expect(summaryOf(note, [comment('The comment says this.')], schema)).toMatchObject({ from: 'note' });
		expect(summaryOf(null, [comment('The comment says this.')], schema)).toEqual({
			text: 'The comment says this.',
			from: 'comment',
			location,
		});
		expect(summaryOf(null, [], schema)).toMatchObject({ text: 'The schema says this.', from: 'schema' });
		expect(summaryOf(null, [], undefined)).toEqual({ text: '', from: 'none', location: null });
	});

	it('is never taken from a comment about one setting, a heading or an override', () => {
		const comments = [
			comment('== All main streams ==', { position: 'section' }),
			comment('Switched off for now.', { position: 'inside', setting: ['canary_events_enabled'] }),
			comment('For tests on this wiki.', { override: { environment: 'beta', group: '+enwiki' } }),
			comment('Scores of revisions.', { position: 'inside' }),
		];
		expect(summaryOf(null, comments, undefined).text).toBe('Scores of revisions.');
	});
});

describe('relations', () => {
	const relate = (...streams: { name: string; schemaTitle?: string; matches?: string[] }[]) =>
		relatedStreams(
			streams.map(({ name, schemaTitle = null, matches = [] }) => ({ name, schemaTitle, matches })),
			RULES,
		);
	const of = (related: ReturnType<typeof relate>, name: string) =>
		related.get(name)?.map((one) => `${one.relation} ${one.name}`);

	it('link versions, private twins and error streams', () => {
		const related = relate(
			{ name: 'mediawiki.page_change.private.v1' },
			{ name: 'mediawiki.page_change.v1' },
			{ name: 'mediawiki.page_change.v2' },
			{ name: 'mw_page_change_enrich.error' },
		);
		expect(of(related, 'mediawiki.page_change.v1')).toEqual([
			'private-twin mediawiki.page_change.private.v1',
			'other-version mediawiki.page_change.v2',
			'error-stream mw_page_change_enrich.error',
		]);
		expect(of(related, 'mw_page_change_enrich.error')).toContain('error-stream mediawiki.page_change.v1');
	});

	it('link streams of one schema and of one namespace, each name once', () => {
		const related = relate(
			{ name: 'a.b.x', schemaTitle: 's' },
			{ name: 'a.b.y', schemaTitle: 's' },
			{ name: 'a.b.z', schemaTitle: 't' },
			{ name: 'c', schemaTitle: 's' },
		);
		expect(of(related, 'a.b.x')).toEqual(['same-schema a.b.y', 'same-schema c', 'same-prefix a.b.z']);
		expect(of(related, 'c')).toEqual(['same-schema a.b.x', 'same-schema a.b.y']);
	});

	it('show the nearest of many', () => {
		const names = Array.from({ length: 100 }, (_, index) => ({
			name: `a.x${String(index).padStart(3, '0')}`,
		}));
		const near = relate(...names).get('a.x050') ?? [];
		expect(near).toHaveLength(12);
		expect(near[0]?.name).toBe('a.x044');
	});

	it('Streams without a schema are not related by its absence', () => {
		expect(of(relate({ name: 'a' }, { name: 'b' }), 'a')).toEqual([]);
	});

	it('The namespace is all before the last part, version aside', () => {
		expect(['a.b.c.v1', 'a.b', 'a', 'a.v1', '/^a\\.b/'].map(namespaceOf)).toEqual(['a.b', 'a', '', '', '']);
	});
});

it('Near schemas have the same last part, or most words in common', () => {
	const near = nearSchemaFinder(['development/sparql/query', 'mediawiki/page/change', 'analytics/test']);
	expect(near('sparql/query')).toEqual(['development/sparql/query']);
	expect(near('mediawiki/page/rendering_change')).toEqual(['mediawiki/page/change']);
	expect(near('nothing/alike')).toEqual([]);
});

describe('the table of what settings mean', () => {
	it('finds a setting by its path, with any key for a star', () => {
		expect(MEANINGS.find(['sample', 'rate'])?.label).toBe('Sampling rate');
		const header = [
			'producers',
			'eventgate',
			'enrich_fields_from_http_headers',
			'http.request_headers.user-agent',
		];
		expect(MEANINGS.find(header)?.label).toBe('Filled from an HTTP header');
		expect(MEANINGS.groupOf(header).id).toBe('producing');
	});

	it('puts what it does not know into the last group', () => {
		expect(MEANINGS.find(['canary_events_enabed'])).toBeNull();
		expect(MEANINGS.groupOf(['canary_events_enabed']).id).toBe('other');
	});

	it('is checked: an unknown group is an error', () => {
		const text =
			'groups: [{ id: a, label: A }]\nsettings: [{ path: [x], group: b, label: X, meaning: X., readBy: [producers] }]';
		expect(() => requireRules(text, '/settings.yaml', SettingsFile)).toThrow(ConfigurationError);
	});
});

it('A rule with a pattern that does not compile is an error of the rule file', () => {
	const text =
		'producers: [{ kind: http, names: ["("], evidence: X. }]\ncontextualAttributes: { names: [] }\nsampleUnits: []';
	expect(() => requireRules(text, '/streams.yaml', StreamsFile)).toThrow(ConfigurationError);
});
