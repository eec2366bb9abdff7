import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openHistoryCache } from '../../../../src/sources/history/cache.ts';
import { aGitHistory } from '../../../support/git-history.ts';
import { declaring, historyOf, told } from '../../../support/history.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

describe('the history of the stream configuration', () => {
	it('dates a declaration, each change of a setting and the last one', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare a\n\nBug: T1001\n', {
			'streams.php': declaring({ a: "'schema_title' => 'x/a'" }),
		});
		repository.commit('2024-02-01', 'Sample a (T1002)', {
			'streams.php': declaring({ a: "'schema_title' => 'x/a', 'sample' => [ 'rate' => 0.1 ]" }),
		});
		repository.commit('2024-03-01', 'Something else', { 'README.md': 'words' });
		const hash = repository.commit('2024-04-01', 'Raise the rate of a', {
			'streams.php': declaring({ a: "'schema_title' => 'x/a', 'sample' => [ 'rate' => 0.2 ]" }),
		});
		const { history, problems } = historyOf(repository.folder, { streams: ['a'] });
		const a = history?.streams.get('a');
		expect(problems).toEqual([]);
		expect(told(a?.changes)).toEqual([
			'2024-01-01 declared: schema_title – → "x/a"',
			'2024-02-01 changed: sample.rate – → 0.1',
			'2024-04-01 changed: sample.rate 0.1 → 0.2',
		]);
		expect(a?.since).toMatchObject({ kind: 'change', change: { date: '2024-01-01', tasks: ['T1001'] } });
		expect(a?.last).toMatchObject({
			hash,
			subject: 'Raise the rate of a',
			url: `https://code.example/commit/${hash}`,
			author: null,
		});
		expect(a?.rates.map(({ time, rate }) => [time.slice(0, 10), rate])).toEqual([
			['2024-02-01', 0.1],
			['2024-04-01', 0.2],
		]);
	});

	it('takes another layout, comments and another order for no change', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare', {
			'streams.php': declaring({ a: "'x' => 1, 'y' => [ 'z' => true ]", b: '' }),
		});
		repository.commit('2024-02-01', 'Reformat', {
			'streams.php':
				"<?php\nreturn [\n'wgEventStreams' => [ 'default' => [\n// b\n'b' => [],\n\t'a' => [ // words\n\t\t\"y\" => [ 'z' => true, ],\n\t\t'x' => 1,\n\t],\n] ] ];",
		});
		const { history } = historyOf(repository.folder, { streams: ['a', 'b'] });
		expect(history?.records.map(({ change }) => change.subject)).toEqual(['Declare']);
	});

	it('takes the step from a list of entries to named entries for no change', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare', {
			'streams.php':
				"<?php return [\n'wgEventStreams' => [ 'default' => [ [ 'stream' => 'a', 'x' => 1 ] ] ] ];",
		});
		repository.commit('2024-02-01', 'Name the entries', {
			'streams.php': declaring({ a: "'stream' => 'a', 'x' => 1" }),
		});
		repository.commit('2024-03-01', 'Drop the repeated name', {
			'streams.php': declaring({ a: "'x' => 1" }),
		});
		const { history } = historyOf(repository.folder, { streams: ['a'] });
		expect(told(history?.streams.get('a')?.changes)).toEqual(['2024-01-01 declared: x – → 1']);
	});

	it('tells a renamed stream as retired, with the name that took its place', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare', {
			'streams.php': declaring({ old: "'schema_title' => 'x/a'" }),
		});
		repository.commit('2024-02-01', 'Rename', {
			'streams.php': declaring({ new: "'schema_title' => 'x/a'" }),
		});
		const { history } = historyOf(repository.folder, { streams: ['new'] });
		expect(history?.retired).toMatchObject([
			{
				name: 'old',
				since: { change: { date: '2024-01-01' } },
				removed: { date: '2024-02-01', subject: 'Rename' },
				schemaTitle: 'x/a',
				table: 'event.old',
				successor: { name: 'new', reason: 'same-change-same-settings' },
			},
		]);
	});

	it('names the version that is declared today as the successor of one that is not', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare', { 'streams.php': declaring({ 'a.rc0': "'x' => 1" }) });
		repository.commit('2024-02-01', 'Add', { 'streams.php': declaring({ 'a.rc0': "'x' => 1", 'a.v1': '' }) });
		repository.commit('2024-03-01', 'Remove', { 'streams.php': declaring({ 'a.v1': '' }) });
		const { history } = historyOf(repository.folder, { streams: ['a.v1'] });
		expect(history?.retiredByName.get('a.rc0')?.successor).toEqual({ name: 'a.v1', reason: 'other-version' });
	});

	it('tells a revert, and counts from the declaration that still holds', () => {
		const repository = aGitHistory();
		const first = repository.commit('2024-01-01', 'Declare a', {
			'streams.php': declaring({ a: '', b: '' }),
		});
		repository.commit('2024-01-02', `Revert "Declare a"\n\nThis reverts commit ${first}.`, {
			'streams.php': declaring({ b: '' }),
		});
		repository.commit('2024-03-01', 'Declare a again', { 'streams.php': declaring({ a: '', b: '' }) });
		const { history } = historyOf(repository.folder, { streams: ['a', 'b'] });
		const a = history?.streams.get('a');
		expect(a?.changes.map(({ kind }) => kind)).toEqual(['declared-again', 'removed', 'declared']);
		expect(a?.changes[1]?.change.reverts).toBe(first);
		expect(a?.since).toMatchObject({ change: { date: '2024-03-01' } });
		expect(a?.first).toMatchObject({ change: { date: '2024-01-01' } });
	});

	it('follows settings from one file to another', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare', { 'all.php': declaring({ a: "'x' => 1" }) });
		repository.commit('2024-02-01', 'Move', {
			'all.php': '<?php return [];',
			'streams.php': declaring({ a: "'x' => 1" }),
		});
		repository.commit('2024-03-01', 'Change', { 'streams.php': declaring({ a: "'x' => 2" }) });
		const { history } = historyOf(repository.folder, {
			streams: ['a'],
			formerFiles: [{ environment: 'production', path: 'all.php' }],
		});
		expect(told(history?.streams.get('a')?.changes)).toEqual([
			'2024-01-01 declared: x – → 1',
			'2024-03-01 changed: x 1 → 2',
		]);
	});

	it('follows a file that was renamed', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare', { 'old.php': declaring({ a: "'x' => 1" }) });
		repository.git('mv', 'old.php', 'streams.php');
		repository.commit('2024-02-01', 'Rename the file', {});
		const { history } = historyOf(repository.folder, {
			streams: ['a'],
			formerFiles: [{ environment: 'production', path: 'old.php' }],
		});
		expect(told(history?.streams.get('a')?.changes)).toEqual(['2024-01-01 declared: x – → 1']);
	});

	it('tells a merge by the change that it brought, at the time when it came to the main line', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Begin', { 'streams.php': declaring({ b: '' }) });
		repository.git('checkout', '--quiet', '-b', 'topic');
		const change = repository.commit('2024-01-02', 'Declare a\n\nBug: T1001', {
			'streams.php': declaring({ b: '', a: '' }),
		});
		repository.git('checkout', '--quiet', 'main');
		repository.commit('2024-01-03', 'Elsewhere', { 'README.md': 'words' });
		repository.git('merge', '--quiet', '--no-ff', '--no-commit', 'topic');
		repository.commit('2024-01-05', "Merge branch 'topic'", {});
		const { history } = historyOf(repository.folder, { streams: ['a'] });
		expect(history?.streams.get('a')?.changes).toMatchObject([
			{
				kind: 'declared',
				change: { hash: change, date: '2024-01-05', subject: 'Declare a', tasks: ['T1001'] },
			},
		]);
	});

	it('passes over a state that cannot be read, and says so', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare', { 'streams.php': declaring({ a: "'x' => 1" }) });
		const broken = repository.commit('2024-02-01', 'Break', {
			'streams.php': "<?php return [ 'wgEventStreams' => [ 'default' => [ 'a' => [ 'x' => ] ] ];",
		});
		repository.commit('2024-03-01', 'Repair', { 'streams.php': declaring({ a: "'x' => 2" }) });
		const { history, problems } = historyOf(repository.folder, { streams: ['a'] });
		expect(told(history?.streams.get('a')?.changes)).toEqual([
			'2024-01-01 declared: x – → 1',
			'2024-03-01 changed: x 1 → 2',
		]);
		expect(problems).toMatchObject([{ code: 'history-state-unreadable', file: 'config/streams.php' }]);
		expect(problems[0]?.message).toContain(broken.slice(0, 10));
	});

	it('claims nothing of a value that was no literal, and tells what it became from the last one that was', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare', { 'streams.php': declaring({ a: "'x' => 1", b: '' }) });
		repository.commit('2024-02-01', 'Compute', { 'streams.php': declaring({ a: "'x' => rate()", b: '' }) });
		repository.commit('2024-03-01', 'Write it out', { 'streams.php': declaring({ a: "'x' => 2", b: '' }) });
		const { history } = historyOf(repository.folder, { streams: ['a', 'b'] });
		expect(told(history?.streams.get('a')?.changes)).toEqual([
			'2024-01-01 declared: x – → 1',
			'2024-03-01 changed: x 1 → 2',
		]);
		expect(history?.retired).toEqual([]);
	});

	it('says nothing of a value that was no literal from the beginning, and keeps the last literal of one that is gone', () => {
		const repository = aGitHistory();
		const commit = (date: string, a: string | null, b: string) =>
			repository.commit(date, 'Change', {
				'streams.php': declaring({ ...(a === null ? {} : { a }), b, c: '' }),
			});
		commit('2024-01-01', "'x' => 1", "'x' => rate()");
		commit('2024-02-01', "'x' => rate()", "'x' => 2");
		commit('2024-03-01', "'x' => other()", "'x' => 2");
		commit('2024-04-01', null, "'x' => 2");
		const { history } = historyOf(repository.folder, { streams: ['b', 'c'] });
		expect(told(history?.streams.get('b')?.changes)).toEqual(['2024-01-01 declared: ']);
		expect(history?.retired[0]).toMatchObject({ name: 'a', lastSettings: [{ value: { x: 1 } }] });
	});

	it('says of a shallow clone only what it holds', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare', { 'streams.php': declaring({ a: "'x' => 1" }) });
		repository.commit('2024-02-01', 'Change', { 'streams.php': declaring({ a: "'x' => 2" }) });
		repository.commit('2024-03-01', 'Add b', { 'streams.php': declaring({ a: "'x' => 2", b: '' }) });
		const clone = temporaryFolder();
		execFileSync('git', ['clone', '--quiet', '--depth=2', pathToFileURL(repository.folder).href, clone]);
		const { history, problems } = historyOf(clone, { streams: ['a', 'b'] });
		expect(history?.streams.get('a')?.since).toEqual({ kind: 'before', date: '2024-02-01' });
		expect(history?.streams.get('b')?.since).toMatchObject({ change: { date: '2024-03-01' } });
		expect(problems).toMatchObject([{ code: 'history-shallow', severity: 'notice' }]);
		expect(history?.sources[0]).toMatchObject({ state: 'shallow', begins: '2024-02-01' });
	});

	it('does not date what was there before the day from which it reads', () => {
		const repository = aGitHistory();
		repository.commit('2023-01-01', 'Declare', { 'streams.php': declaring({ a: "'x' => 1" }) });
		repository.commit('2024-03-01', 'Add b', { 'streams.php': declaring({ a: "'x' => 1", b: '' }) });
		const { history } = historyOf(repository.folder, { streams: ['a', 'b'], since: '2024-01-01' });
		expect(history?.streams.get('a')?.since).toEqual({ kind: 'before', date: '2024-03-01' });
		expect(history?.streams.get('b')?.since).toMatchObject({ change: { date: '2024-03-01' } });
	});

	it('knows nothing where the files lie in no repository', () => {
		const folder = temporaryFolder({ 'streams.php': declaring({ a: '' }) });
		expect(historyOf(folder, { streams: ['a'] })).toEqual({ history: null, problems: [] });
	});

	it('names people only where the configuration says so', () => {
		const repository = aGitHistory('Jo <jo@example.org>');
		repository.commit('2024-01-01', 'Declare', { 'streams.php': declaring({ a: '' }) });
		const named = historyOf(repository.folder, { streams: ['a'], people: true });
		expect(named.history?.streams.get('a')?.people).toEqual([{ name: 'Jo', changes: 1, last: '2024-01-01' }]);
		const unnamed = historyOf(repository.folder, { streams: ['a'] });
		expect(unnamed.history?.streams.get('a')?.people).toEqual([]);
		expect(JSON.stringify([...(unnamed.history?.streams ?? [])])).not.toContain('Jo');
	});

	it('is not taken in by a message that imitates the output of git', () => {
		const repository = aGitHistory('<script>alert(1)</script> <x@example.org>');
		const fake = 'f'.repeat(40);
		const message = `Declare <b>a</b>\x1e${fake}\x1f2020-01-01T00:00:00Z\n\n:000000 100644 ${'0'.repeat(40)} ${fake} A\nstreams.php\n${fake}`;
		const hash = repository.commit('2024-01-01', message, { 'streams.php': declaring({ a: '' }) });
		const { history } = historyOf(repository.folder, { streams: ['a'], people: true });
		expect(history?.records.map(({ change }) => change.hash)).toEqual([hash]);
		expect(history?.streams.get('a')?.people).toMatchObject([{ changes: 1, last: '2024-01-01' }]);
	});

	it('obeys no configuration of the repository that would start a program', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare', { 'streams.php': declaring({ a: '' }) });
		const trace = join(temporaryFolder(), 'started');
		for (const key of ['core.fsmonitor', 'core.pager', 'gpg.program', 'diff.external', 'core.sshCommand']) {
			repository.git('config', key, `touch ${trace}`);
		}
		repository.git('config', 'log.showSignature', 'true');
		const { history } = historyOf(repository.folder, { streams: ['a'] });
		expect(history?.streams.size).toBe(1);
		expect(() => execFileSync('ls', [trace], { stdio: 'pipe' })).toThrow();
	});

	it('reads only new commits where the cache holds the others, and tells the same', () => {
		const repository = aGitHistory();
		const cache = openHistoryCache(join(temporaryFolder(), 'history'));
		repository.commit('2024-01-01', 'Declare', { 'streams.php': declaring({ a: "'x' => 1" }) });
		historyOf(repository.folder, { streams: ['a'], cache });
		repository.commit('2024-02-01', 'Change', { 'streams.php': declaring({ a: "'x' => 2" }) });
		const cached = historyOf(repository.folder, { streams: ['a'], cache });
		const fresh = historyOf(repository.folder, { streams: ['a'] });
		expect(told(cached.history?.streams.get('a')?.changes)).toEqual([
			'2024-01-01 declared: x – → 1',
			'2024-02-01 changed: x 1 → 2',
		]);
		expect(cached).toEqual(fresh);
		expect(historyOf(repository.folder, { streams: ['a'], cache })).toEqual(fresh);
	});

	it('starts anew where the main line was rewritten', () => {
		const repository = aGitHistory();
		const cache = openHistoryCache(join(temporaryFolder(), 'history'));
		repository.commit('2024-01-01', 'Begin', { 'streams.php': declaring({ b: '' }) });
		repository.commit('2024-01-02', 'Declare a', { 'streams.php': declaring({ a: '', b: '' }) });
		historyOf(repository.folder, { streams: ['a', 'b'], cache });
		repository.git('reset', '--quiet', '--hard', 'HEAD~1');
		repository.commit('2024-02-02', 'Declare c', { 'streams.php': declaring({ b: '', c: '' }) });
		const { history } = historyOf(repository.folder, { streams: ['b', 'c'], cache });
		expect(history?.records.map(({ change }) => change.subject)).toEqual(['Declare c', 'Begin']);
	});

	it('tells changes of beta apart from those of production', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Try a', {
			'streams.php': declaring({}),
			'beta.php': declaring({ a: '' }),
		});
		repository.commit('2024-02-01', 'Declare a', { 'streams.php': declaring({ a: '' }) });
		const { history } = historyOf(repository.folder, {
			streams: ['a'],
			files: { production: 'streams.php', beta: 'beta.php' },
		});
		const a = history?.streams.get('a');
		expect(a?.since).toMatchObject({ change: { date: '2024-02-01' } });
		expect(a?.environments['beta']).toMatchObject({ change: { date: '2024-01-01' } });
		expect(a?.changes[0]).toMatchObject({ kind: 'changed', declaredIn: ['production'] });
	});

	it('dates what is written into a working copy and not committed by nothing', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Declare', { 'streams.php': declaring({ a: '' }) });
		mkdirSync(join(repository.folder, 'more'));
		writeFileSync(join(repository.folder, 'streams.php'), declaring({ a: '', b: '' }));
		const { history } = historyOf(repository.folder, { streams: ['a', 'b'] });
		expect(history?.streams.has('b')).toBe(false);
	});
});
