import { afterEach, describe, expect, it } from 'vitest';
import { keep, keepLater, setKeptResults } from '../../../src/text/keep.ts';

afterEach(() => setKeptResults(null));

describe('results that are kept', () => {
	it('are made once for a content', () => {
		let made = 0;
		const lengthOf = (text: string): number =>
			keep('length', text, () => {
				made++;
				return text.length;
			});
		expect([lengthOf('four'), lengthOf('four'), lengthOf('fives')]).toEqual([4, 4, 5]);
		expect(made).toBe(2);
	});

	it('come from the store that a build hands over', async () => {
		const put: unknown[] = [];
		setKeptResults({
			find: (kind, content) => (content === 'known' ? { value: `${kind} of ${content}` } : undefined),
			put: (...all) => put.push(all),
		});
		expect(keep('name', 'known', () => 'made')).toBe('name of known');
		expect(await keepLater('name', 'new', async () => 'made')).toBe('made');
		expect(put).toEqual([['name', 'new', 'made']]);
	});
});
