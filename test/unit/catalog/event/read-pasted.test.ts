import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceAt } from '../../../../src/catalog/event/copied-request.ts';
import { readPasted } from '../../../../src/catalog/event/read-pasted.ts';

const EVENT = { $schema: '/a/1.0.0', meta: { stream: 's' }, text: "it's" };
const JSON_TEXT = JSON.stringify(EVENT);

const read = (text: string) => readPasted(text).events.map(({ event }) => event);

describe('what was pasted', () => {
	it.each([
		['one event', JSON_TEXT, 'one event'],
		['one event over many lines', JSON.stringify(EVENT, null, 2), 'one event'],
		['a list', `[${JSON_TEXT}]`, 'a list of events'],
		['one event a line', `${JSON_TEXT}\n`, 'one event'],
		[
			'a message of kafkacat -J',
			JSON.stringify({ topic: 'eqiad.s', offset: 1, payload: JSON_TEXT }),
			'a Kafka message',
		],
		['a line of kafkacat with topic and key', `eqiad.s 0 17 key ${JSON_TEXT}`, 'lines of a consumer'],
		['an event stream', `event: message\nid: [{"topic":"x"}]\ndata: ${JSON_TEXT}\n`, 'lines of a consumer'],
		['a beacon', `event=${encodeURIComponent(JSON_TEXT)}`, 'an encoded request body'],
		[
			'a beacon in an address',
			`https://example.org/beacon?${encodeURIComponent(JSON_TEXT)};`,
			'an encoded request body',
		],
		[
			'copy as fetch',
			`fetch("https://intake.example.org/v1/events?hasty=true", {\n  "headers": {\n    "accept": "*/*"\n  },\n  "body": ${JSON.stringify(`[${JSON_TEXT}]`)},\n  "method": "POST"\n});`,
			'a copied fetch',
		],
		[
			'copy as cURL',
			`curl 'https://intake.example.org/v1/events' \\\n  -H 'content-type: text/plain' \\\n  --data-raw $'[${JSON_TEXT.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}]' \\\n  --compressed`,
			'a copied cURL command',
		],
		[
			'copy as cURL for cmd.exe',
			`curl ^"https://intake.example.org/v1/events^" ^\n  --data-raw ^"^[${JSON_TEXT.replaceAll('"', '\\^"')}^]^"`,
			'a copied cURL command',
		],
		[
			'an archive of the network panel',
			JSON.stringify({
				log: { entries: [{ request: {} }, { request: { postData: { text: `[${JSON_TEXT}]` } } }] },
			}),
			'an archive of requests (HAR)',
		],
	])('is read as %s', (_, text, kind) => {
		expect(read(text)).toEqual([EVENT]);
		expect(readPasted(text)).toMatchObject({ kind, unread: [] });
	});
	it('gives the address of a request and the size of its body', () => {
		const { url, bodyBytes } = readPasted(`curl 'https://intake.example.org/v1/events' --data-raw '["ä"]'`);
		expect({ url, bodyBytes }).toEqual({ url: 'https://intake.example.org/v1/events', bodyBytes: 6 });
	});
	it('keeps the lines of events, and tells of lines that are none', () => {
		const { events, unread } = readPasted(`${JSON_TEXT}\n\n${JSON_TEXT.slice(0, -1)}\n${JSON_TEXT}`);
		expect(events.map(({ line }) => line)).toEqual([1, 4]);
		expect(unread).toEqual([
			{
				line: 3,
				message: 'Line 3 holds no JSON object: it ends before the JSON does: was it cut when it was copied?',
			},
		]);
	});
	it('takes no part of a faulty text for an event', () => {
		const { events, unread } = readPasted('{\n  "$schema": "/a/1.0.0",\n  "meta": {"stream": "s"},,\n}');
		expect(events).toEqual([]);
		expect(unread).toEqual([
			{ line: 3, message: expect.stringMatching(/^it is not JSON from character \d+ on \(","\)\.$/) },
		]);
	});
	it('says that there is nothing', () => {
		expect(readPasted(' \n')).toMatchObject({ events: [], unread: [] });
		expect(readPasted('hello').unread).toEqual([{ line: null, message: 'there is no { or [ in it.' }]);
		expect(readPasted("curl 'https://example.org/'").unread).toHaveLength(1);
	});
	it('never throws', { timeout: 30_000 }, () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.json(),
			fc.string().map((inner) => `fetch("${inner}`),
			fc.string().map((inner) => `curl ${inner}`),
			fc.string().map((inner) => `curl ^"${inner}`),
			fc
				.array(
					fc.constantFrom(
						'{',
						'}',
						'[',
						']',
						'"',
						"'",
						'\\',
						'^',
						'$',
						'%',
						'%7B',
						':',
						',',
						'\n',
						'curl ',
						'fetch(',
						'data: ',
						'-d ',
					),
				)
				.map((parts) => parts.join('')),
		);
		fc.assert(
			fc.property(text, (pasted) => {
				const { events, unread } = readPasted(pasted);
				// An empty list has neither; everything else that is not blank has one of both.
				const isEmpty = pasted.trim() === '' || pasted.includes('[');
				expect(events.length + unread.length > 0 || isEmpty).toBe(true);
			}),
		);
	});
});

describe('the address of a request', () => {
	const services = [
		{ name: 'gate', intake: { production: 'https://intake.example.org/v1/events?hasty=true' } },
	];
	it('names the event service', () => {
		expect(serviceAt('https://intake.example.org/v1/events', services)).toEqual({
			service: 'gate',
			environment: 'production',
		});
		expect(serviceAt('https://example.org/', services)).toBeNull();
		expect(serviceAt('no address', services)).toBeNull();
	});
});
