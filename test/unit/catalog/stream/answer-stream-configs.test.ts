import { describe, expect, it } from 'vitest';
import {
	answerStreamConfigs,
	constraintsOf,
	multipleValues,
	type StreamConfigsQuery,
} from '../../../../src/catalog/stream/answer-stream-configs.ts';

const STREAMS = {
	'a.click': {
		schema_title: 'a/click',
		destination_event_service: 'gateway-main',
		canary_events_enabled: true,
		topic_prefixes: ['east.', 'west.'],
		producers: { client: { events: ['x', 'y'] } },
		stream: 'a.click',
		topics: ['east.a.click', 'west.a.click'],
	},
	'/^a\\.job\\..+/': {
		schema_title: 'a/job',
		canary_events_enabled: false,
		topic_prefixes: ['east.', 'west.'],
		stream: '/^a\\.job\\..+/',
		topics: ['/^(east\\.|west\\.)a\\.job\\..+/'],
	},
	'/^fixed\\..+/': { stream: '/^fixed\\..+/', topics: ['one.topic'] },
};
const names = (query: Partial<StreamConfigsQuery>): string[] =>
	Object.keys(answerStreamConfigs(STREAMS, { streams: null, constraints: null, ...query }));

describe('a query for streams', () => {
	it('without parameters gets all of them', () => {
		expect(names({})).toEqual(['a.click', '/^a\\.job\\..+/', '/^fixed\\..+/']);
	});

	it('gets those that it names, and leaves out silently what is not declared', () => {
		expect(names({ streams: ['a.click', 'nothing'] })).toEqual(['a.click']);
	});

	it('gets the settings of the first pattern that matches, under the name it asked for, with its own topics', () => {
		expect(answerStreamConfigs(STREAMS, { streams: ['a.job.refresh'], constraints: null })).toEqual({
			'a.job.refresh': {
				schema_title: 'a/job',
				canary_events_enabled: false,
				topic_prefixes: ['east.', 'west.'],
				stream: '/^a\\.job\\..+/',
				topics: ['east.a.job.refresh', 'west.a.job.refresh'],
			},
		});
	});

	it('keeps topics that the configuration states', () => {
		expect(answerStreamConfigs(STREAMS, { streams: ['fixed.a'], constraints: null })).toEqual({
			'fixed.a': { stream: '/^fixed\\..+/', topics: ['one.topic'] },
		});
	});
});

describe('constraints', () => {
	it.each([
		['destination_event_service=gateway-main', ['a.click']],
		['destination_event_service=other', []],
		// PHP casts true to "1" and false to "".
		['canary_events_enabled=1', ['a.click']],
		['canary_events_enabled=true', []],
		['canary_events_enabled=', ['/^a\\.job\\..+/']],
		['producers[client][events][]=x', ['a.click']],
		['producers[client][events][]=z', []],
		['stream=a.job.refresh', ['/^a\\.job\\..+/']],
		['no_such_setting=', []],
	])('%s is met by %j', (constraint, met) => {
		expect(names({ constraints: [constraint] })).toEqual(met);
	});

	it('must all be met', () => {
		expect(names({ constraints: ['schema_title=a/click', 'canary_events_enabled=1'] })).toEqual(['a.click']);
		expect(names({ constraints: ['schema_title=a/click', 'canary_events_enabled='] })).toEqual([]);
	});

	it('with one key twice are a list, as in array_merge_recursive', () => {
		expect(constraintsOf(['a=x', 'a=y', 'b[c]=1'])).toEqual(
			new Map<string, unknown>([
				['a', ['x', 'y']],
				['b', new Map([['c', '1']])],
			]),
		);
	});
});

it('several values are split at a bar, or at U+001F where the value begins with it', () => {
	expect(multipleValues('a|b')).toEqual(['a', 'b']);
	expect(multipleValues('\x1fa|b\x1fc')).toEqual(['a|b', 'c']);
	expect(multipleValues('')).toEqual([]);
});
