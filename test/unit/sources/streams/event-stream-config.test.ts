import { describe, expect, it } from 'vitest';
import { pregQuote } from '../../../../src/formats/pattern/topics.ts';
import { arrayOf, PhpArray, type Traced, toObject } from '../../../../src/formats/php/value.ts';
import { stringify } from '../../../../src/model/json.ts';
import {
	findStream,
	type StreamConfigFinding,
	streamsOf,
	streamsOfAnswer,
	validateStream,
} from '../../../../src/sources/streams/event-stream-config.ts';
import { parseJsonArray } from '../../../../src/sources/streams/json-array.ts';

function traced(value: unknown): Traced {
	const source = { environment: 'production', file: 'a.json', path: '', setting: '', group: 'default' };
	const { value: parsed } = parseJsonArray(JSON.stringify(value), source);
	if (!parsed) throw new Error('not parsed');
	return parsed;
}

const DEFAULTS = {
	topic_prefixes: ['eqiad.', 'codfw.'],
	canary_events_enabled: true,
	producers: { a: { x: 1 } },
};

function declare(streams: unknown, defaults: unknown = DEFAULTS) {
	const findings: StreamConfigFinding[] = [];
	const result = streamsOf(traced(streams), traced(defaults), new WeakMap(), (finding) =>
		findings.push(finding),
	);
	return { result, findings: findings.map(({ kind, name }) => `${kind} ${name}`) };
}

const settings = (entry: unknown, defaults: unknown = DEFAULTS) => {
	const stream = declare({ s: entry }, defaults).result.get('s');
	return stream && stringify(toObject(stream.settings));
};

describe('an entry over the default settings', () => {
	it('Defaults come first, then what the entry adds, then stream and topics', () => {
		expect(settings({ schema_title: 't', producers: { b: { y: 2 } } })).toBe(
			'{"topic_prefixes":["eqiad.","codfw."],"canary_events_enabled":true,"producers":{"a":{"x":1},"b":{"y":2}},"schema_title":"t","stream":"s","topics":["eqiad.s","codfw.s"]}',
		);
	});

	it('Null and false of the entry win here, unlike in SiteConfiguration', () => {
		expect(
			settings({ topic_prefixes: null, canary_events_enabled: false, producers: { a: { x: null } } }),
		).toBe(
			'{"topic_prefixes":null,"canary_events_enabled":false,"producers":{"a":{"x":null}},"stream":"s","topics":["s"]}',
		);
	});

	it('Lists are merged by index, so a shorter one does not shorten', () => {
		expect(declare({ s: { topic_prefixes: ['beta.'] } }).result.get('s')?.topics).toEqual([
			'beta.s',
			'codfw.s',
		]);
	});

	it('An empty list changes nothing', () => {
		expect(declare({ s: { topic_prefixes: [] } }).result.get('s')?.topics).toEqual(['eqiad.s', 'codfw.s']);
	});

	it('A scalar replaces an array, and an array a scalar', () => {
		expect(
			settings({ producers: 1, canary_events_enabled: { on: true } }, { ...DEFAULTS, topic_prefixes: null }),
		).toBe(
			'{"topic_prefixes":null,"canary_events_enabled":{"on":true},"producers":1,"stream":"s","topics":["s"]}',
		);
	});

	it('A setting keeps the line of whichever side it came from', () => {
		const stream = declare({ s: { producers: { a: { y: 1 } } } }).result.get('s');
		const producer = arrayOf(arrayOf(stream?.settings.at('producers'))?.at('a'));
		expect(producer?.at('x')).toBe(
			arrayOf(arrayOf(arrayOf(stream?.defaults ?? undefined)?.at('producers'))?.at('a'))?.at('x'),
		);
		expect(producer?.at('y')).toBe(
			arrayOf(arrayOf(arrayOf(stream?.entry)?.at('producers'))?.at('a'))?.at('y'),
		);
	});
});

