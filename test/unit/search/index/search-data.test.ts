import { describe, expect, it } from 'vitest';
import { searchData } from '../../../../src/search/index/documents.ts';
import type { SearchPart } from '../../../../src/search/index/encode.ts';
import { decodeParts, encodeParts } from '../../../../src/search/index/encode.ts';
import { firstLine, furtherWords } from '../../../../src/search/index/prose.ts';
import { aCatalog, aSchema, aStream } from '../../../support/builders.ts';
import { aDocument, found, indexOf, searchDataOf } from '../../../support/search.ts';

describe('search documents', () => {
	const catalog = aCatalog({
		schemas: [
			aSchema('wiki/old/savetiming', {
				description: 'Time that it took to save. Measured in ms.',
				streams: ['old_SaveTiming'],
			}),
		],
		streams: [
			aStream('old_SaveTiming', {
				schemaTitle: 'wiki/old/savetiming',
				table: 'event.savetiming',
				topics: ['old_SaveTiming'],
				summary: { text: 'Time that it took to save. Measured in ms.', from: 'schema', location: null },
			}),
			aStream('raw.requests', { topics: ['raw_requests_text'] }),
		],
	});
	const { documents } = searchData(catalog, [], { groups: [], leads: {} });

	it('are one per stream and schema, never one per version', () => {
		expect(documents.map(({ kind, name }) => `${kind}:${name}`)).toEqual([
			'stream:old_SaveTiming',
			'stream:raw.requests',
			'schema:wiki/old/savetiming',
		]);
	});

	it('name the table and the topics that do not follow from the name', () => {
		expect(documents[0]?.aliases).toEqual(['event.savetiming']);
		expect(documents[1]?.aliases).toContain('raw_requests_text');
	});

	it('do not say twice what the schema says', () => {
		expect(documents[0]?.summary).toBe('');
		expect(documents[2]?.summary).toBe('Time that it took to save.');
		expect(documents[2]?.words).toBe('measured ms');
	});

	it('read a schema with the capitals of its stream', () => {
		expect(documents[2]?.aliases).toEqual(['SaveTiming']);
	});
});

describe('shipped files', () => {
	const data = searchDataOf(
		[
			aDocument('stream', 'a.b', {
				schema: 'a/b',
				aliases: ['event.a_b', 'x'],
				facets: { destination: 'main' },
			}),
			aDocument('stream', '__proto__', { schema: 'not/loaded' }),
			aDocument('schema', 'a/b', { uses: 1, facets: { repository: 'one', 'schema kind': 'event' } }),
			aDocument('schema', 'a/c'),
			aDocument('field', 'meta.id', { schemas: ['a/b', 'a/c'], facets: { type: 'string' } }),
			aDocument('field', 'constructor', { schemas: ['a/c'], summary: 'A line.' }),
		].map((document) =>
			// Every document of a kind has the facets of its kind.
			document.kind === 'schema'
				? { ...document, facets: { repository: '', 'schema kind': '', ...document.facets } }
				: document.kind === 'stream'
					? { ...document, facets: { destination: '', ...document.facets } }
					: { ...document, facets: { type: '', ...document.facets } },
		),
		[['ip', 'address']],
	);
	const parts = JSON.parse(JSON.stringify(encodeParts(data))) as SearchPart[];

	it('give back what was put in', () => {
		expect(decodeParts(parts)).toEqual(data);
	});

	it('can be searched before the fields are there', () => {
		expect(decodeParts(parts.slice(0, 1)).documents.map(({ name }) => name)).toEqual([
			'a.b',
			'__proto__',
			'a/b',
			'a/c',
		]);
	});

	it('give a stream without a line of its own that of its schema', () => {
		const own = searchDataOf([
			aDocument('stream', 'a.b', { schema: 'a/b' }),
			aDocument('schema', 'a/b', { summary: 'A line.' }),
		]);
		expect(decodeParts(encodeParts(own)).documents[0]?.summary).toBe('A line.');
	});

	it('of another format are refused', () => {
		expect(() => decodeParts([{ ...parts[0], v: 1 } as unknown as SearchPart])).toThrow('format 1');
	});
});

describe('prose made short', () => {
	it('is the first sentence on one line', () => {
		expect(firstLine('Logs what\n happens to a page. And more.')).toBe('Logs what happens to a page.');
	});

	it('is cut at the end of a word', () => {
		const line = firstLine('word '.repeat(100));
		expect(line.length).toBeLessThanOrEqual(152);
		expect(line.endsWith('word …')).toBe(true);
	});

	it('keeps each further word once, CamelCase as it is written', () => {
		expect(furtherWords(['The RCFeed of the page and the page'], ['page'])).toBe('RCFeed');
	});
});

describe('a stream that was retired', () => {
	it('is found by its name and its table, behind what is there today, and leads to its page', () => {
		const index = indexOf([
			aDocument('retired', 'wiki.page_view.v1', {
				aliases: ['event.wiki_page_view_v1'],
				facets: { from: '2022-10-31', until: '2025-01-16' },
			}),
			aDocument('stream', 'wiki.page_view.v2'),
		]);
		expect(found(index, 'wiki.page_view.v1')[0]).toBe('retired:wiki.page_view.v1');
		expect(found(index, 'event.wiki_page_view_v1')[0]).toBe('retired:wiki.page_view.v1');
		expect(found(index, 'page view')[0]).toBe('stream:wiki.page_view.v2');
	});
});
