import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../../src/cli/command-error.ts';
import { siteFigures } from '../../src/cli/site-figures.ts';
import { siteFiles } from './floor.ts';
import type { Usage } from './report-usage.ts';
import { type Subject, touchSchema, touchStream } from './subjects.ts';

/**
 * What is measured, in this order, each from the state that the one before left:
 * - `cold`: nothing cached, not even the bundle of the pages' code;
 * - `new sources`: every page is made anew, with the bundle and the caches by content;
 * - `unchanged`: the same again;
 * - `one schema`, `one stream`: after one description, and one setting, was edited.
 */
export const CASES = ['cold', 'new sources', 'unchanged', 'one schema', 'one stream'] as const;
export type BenchCase = (typeof CASES)[number] | 'floor';

/** One measured process. */
export interface Run extends Usage {
	/** Seconds. */
	readonly wall: number;
}

/** The medians of all runs of a case. */
export interface Measurement {
	readonly subject: string;
	readonly case: BenchCase;
	/** Seconds, user and system together. */
	readonly cpu: number;
	readonly wall: number;
	/** Peak of the resident set, MiB. */
	readonly mebibytes: number;
	readonly files: number;
	readonly bytes: number;
	/** CPU of this case ÷ CPU of the floor. */
	readonly timesFloor: number;
	/** CPU seconds of each stage, of the run with the median CPU. */
	readonly stages: Readonly<Record<string, number>>;
}

const script = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where to measure: in memory where the system has such a folder, as disks add figures of their own. */
export const benchFolder = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

/**
 * Builds a subject in all cases, several times over, and runs the floor as often in between.
 *
 * @param folder an empty folder for the site and the caches
 */
export async function measure(
	subject: Subject,
	runs: number,
	folder: string,
	told: (text: string) => void,
): Promise<readonly Measurement[]> {
	const out = join(folder, 'site');
	const cache = join(folder, 'cache');
	const found = new Map<BenchCase, Run[]>();
	const measured = async (name: BenchCase, args: readonly string[]): Promise<void> => {
		told(`${subject.name}: ${name}`);
		const run = await runScript(args, join(folder, 'usage.json'), { CATALOG_CACHE: cache });
		found.set(name, [...(found.get(name) ?? []), run]);
	};
	const build = (name: BenchCase, ...more: string[]): Promise<void> =>
		measured(name, [script('../build.ts'), ...subject.options, '--out', out, ...more]);
	for (let run = 0; run < runs; run++) {
		await rm(cache, { recursive: true, force: true });
		await rm(out, { recursive: true, force: true });
		await mkdir(cache, { recursive: true });
		// The bundle imports packages, and looks for them from where it lies.
		await symlink(resolve('node_modules'), join(cache, 'node_modules'));
		await build('cold');
		await build('new sources', '--force');
		await build('unchanged');
		touchSchema(subject.schemaFile, run + 1);
		await build('one schema');
		touchStream(subject.streamFile);
		await build('one stream');
		const plan = { sources: subject.sources, files: siteFiles(out), out: join(folder, 'floor') };
		await writeFile(join(folder, 'plan.json'), JSON.stringify(plan));
		await measured('floor', [script('./run/floor.ts'), join(folder, 'plan.json')]);
		await rm(plan.out, { recursive: true, force: true });
	}
	const { files, bytes } = siteFigures(out);
	const floor = middle(found.get('floor') ?? []).cpu;
	return [...found].map(([name, list]) => {
		const { cpu, wall, memory, stages } = middle(list);
		return {
			subject: subject.name,
			case: name,
			cpu: round(cpu),
			wall: round(wall),
			mebibytes: Math.round(memory / 2 ** 20),
			files,
			bytes,
			timesFloor: round(cpu / floor),
			stages: Object.fromEntries(Object.entries(stages).map(([stage, seconds]) => [stage, round(seconds)])),
		};
	});
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The medians of each figure; the stages are those of the run in the middle. */
function middle(runs: readonly Run[]): Run {
	const sorted = runs.toSorted((a, b) => a.cpu - b.cpu);
	const at = Math.floor((sorted.length - 1) / 2);
	const median = (figure: (run: Run) => number): number =>
		runs.map(figure).sort((a, b) => a - b)[at] ?? Number.NaN;
	return {
		cpu: median(({ cpu }) => cpu),
		wall: median(({ wall }) => wall),
		memory: median(({ memory }) => memory),
		stages: sorted[at]?.stages ?? {},
	};
}

async function runScript(
	args: readonly string[],
	usageFile: string,
	environment: Readonly<Record<string, string>>,
): Promise<Run> {
	const hook = new URL('./report-usage.ts', import.meta.url).href;
	const started = performance.now();
	await new Promise<void>((done, fail) => {
		const child = spawn(process.execPath, ['--import', hook, ...args], {
			env: { ...process.env, ...environment, USAGE_FILE: usageFile, CI: 'true' },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let text = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (part: string) => {
				text += part;
			});
		}
		child.on('error', fail);
		child.on('close', (code) =>
			code === 0 ? done() : fail(new CommandError(`${args.join(' ')} failed:\n${text}`)),
		);
	});
	const wall = (performance.now() - started) / 1000;
	const usage = JSON.parse(await readFile(usageFile, 'utf8')) as Usage;
	await rm(usageFile);
	return { wall, ...usage };
}
