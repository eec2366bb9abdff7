import { describe, expect, it } from 'vitest';
import {
	buildFieldIndex,
	descriptionsDisagree,
	hasFieldPage,
	typesDisagree,
} from '../../../../../src/catalog/schema/fields/field-index.ts';
import type { Field, FieldType, Schema } from '../../../../../src/model/schema.ts';

function field(
	path: string,
	description = '',
	children: readonly Field[] = [],
	kind: FieldType = { kind: 'string' },
) {
	const result: Field = {
		path,
		name: path.slice(path.lastIndexOf('.') + 1),
		depth: path.split('.').length - 1,
		type: kind,
		required: false,
		description,
		enum: null,
		default: undefined,
		examples: [],
		deprecated: false,
		constraints: [],
		provenance: null,
		provenanceKnown: false,
		privacy: [],
		children,
		pointer: '',
	};
	return result;
}
const schema = (title: string, ...fields: readonly Field[]) =>
	({ title, latest: { fields } }) as unknown as Schema;

describe('the index of fields', () => {
	it('lists each path once with every schema that has it, nested fields too', () => {
		const index = buildFieldIndex([
			schema('a', field('meta', '', [field('meta.id')]), field('dt')),
			schema('b', field('meta', '', [field('meta.id')])),
		]);
		expect(index.map(({ path, schemas }) => [path, schemas.map(({ title }) => title)])).toEqual([
			['dt', ['a']],
			['meta', ['a', 'b']],
			['meta.id', ['a', 'b']],
		]);
		expect(index.filter(hasFieldPage).map(({ path }) => path)).toEqual(['meta', 'meta.id']);
	});

	it('says where types and descriptions disagree, the most frequent first', () => {
		const integer: FieldType = { kind: 'integer' };
		const [use] = buildFieldIndex([
			schema('a', field('page_id', 'The\n  page.')),
			schema('b', field('page_id', 'The page.', [], integer)),
			schema('c', field('page_id', '', [], integer)),
		]);
		expect(use?.types).toEqual([
			{ text: 'integer', titles: ['b', 'c'] },
			{ text: 'string', titles: ['a'] },
		]);
		expect(use?.descriptions).toEqual([
			{ text: 'The page.', titles: ['a', 'b'] },
			{ text: '', titles: ['c'] },
		]);
		expect(use && [typesDisagree(use), descriptionsDisagree(use)]).toEqual([true, false]);
	});

	it('names the most used other paths with the same last name', () => {
		const index = buildFieldIndex([
			schema('a', field('id'), field('meta.id'), field('tags[].id')),
			schema('b', field('meta.id'), field('id2')),
		]);
		expect(index.find(({ path }) => path === 'id')?.sameName).toEqual(['meta.id', 'tags[].id']);
		expect(index.find(({ path }) => path === 'id2')?.sameName).toEqual([]);
	});

	it('takes fields named like parts of a JavaScript object', () => {
		const index = buildFieldIndex([schema('a', field('__proto__'), field('constructor'))]);
		expect(index.map(({ path }) => path)).toEqual(['__proto__', 'constructor']);
	});
});
