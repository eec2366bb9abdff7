import { describe, expect, it } from 'vitest';
import { dictionaryPage } from '../../../../src/catalog/views/dictionary-page.ts';
import type { Field } from '../../../../src/model/schema.ts';
import { aField, aSchema, aVersion } from '../../../support/builders.ts';

const schema = (title: string, ...fields: readonly Field[]) =>
	aSchema(title, { latest: { ...aVersion(title, '1.0.0'), fields } });
const meta = (...names: readonly string[]) =>
	aField('meta', { type: { kind: 'object' }, children: names.map((name) => aField(`meta.${name}`)) });

describe('a chapter of the data dictionary', () => {
	const chapter = {
		namespace: 'a',
		id: 'a',
		schemas: [
			schema('a/one', aField('dt'), meta('id', 'stream'), aField('own')),
			schema('a/two', aField('dt'), meta('id', 'stream')),
			schema('a/three', aField('dt', { required: true }), meta('id')),
		],
	};
	const view = dictionaryPage(chapter);

	it('states once what most of its schemas have in the same form', () => {
		expect(view.common.map(({ path }) => path)).toEqual(['dt', 'meta', 'meta.id', 'meta.stream']);
	});

	it('states the rest with each schema, a common field in another form too', () => {
		expect(view.entries.map(({ rows }) => rows.map(({ path, required }) => [path, required]))).toEqual([
			[['own', false]],
			[],
			[['dt', true]],
		]);
	});

	it('names a common object as a whole only where all of it is there', () => {
		expect(view.entries.map(({ common }) => common)).toEqual(['dt and meta', 'dt and meta', 'meta.id']);
	});

	it('states everything with its schema where there are only two', () => {
		const { common, entries } = dictionaryPage({ ...chapter, schemas: chapter.schemas.slice(0, 2) });
		expect(common).toEqual([]);
		expect(entries.map(({ rows }) => rows.length)).toEqual([5, 4]);
	});
});
