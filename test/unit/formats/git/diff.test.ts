import { describe, expect, it } from 'vitest';
import { blobHash } from '../../../../src/formats/git/blob.ts';
import { gitDiff, isPatchPath } from '../../../../src/formats/git/diff.ts';

describe('the name that git gives a text', () => {
	it.each([
		['', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
		['hello\n', 'ce013625030ba8dba906f756967f9e9ca394464a'],
		['Grüße\n', '05bb5b40eaf6cd35f14fb829a0a85d61c8875418'],
	])('of %j is %s', (text, hash) => {
		expect(blobHash(text)).toBe(hash);
	});
});

describe('a difference', () => {
	it('of a file names both blobs in full, so that a three-way merge finds the old one', () => {
		const diff = gitDiff([{ path: 'a.txt', kind: 'file', before: 'one\ntwo\n', after: 'one\n2\n' }]);
		expect(diff).toBe(
			[
				'diff --git a/a.txt b/a.txt',
				'index 814f4a422927b82f5f8a43f8fab6d3839e3983f2..99b356dcd03dde0755c749bcd4cae4b2b73a8fa8 100644',
				'--- a/a.txt',
				'+++ b/a.txt',
				'@@ -1,2 +1,2 @@',
				' one',
				'-two',
				'+2',
				'',
			].join('\n'),
		);
	});

	it('of a new link has its mode, and its target without a line break', () => {
		const diff = gitDiff([{ path: 'x/latest', kind: 'link', before: null, after: '1.0.0.yaml' }]);
		expect(diff.split('\n').slice(1)).toEqual([
			'new file mode 120000',
			'index 0000000000000000000000000000000000000000..7ec14112fd70448958da0450a2f3e67a38900ee4',
			'--- /dev/null',
			'+++ b/x/latest',
			'@@ -0,0 +1 @@',
			'+1.0.0.yaml',
			'\\ No newline at end of file',
			'',
		]);
	});

	it('of files that stay as they are is empty', () => {
		expect(gitDiff([{ path: 'a', kind: 'file', before: 'x', after: 'x' }])).toBe('');
	});
});

describe('a path in a patch', () => {
	it.each([
		['wmf-config/ext-EventStreamConfig.php', true],
		['jsonschema/a/b_c/1.0.0.yaml', true],
		['../outside.php', false],
		['a/../b', false],
		['/absolute', false],
		['with space.php', false],
		['line\nbreak', false],
	])('%j: %s', (path, may) => {
		expect(isPatchPath(path)).toBe(may);
	});
});
