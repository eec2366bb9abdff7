import { describe, expect, it } from 'vitest';
import { dictionaryChapters } from '../../../../src/catalog/views/dictionary.ts';
import { aSchema } from '../../../support/builders.ts';

const many = (start: string, count: number) =>
	Array.from({ length: count }, (_, index) => aSchema(`${start}/s${String(index).padStart(3, '0')}`));
const sizes = (titles: ReturnType<typeof aSchema>[]) =>
	dictionaryChapters(titles).map(({ namespace, schemas }) => [namespace, schemas.length]);

describe('dictionaryChapters', () => {
	it('makes one chapter per namespace', () => {
		expect(sizes([aSchema('b/x'), aSchema('a/x'), aSchema('a/y/z')])).toEqual([
			['a', 2],
			['b', 1],
		]);
	});
	it('gives a schema without a namespace a chapter of its own name', () => {
		expect(sizes([aSchema('resource_change')])).toEqual([['resource_change', 1]]);
	});
	it('splits a namespace of more than 40 schemas by the next part', () => {
		expect(sizes([...many('a/legacy', 40), aSchema('a/test')])).toEqual([
			['a', 1],
			['a/legacy', 40],
		]);
	});
	it('cuts what names cannot split into parts of 200, in their order', () => {
		expect(sizes(many('a/legacy', 401))).toEqual([
			['a/legacy, part 1', 200],
			['a/legacy, part 2', 200],
			['a/legacy, part 3', 1],
		]);
	});
	it('does not split a namespace of 40', () => {
		expect(sizes(many('a/legacy', 40))).toEqual([['a', 40]]);
	});
});
