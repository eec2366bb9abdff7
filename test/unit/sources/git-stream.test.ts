import { describe, expect, it } from 'vitest';
import { GitError } from '../../../src/sources/git-command.ts';
import { streamGitOffline } from '../../../src/sources/git-stream.ts';
import { readBlobs } from '../../../src/sources/history/blobs.ts';
import { aGitHistory } from '../../support/git-history.ts';

describe('output that is worked off as it comes', () => {
	it('arrives whole, in pieces of the wanted size and line by line', () => {
		const repository = aGitHistory();
		const text = `first\n${'x'.repeat(3_000_000)}\nlast`;
		repository.commit('2024-01-01', 'Add', { 'large.txt': text });
		const name = repository.git('rev-parse', 'HEAD:large.txt');
		const read: string[] = [];
		streamGitOffline(repository.folder, ['cat-file', 'blob', name], '', (take) => {
			read.push(take(null).toString(), take(1).toString(), take(3_000_000).toString(), take(5).toString());
		});
		expect(read).toEqual(['first', '\n', 'x'.repeat(3_000_000), '\nlast']);
	});

	it('that ends early is told with what git said', () => {
		const repository = aGitHistory();
		const broken = () =>
			streamGitOffline(repository.folder, ['cat-file', 'blob', 'HEAD'], '', (take) => take(10));
		expect(broken).toThrow(GitError);
		expect(broken).toThrow(/HEAD/);
	});
});

describe('contents of many objects', () => {
	it.each([
		['small', 10],
		['large', 9_000_000],
	])('are given one by one when they are %s, and those that are missing as nothing', (_size, length) => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Add', { a: `a${'\n'.repeat(length)}`, b: `b${' '.repeat(length)}` });
		const [a = '', b = ''] = ['a', 'b'].map((file) => repository.git('rev-parse', `HEAD:${file}`));
		const missing = 'f'.repeat(40);
		const read: [string, number | undefined, string | undefined][] = [];
		readBlobs(repository.folder, [a, missing, b], (name, content) =>
			read.push([name, content?.length, content?.subarray(0, 1).toString()]),
		);
		expect(read).toEqual([
			[a, length + 1, 'a'],
			[missing, undefined, undefined],
			[b, length + 1, 'b'],
		]);
	});
});
