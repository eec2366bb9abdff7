import { describe, expect, it } from 'vitest';
import { fieldsWith, titlesWith } from '../../../../src/client/table/elsewhere.ts';

const LISTS = {
	paths: ['performer.user_edit_count', 'meta.id', 'user_edit_count_bucket'],
	schemas: [
		['page/change', [0, 1]],
		['app/edit', [1, 2]],
		['app/count', [1]],
	],
} as const;

describe('where words occur that a list does not have', () => {
	it('finds fields whose path has all of them, and the schemas of these fields', () => {
		const { fields, schemas } = fieldsWith(['edit', 'count'], LISTS);
		expect(fields).toBe(2);
		expect([...schemas]).toEqual(['page/change', 'app/edit']);
	});

	it('does not take words of different fields together', () => {
		expect(fieldsWith(['meta', 'edit'], LISTS)).toEqual({ fields: 0, schemas: new Set() });
	});

	it('counts titles that have all of them', () => {
		expect(titlesWith(['app'], LISTS)).toBe(2);
		expect(titlesWith(['app', 'edit'], LISTS)).toBe(1);
	});
});
