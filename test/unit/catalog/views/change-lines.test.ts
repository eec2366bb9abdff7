import { describe, expect, it } from 'vitest';
import {
	changeLine,
	schemaChangeWords,
	settingLines,
	sinceWords,
	streamChangeWords,
} from '../../../../src/catalog/views/change-lines.ts';
import type { Change, SettingChange } from '../../../../src/model/history.ts';

const change: Change = {
	hash: 'a'.repeat(40),
	source: 'config',
	time: '2024-03-07T12:00:00.000Z',
	date: '2024-03-07',
	subject: 'Raise the rate',
	tasks: ['T1001'],
	author: null,
	url: null,
	reverts: null,
};

describe('a change on one line', () => {
	it('links its tasks where the configuration says how', () => {
		const tasks = { pattern: '', url: 'https://tasks.example/{task}' };
		expect(changeLine(change, tasks).tasks).toEqual([{ name: 'T1001', href: 'https://tasks.example/T1001' }]);
		expect(changeLine(change, null).tasks).toEqual([{ name: 'T1001', href: null }]);
	});

	it('leads to its place among the changes of its month', () => {
		expect(changeLine(change, null).changesHref).toBe('/changes/2024-03/#c-config-aaaaaaaaaaaa');
	});

	it('is cut where its subject is a book', () => {
		expect(changeLine({ ...change, subject: 'x'.repeat(10_000) }, null).subject).toHaveLength(202);
	});
});

describe('a setting that changed', () => {
	const line = (parts: Partial<SettingChange>) =>
		settingLines(
			[
				{
					environment: 'production',
					group: 'default',
					kind: 'setting',
					path: ['sample', 'rate'],
					before: 0.1,
					after: 0.2,
					...parts,
				},
			],
			'production',
		)[0];

	it('is told as what it was and what it became', () => {
		expect(line({})).toEqual({ place: '', setting: 'sample.rate', before: '0.1', after: '0.2', list: false });
		expect(line({ before: undefined })).toMatchObject({ before: null, after: '0.2' });
		expect(line({ after: '' })).toMatchObject({ after: '""' });
	});

	it('names its place where that is not everybody in the default environment', () => {
		expect(line({ environment: 'beta', group: '+enwiki' })?.place).toBe('beta, +enwiki');
	});

	it('is told by the items that came and went where it is a list', () => {
		expect(line({ before: ['a', 'b'], after: ['b', 'c'] })).toMatchObject({
			before: 'a',
			after: 'c',
			list: true,
		});
		expect(line({ before: ['a', 'b'], after: ['b', 'a'] })).toMatchObject({
			before: '["a","b"]',
			list: false,
		});
	});

	it('is a registration where the name came to the list of EventLogging', () => {
		expect(line({ kind: 'registration', path: [], before: false, after: true })).toMatchObject({
			setting: 'registered for EventLogging',
			before: 'no',
			after: 'yes',
		});
	});
});

describe('what was done, in words', () => {
	const words = (
		kind: Parameters<typeof streamChangeWords>[0]['kind'],
		declaredIn: string[],
		removedFrom: string[],
	) => streamChangeWords({ kind, declaredIn, removedFrom }, 'production');

	it('names environments only where they are not the default one alone', () => {
		expect(words('declared', ['production'], [])).toBe('declared');
		expect(words('declared', ['beta'], [])).toBe('declared in beta');
		expect(words('removed', [], ['production', 'beta'])).toBe('removed from production and beta');
		expect(words('declared-again', ['production'], [])).toBe('declared again');
	});

	it('tells settings of another environment apart from a declaration', () => {
		expect(words('changed', [], [])).toBe('changed');
		expect(words('changed', ['beta'], [])).toBe('given settings of its own in beta');
		expect(words('changed', ['production'], [])).toBe('declared in production');
		expect(words('changed', [], ['production'])).toBe('removed from production');
	});

	it('tells versions that were published, edited and moved', () => {
		const none = {
			change,
			title: 'x/a',
			added: [],
			edited: [],
			removed: [],
			current: false,
			movedFrom: null,
		};
		expect(schemaChangeWords({ ...none, added: ['1.1.0'], current: true })).toBe('1.1.0 published');
		expect(schemaChangeWords({ ...none, current: true })).toBe('source changed');
		expect(schemaChangeWords({ ...none, edited: ['1.0.0'] })).toBe('1.0.0 edited after publication');
		expect(schemaChangeWords({ ...none, added: ['1.0.0'], movedFrom: 'x/b' })).toBe(
			'1.0.0 published; moved from x/b',
		);
	});

	it('says "before" of what was there in the first state that was read', () => {
		expect(sinceWords({ kind: 'change', change })).toBe('2024-03-07');
		expect(sinceWords({ kind: 'before', date: '2020-01-06' })).toBe('before 2020-01-06');
		expect(sinceWords(null)).toBeNull();
	});
});
