import { describe, expect, it } from 'vitest';
import { buildFieldIndex } from '../../../../src/catalog/schema/fields/field-index.ts';
import { fieldPage } from '../../../../src/catalog/views/field-page.ts';
import {
	fieldCells,
	fieldRowHref,
	packFieldRow,
	unpackFieldRow,
} from '../../../../src/catalog/views/field-row.ts';
import { fieldRow, rankedFields } from '../../../../src/catalog/views/field-rows.ts';
import { fieldsPages } from '../../../../src/catalog/views/fields-page.ts';
import type { Field } from '../../../../src/model/schema.ts';
import { aCatalog, aConfiguration, aField, aSchema, aVersion } from '../../../support/builders.ts';

const withFields = (title: string, fields: readonly Field[], streams: readonly string[] = []) =>
	aSchema(title, { latest: { ...aVersion(title, '1.0.0'), fields, fieldCount: fields.length }, streams });

const schemas = [
	withFields(
		'one/a',
		[
			aField('dt', { required: true, description: 'Time of the event.' }),
			aField('user_id', { type: { kind: 'integer' } }),
		],
		['s.one', 's.two'],
	),
	withFields('one/b', [aField('dt', { description: 'Time of the event.' })], ['s.three']),
	withFields('two/c', [
		aField('dt', { description: 'When it happened.' }),
		aField('user_id', { type: { kind: 'string' }, description: 'Who.' }),
		aField('only_here'),
	]),
];
const fields = buildFieldIndex(schemas);
const catalog = aCatalog({ schemas, fields, fieldByPath: new Map(fields.map((use) => [use.path, use])) });
const use = (path: string) => {
	const found = catalog.fieldByPath.get(path);
	if (found === undefined) throw new Error(`no field ${path}`);
	return found;
};

describe('the list of fields', () => {
	it('has the most used first', () => {
		expect(rankedFields(fields).map(({ path }) => path)).toEqual(['dt', 'user_id', 'only_here']);
	});

	it('counts schemas, streams and who requires a field, in the order of the columns', () => {
		expect(fieldCells(fieldRow(use('dt'), catalog.schemaByTitle))).toEqual([
			'dt',
			'string',
			'3',
			'Time of the event.',
			'3',
			'1',
			'1',
			'2',
			'',
		]);
	});

	it('states what a field can be filtered by', () => {
		expect(fieldRow(use('dt'), catalog.schemaByTitle).facets).toBe(
			'string|one two|several|descriptions|none|some',
		);
		expect(fieldRow(use('user_id'), catalog.schemaByTitle).facets).toBe(
			'integer string|one two|several|types|none|none',
		);
	});

	it('leads to the only schema of a field that has no page of its own', () => {
		expect(fieldRowHref(fieldRow(use('dt'), catalog.schemaByTitle))).toBe('/fields/dt/');
		expect(fieldRowHref(fieldRow(use('only_here'), catalog.schemaByTitle))).toBe(
			'/schemas/two/c/#field.only_here',
		);
	});

	it('reads back what it sends to the browser', () => {
		const row = fieldRow(use('user_id'), catalog.schemaByTitle);
		expect(unpackFieldRow(packFieldRow(row))).toEqual(row);
	});

	it('is cut into pages, each of which says which part it has', () => {
		const many = Array.from({ length: 501 }, (_, index) => aField(`f${String(index).padStart(3, '0')}`));
		const large = [withFields('large/a', many)];
		const pages = fieldsPages(aCatalog({ schemas: large, fields: buildFieldIndex(large) }));
		expect(pages.map(({ title, part, rows, total }) => [title, part, rows.length, total])).toEqual([
			['Fields', 'Fields 1 to 500 of 501.', 500, 501],
			['Fields, page 2', 'Fields 501 to 501 of 501.', 1, 501],
		]);
	});

	it('says how often schemas disagree', () => {
		expect(fieldsPages(catalog)[0]?.lead).toBe(
			'Every field in the latest schema versions, the most used first: 3 field paths. Schemas disagree on the type of 1 and on the description of 1.',
		);
	});
});

describe('the page of a field', () => {
	it('says in how many schemas it is required', () => {
		expect(fieldPage(use('dt'), catalog).required).toBe('Required in 1 of these schemas.');
		expect(fieldPage(use('user_id'), catalog).required).toBe('Not required in any schema.');
	});

	it('shows one description where schemas agree, and all where they do not', () => {
		const agreed = fieldPage(use('user_id'), catalog);
		expect([agreed.text, agreed.descriptions]).toEqual(['Who.', []]);
		const { text, descriptions } = fieldPage(use('dt'), catalog);
		expect(text).toBe('');
		expect(descriptions.map(({ text, amount }) => [text, amount])).toEqual([
			['Time of the event.', '2 schemas'],
			['When it happened.', 'One schema'],
		]);
	});

	it('groups schemas by origin, type and whether they require it, the largest group first', () => {
		const { groups } = fieldPage(use('dt'), { ...catalog, config: aConfiguration() });
		expect(groups.map(({ origin, required, schemas }) => [origin, required, schemas.length])).toEqual([
			['Defined in the schema itself', false, 2],
			['Defined in the schema itself', true, 1],
		]);
	});
});
