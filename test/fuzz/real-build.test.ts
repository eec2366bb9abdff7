import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { readList } from '../../src/cli/publish/written-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { fuzzRuns, fuzzSeed } from './runs.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const BUILD = join(PROJECT, 'scripts/build.ts');
const KILLS = 50;
const FULL_DISKS = 20;
/** Whole builds of the sample take minutes in all: by `npm run fuzz` only. */
const isLong = fuzzRuns(1) > 1;

const { CATALOG_CONFIG: _config, NODE_ENV: _mode, ...environment } = process.env;
const options = { cwd: PROJECT, env: { ...environment, CI: 'true' } };
const build = (out: string, base: string) =>
	spawnSync(process.execPath, [BUILD, '--out', out, '--base', `/${base}/`, '--force'], {
		...options,
		encoding: 'utf8',
	});

/** The path that all pages of a site are built for; throws where they are of several builds or some are missing. */
function baseOf(out: string): string {
	const listed = readList(out);
	if (listed === null) throw new Error('the site has no list of its files');
	const missing = [...listed].filter((file) => !existsSync(join(out, file)));
	const there = (
		readdirSync(out, { recursive: true, withFileTypes: true }) as { isFile(): boolean }[]
	).filter((entry) => entry.isFile());
	const bases = new Set(
		[...listed]
			.filter((file) => file.endsWith('.html') && !file.startsWith('repositories/'))
			.map((file) => /(?:href|src)="\/([a-z0-9]+)\//.exec(readFileSync(join(out, file), 'utf8'))?.[1]),
	);
	if (missing.length > 0 || there.length !== listed.size || bases.size !== 1) {
		throw new Error(`${missing.length} missing, ${there.length} of ${listed.size}, ${[...bases].join()}`);
	}
	return [...bases][0] ?? '';
}

it.skipIf(!isLong)('The real build, killed at fifty moments, leaves a whole site each time', async () => {
	const folder = temporaryFolder();
	const out = join(folder, 'site');
	expect(build(out, 'before').status).toBe(0);
	// The second build finds the code compiled, as those that are killed do.
	const started = performance.now();
	expect(build(out, 'first').status).toBe(0);
	const whole = performance.now() - started;
	let last = baseOf(out);
	let state = fuzzSeed();
	for (let run = 0; run < KILLS; run++) {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		const after = (state / 2 ** 31) * whole;
		const signal = (['SIGKILL', 'SIGTERM', 'SIGINT'] as const)[run % 3] ?? 'SIGKILL';
		const child = spawn(process.execPath, [BUILD, '--out', out, '--base', `/b${run}/`, '--force'], {
			...options,
			stdio: 'ignore',
		});
		const ended = new Promise((done) => child.once('exit', done));
		await Promise.race([ended, new Promise((done) => setTimeout(done, after))]);
		child.kill(signal);
		await ended;
		const now = baseOf(out);
		expect([last, `b${run}`]).toContain(now);
		console.info(
			`${signal} after ${Math.round(after)} ms: ${now === last ? 'the last site' : 'the new site'}`,
		);
		last = now;
		// What a kill leaves, the next build removes; a signal leaves nothing of its own.
		if (signal !== 'SIGKILL') {
			expect(readdirSync(folder).filter((name) => name.includes(`.new-${child.pid}-`))).toEqual([]);
		}
	}
	expect(build(out, 'last').status).toBe(0);
	expect(baseOf(out)).toBe('last');
	expect(readdirSync(folder)).toEqual(['site']);
});

it.skipIf(!isLong)(
	'The real build, on twenty disks that become full, says so and keeps the last site',
	({ skip }) => {
		const disk = temporaryFolder();
		const mount = (...how: readonly string[]): boolean => spawnSync('mount', [...how, disk]).status === 0;
		if (!mount('-t', 'tmpfs', '-o', 'size=400m', 'tmpfs'))
			skip('Small file systems can be mounted by root only.');
		onTestFinished(() => void spawnSync('umount', [disk]));
		const out = join(disk, 'site');
		expect(build(out, 'first').status).toBe(0);
		const used = Number(execFileSync('df', ['--output=used', disk], { encoding: 'utf8' }).split('\n')[1]);
		for (let run = 0; run < FULL_DISKS; run++) {
			const free = Math.round((used * run) / FULL_DISKS);
			expect(mount('-o', `remount,size=${used + free}k`)).toBe(true);
			const { status, stdout, stderr } = build(out, `b${run}`);
			const output = stdout + stderr;
			console.info(`${free} KB free of ${used} KB: ${output.trim().split('\n').at(-1)}`);
			expect(output).not.toMatch(/\n\s+at .*\.(?:ts|js|mjs):\d+/);
			expect(output).toContain('the disk is full');
			expect(status).toBe(1);
			expect(baseOf(out)).toBe('first');
			expect(readdirSync(disk)).toEqual(['site']);
		}
		expect(mount('-o', 'remount,size=400m')).toBe(true);
		expect(build(out, 'last').status).toBe(0);
		expect(baseOf(out)).toBe('last');
	},
);
