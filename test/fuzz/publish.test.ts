import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { fuzzRuns, fuzzSeed } from './runs.ts';

const PUBLISHER = fileURLToPath(new URL('publisher.ts', import.meta.url));
const FILES = 200;

/** Runs a build to its end. */
const publish = (out: string, stamp: string, files = FILES) =>
	spawnSync(process.execPath, [PUBLISHER, out, stamp, String(files)], { encoding: 'utf8' });

/** The stamp of the one build that all files of a site are from; throws where it is not whole. */
function stampOf(out: string): string {
	const files = (readdirSync(out, { recursive: true }) as string[]).filter((name) => name.endsWith('.html'));
	const stamps = new Set(files.map((name) => readFileSync(join(out, name), 'utf8').split('\n')[0] ?? ''));
	if (files.length !== FILES || stamps.size !== 1)
		throw new Error(`${files.length} files of ${[...stamps].join()}`);
	return [...stamps][0] ?? '';
}

it('A build that is killed at any moment leaves a whole site, or one that the next build makes whole', async () => {
	const out = join(temporaryFolder(), 'site');
	expect(publish(out, 'first').stdout).toBe('published\n');
	writeFileSync(join(out, 'CNAME'), 'mine');
	let stamp = 'first';
	let state = fuzzSeed();
	for (let run = 0; run < fuzzRuns(10); run++) {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		const signal = run % 3 === 0 ? 'SIGTERM' : 'SIGKILL';
		const child = spawn(process.execPath, [PUBLISHER, out, `build${run}`, String(FILES)], {
			stdio: 'ignore',
		});
		const ended = new Promise((done) => child.once('exit', done));
		await new Promise((done) => setTimeout(done, 60 + (state % 400)));
		child.kill(signal);
		await ended;
		// Between two renames the site is away for a moment; what is there is never half of one.
		if (existsSync(out)) stamp = stampOf(out);
		expect(['first', `build${run}`, stamp]).toContain(stamp);
		if (signal === 'SIGTERM')
			expect(readdirSync(join(out, '..')).filter((name) => name.includes('.new-'))).toEqual([]);
	}
	expect(publish(out, 'last').stdout).toBe('published\n');
	expect(stampOf(out)).toBe('last');
	expect(readFileSync(join(out, 'CNAME'), 'utf8')).toBe('mine');
	expect(readdirSync(join(out, '..'))).toEqual(['site']);
});

/** Whether small file systems may be mounted here; that takes root. */
function canMount(): boolean {
	const folder = temporaryFolder();
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
	if (mounted) execFileSync('umount', [folder]);
	return mounted;
}

it('A disk that is full at any point is told in a sentence, and the last site stays', ({ skip }) => {
	if (!canMount()) skip('Small file systems can be mounted by root only.');
	for (let run = 0; run < Math.min(fuzzRuns(4), 20); run++) {
		const disk = temporaryFolder();
		const kilobytes = 1000 + run * 37;
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,nr_inodes=5000`, 'tmpfs', disk]);
		onTestFinished(() => void spawnSync('umount', [disk]));
		const out = join(disk, 'site');
		mkdirSync(out);
		expect(publish(out, 'first').stdout).toBe('published\n');
		const { stdout, stderr, status } = publish(out, 'second');
		expect(stdout).toMatch(
			/^The site could not be written: the disk is full.*\. The last site is left as it was\.\n$/,
		);
		expect([stderr, status]).toEqual(['', 1]);
		expect(stampOf(out)).toBe('first');
		expect(readdirSync(disk)).toEqual(['site']);
	}
});
