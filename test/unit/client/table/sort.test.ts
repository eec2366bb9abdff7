import { describe, expect, it } from 'vitest';
import { sortedBy, sortOrder } from '../../../../src/client/table/sort.ts';

const sorted = (values: readonly string[], descending = false) =>
	sortedBy(values, (value) => value, descending);

describe('the order of a list', () => {
	it('reads numbers inside texts as numbers', () => {
		expect(sorted(['10 streams', '9 streams', '1 stream'])).toEqual(['1 stream', '9 streams', '10 streams']);
	});

	it('has rows without a value last, whichever way', () => {
		expect(sorted(['b', '', 'a'])).toEqual(['a', 'b', '']);
		expect(sorted(['b', '', 'a'], true)).toEqual(['b', 'a', '']);
	});

	it('leaves equal rows as they were', () => {
		const rows = [
			{ name: 'x', value: '1' },
			{ name: 'y', value: '1' },
		];
		expect(sortedBy(rows, ({ value }) => value, true).map(({ name }) => name)).toEqual(['x', 'y']);
	});

	it('is asked for by a key, with a minus in front for downwards', () => {
		expect(sortOrder('-fields')).toEqual({ key: 'fields', descending: true });
		expect(sortOrder('fields')).toEqual({ key: 'fields', descending: false });
	});
});
