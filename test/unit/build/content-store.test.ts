import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../../src/build/content-store.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'store-'));

/** Writes results with one store, as a build does, and opens another. */
function reopened(place: string, results: Readonly<Record<string, unknown>>): ContentStore {
	const store = new ContentStore(place);
	for (const [content, value] of Object.entries(results)) store.put('kind', content, value);
	store.close();
	return new ContentStore(place);
}

describe('the store of results', () => {
	it('gives what an earlier process has put in, of the same kind and content only', () => {
		const store = reopened(folder(), { a: ['x'], b: 2n });
		expect(store.find('kind', 'a')?.value).toEqual(['x']);
		expect(store.find('kind', 'b')?.value).toBe(2n);
		expect(store.find('kind', 'c')).toBeUndefined();
		expect(store.find('other', 'a')).toBeUndefined();
		store.close();
	});

	it('knows a result that is undefined from one that is not there', () => {
		const store = reopened(folder(), { a: undefined });
		expect(store.find('kind', 'a')).toEqual(expect.objectContaining({ value: undefined }));
		store.close();
	});

	it.each([
		['content.index', Buffer.from('nonsense')],
		['content.data', Buffer.alloc(0)],
		['content.data', Buffer.alloc(200, 'x')],
	])('counts as empty where %s is broken', (name, content) => {
		const place = folder();
		reopened(place, { a: 1 }).close();
		writeFileSync(join(place, name), content);
		const store = new ContentStore(place);
		expect(store.find('kind', 'a')).toBeUndefined();
		store.put('kind', 'a', 2);
		expect(store.find('kind', 'a')?.value).toBe(2);
		store.close();
	});

	it('is written by one process at a time; another reads what was there before', () => {
		const place = folder();
		const first = reopened(place, { a: 1 });
		// The lock of this very process stands for one that runs.
		const second = new ContentStore(place);
		second.put('kind', 'b', 2);
		expect(second.find('kind', 'a')?.value).toBe(1);
		expect(second.find('kind', 'b')).toBeUndefined();
		second.close();
		first.put('kind', 'c', 3);
		first.close();
		const third = new ContentStore(place);
		expect(third.find('kind', 'c')?.value).toBe(3);
		third.close();
	});

	it('takes over the lock of a process that has ended', () => {
		const place = folder();
		reopened(place, { a: 1 }).close();
		writeFileSync(join(place, 'content.lock'), '999999999');
		const store = new ContentStore(place);
		store.put('kind', 'b', 2);
		expect(store.find('kind', 'b')?.value).toBe(2);
		store.close();
		expect(() => readFileSync(join(place, 'content.lock'))).toThrow();
	});
});
