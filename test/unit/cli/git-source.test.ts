import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fetchGitSource } from '../../../src/cli/git-source.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Runs git with an identity and without the user's configuration. */
function git(folder: string, ...args: readonly string[]): string {
	const identity = [
		'-c',
		'user.name=Test',
		'-c',
		'user.email=test@example.org',
		'-c',
		'init.defaultBranch=main',
	];
	return execFileSync('git', [...identity, ...args], {
		cwd: folder,
		encoding: 'utf8',
		env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
	}).trim();
}

/** A repository with two commits of `schema.yaml`, its address and both revisions. */
function repository(): { folder: string; url: string; first: string; second: string } {
	const folder = temporaryFolder({ 'schema.yaml': 'title: one\n' });
	git(folder, 'init', '--quiet');
	git(folder, 'add', '.');
	git(folder, 'commit', '--quiet', '-m', 'First');
	const first = git(folder, 'rev-parse', 'HEAD');
	writeFileSync(join(folder, 'schema.yaml'), 'title: two\n');
	git(folder, 'commit', '--quiet', '-am', 'Second');
	return { folder, url: pathToFileURL(folder).href, first, second: git(folder, 'rev-parse', 'HEAD') };
}

const target = (): string => join(temporaryFolder(), 'sources/first');
const textIn = (folder: string): string => readFileSync(join(folder, 'schema.yaml'), 'utf8');

describe('a git source', () => {
	it('is fetched at exactly the pinned revision, without history', async () => {
		const { url, first } = repository();
		const folder = target();
		expect(await fetchGitSource({ name: 'first', url, revision: first, folder })).toBe('fetched');
		expect(textIn(folder)).toBe('title: one\n');
		expect(git(folder, 'rev-list', '--count', 'HEAD')).toBe('1');
	});

	it('is left alone when it is there already', async () => {
		const { url, second } = repository();
		const source = { name: 'first', url, revision: second, folder: target() };
		await fetchGitSource(source);
		expect(await fetchGitSource(source)).toBe('unchanged');
	});

	it('is updated when the pin moves, and local changes give way', async () => {
		const { url, first, second } = repository();
		const folder = target();
		await fetchGitSource({ name: 'first', url, revision: first, folder });
		writeFileSync(join(folder, 'schema.yaml'), 'title: edited\n');
		expect(await fetchGitSource({ name: 'first', url, revision: second, folder })).toBe('updated');
		expect(textIn(folder)).toBe('title: two\n');
	});

	it('can be pinned to a tag', async () => {
		const { folder: origin, url, first } = repository();
		git(origin, 'tag', 'v1.0.0', first);
		const folder = target();
		await fetchGitSource({ name: 'first', url, revision: 'v1.0.0', folder });
		expect(textIn(folder)).toBe('title: one\n');
	});

	it('keeps what was there when the new revision does not exist', async () => {
		const { url, first } = repository();
		const folder = target();
		await fetchGitSource({ name: 'first', url, revision: first, folder });
		const wrong = 'f'.repeat(40);
		await expect(fetchGitSource({ name: 'first', url, revision: wrong, folder })).rejects.toThrow(
			/first: git could not fetch .* at f+\.\n(.*\n)+Is the revision f+ right\?/,
		);
		expect(textIn(folder)).toBe('title: one\n');
	});

	it('runs no hook and follows no submodule of the repository', async () => {
		const other = repository();
		const { folder: origin, url } = repository();
		writeFileSync(join(origin, '.gitmodules'), `[submodule "sub"]\n\tpath = sub\n\turl = ${other.url}\n`);
		git(origin, 'update-index', '--add', '--cacheinfo', `160000,${other.second},sub`);
		git(origin, 'add', '.gitmodules');
		git(origin, 'commit', '--quiet', '-m', 'Third');
		const folder = target();
		await fetchGitSource({ name: 'first', url, revision: git(origin, 'rev-parse', 'HEAD'), folder });
		expect(existsSync(join(folder, 'sub/schema.yaml'))).toBe(false);
		expect(existsSync(join(folder, '.git/hooks'))).toBe(false);
	});

	it.each([
		'ssh://example.org/a',
		'ext::sh -c "touch x"',
		'http://example.org/a',
		'/tmp/a',
		'--upload-pack=x',
	])('is not fetched from %s', async (url) => {
		const source = { name: 'first', url, revision: 'main', folder: target() };
		await expect(fetchGitSource(source)).rejects.toThrow(/only https:\/\/ and file:\/\/ are fetched/);
	});

	it('cannot smuggle an option in as a revision', async () => {
		const source = {
			name: 'first',
			url: repository().url,
			revision: '--upload-pack=touch x',
			folder: target(),
		};
		await expect(fetchGitSource(source)).rejects.toThrow(/is no revision/);
	});
});

describe('a git source with its history', () => {
	/** An origin with two files of two states each. @param filter whether it can leave files out */
	function origin(filter: boolean) {
		const folder = temporaryFolder({ 'kept.php': 'one', 'other.bin': 'uno' });
		git(folder, 'init', '--quiet');
		git(folder, 'config', 'uploadpack.allowFilter', String(filter));
		git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
		git(folder, 'add', '.');
		git(folder, 'commit', '--quiet', '-m', 'First');
		writeFileSync(join(folder, 'kept.php'), 'two');
		writeFileSync(join(folder, 'other.bin'), 'due');
		git(folder, 'commit', '--quiet', '-am', 'Second');
		return { url: pathToFileURL(folder).href, revision: git(folder, 'rev-parse', 'HEAD') };
	}
	const contents = (folder: string): string[] =>
		git(folder, 'cat-file', '--batch-all-objects', '--batch-check=%(objecttype) %(objectname)')
			.split('\n')
			.filter((line) => line.startsWith('blob'));

	it('has all commits, and earlier contents of the wanted files only', async () => {
		const folder = target();
		const history = { paths: ['kept.php'], since: null };
		expect(await fetchGitSource({ name: 'first', ...origin(true), folder, history })).toBe('fetched');
		expect(git(folder, 'rev-list', '--count', 'HEAD')).toBe('2');
		expect(git(folder, 'show', 'HEAD~1:kept.php')).toBe('one');
		// Both contents of the one file, and today's of the other.
		expect(contents(folder)).toHaveLength(3);
		expect(readFileSync(join(folder, 'other.bin'), 'utf8')).toBe('due');
	});

	it('gets what a new path needs without cloning again', async () => {
		const folder = target();
		const source = { name: 'first', ...origin(true), folder };
		await fetchGitSource({ ...source, history: { paths: [], since: null } });
		expect(contents(folder)).toHaveLength(2);
		expect(await fetchGitSource({ ...source, history: { paths: ['kept.php'], since: null } })).toBe(
			'unchanged',
		);
		expect(contents(folder)).toHaveLength(3);
	});

	it('replaces a clone that has no history', async () => {
		const folder = target();
		const source = { name: 'first', ...origin(true), folder };
		await fetchGitSource(source);
		expect(await fetchGitSource({ ...source, history: { paths: [], since: null } })).toBe('updated');
		expect(git(folder, 'rev-list', '--count', 'HEAD')).toBe('2');
	});

	it('is whole where the server cannot leave anything out', async () => {
		const folder = target();
		const history = { paths: ['kept.php'], since: null };
		await fetchGitSource({ name: 'first', ...origin(false), folder, history });
		expect(git(folder, 'show', 'HEAD~1:other.bin')).toBe('uno');
	});
});