describe('names', () => {
	it('An entry in list form is named by its own stream setting', () => {
		const { result } = declare([{ stream: 'mediawiki.talk_page_edit', schema_title: 't' }]);
		expect([...result.keys()]).toEqual(['mediawiki.talk_page_edit']);
		expect(result.get('mediawiki.talk_page_edit')?.topics).toEqual([
			'eqiad.mediawiki.talk_page_edit',
			'codfw.mediawiki.talk_page_edit',
		]);
	});

	it('The key wins over a stream setting inside', () => {
		const { result } = declare({ s: { stream: 'other' } });
		expect(stringify(toObject(result.get('s')?.settings ?? new PhpArray()))).toContain('"stream":"s"');
	});

	it('An entry in list form without a name, and an entry that is no array, are left out and reported', () => {
		expect(declare({ 0: { schema_title: 't' }, a: 'text', b: {} }).findings).toEqual([
			'entry-without-name 0',
			'entry-no-array a',
		]);
	});

	it('A name that comes twice counts as it was last', () => {
		const { result, findings } = declare({ 0: { stream: 'b', n: 1 }, b: { n: 2 } });
		expect(findings).toEqual(['declared-twice b']);
		expect(result.get('b')?.settings.at('n')?.value).toBe(2);
	});

	it('Names like members of objects are ordinary names', () => {
		const { result } = declare(JSON.parse('{"__proto__": {"schema_title": "t"}, "constructor": {}}'));
		expect([...result.keys()]).toEqual(['__proto__', 'constructor']);
	});
});

describe('topics', () => {
	it('Explicit topics are taken as they are', () => {
		expect(declare({ s: { topics: ['webrequest_frontend_text'] } }).result.get('s')?.topics).toEqual([
			'webrequest_frontend_text',
		]);
	});

	it.each([
		['/^swift\\.(.+\\.)?upload-complete$/', '/^(eqiad\\.|codfw\\.)swift\\.(.+\\.)?upload-complete$/'],
		['/^mediawiki\\.job\\..+/', '/^(eqiad\\.|codfw\\.)mediawiki\\.job\\..+/'],
		['/job/', '/(eqiad\\.|codfw\\.)job/'],
	])('The pattern %s becomes %s', (name, topic) => {
		expect(declare({ [name]: {} }).result.get(name)?.topics).toEqual([topic]);
	});

	it('A pattern without prefixes stays as it is', () => {
		expect(declare({ '/^a/': { topic_prefixes: null } }).result.get('/^a/')?.topics).toEqual(['/^a/']);
	});

	it('preg_quote escapes what PCRE treats specially, but no slash', () => {
		expect(pregQuote('a.b-c#d/e')).toBe('a\\.b\\-c\\#d/e');
	});
});

describe('looking up a name', () => {
	const { result } = declare({ '/^a\\..+/': { n: 1 }, '/^a\\.b/': { n: 2 }, 'a.b': { n: 3 } });

	it('The exact name comes before every pattern', () => {
		expect(findStream(result, 'a.b')?.name).toBe('a.b');
	});

	it('The first pattern that matches counts', () => {
		expect(findStream(result, 'a.bc')?.name).toBe('/^a\\..+/');
	});

	it('A name that nothing matches has no configuration', () => {
		expect(findStream(result, 'z')).toBeNull();
	});
});

it('Validation finds what EventStreamConfig would refuse', () => {
	const { result } = declare({ '/^(/': {}, s: { topics: 'x', topic_prefixes: 'y.' } });
	expect([...result.values()].flatMap(validateStream).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
		'regex-invalid /^(/',
		'prefixes-no-list s',
		'topics-no-list s',
	]);
});

it('An answer of action=streamconfigs is taken as it is', () => {
	const answer =
		arrayOf(traced({ s: { schema_title: 't', stream: 's', topics: ['eqiad.s'] } })) ?? new PhpArray();
	const stream = streamsOfAnswer(answer).get('s');
	expect(stream && stringify(toObject(stream.settings))).toBe(
		'{"schema_title":"t","stream":"s","topics":["eqiad.s"]}',
	);
});
