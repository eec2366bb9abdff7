import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../../src/cli/command-error.ts';
import { type SiteFigures, siteFigures } from '../../src/cli/site-figures.ts';
import type { Usage } from './report-usage.ts';

/** A catalog to measure: a name and the options of `npm run build`. */
export interface Subject {
	readonly name: string;
	readonly options: readonly string[];
}

/** One measured build. */
export interface Run extends Usage {
	/** Seconds. */
	readonly wall: number;
}

export interface Measurement extends SiteFigures {
	readonly name: string;
	/** With Astro's cache thrown away. */
	readonly cold: Run;
	/** The same again, nothing changed. */
	readonly again: Run;
}

/**
 * Finds the sources in a folder of real data: every subfolder with a `jsonschema` folder is a repository, named by
 * the last part of its name (`schemas-event-primary` → `primary`); `stream-config/` holds the settings.
 *
 * @returns options of `npm run build`
 */
export async function dataOptions(folder: string): Promise<readonly string[]> {
	const entries = await readdir(folder).catch(() => {
		throw new CommandError(`The folder of data ${folder} cannot be read.`);
	});
	const repositories = entries
		.filter((name) => existsSync(join(folder, name, 'jsonschema')))
		.flatMap((name) => ['--repository', `${name.replace(/^.*-/, '')}=${join(folder, name)}`]);
	const files: readonly (readonly [string, string])[] = [
		['--stream-config', 'production.json'],
		['--eventlogging', 'eventlogging-production.json'],
		['--beta-stream-config', 'beta.json'],
		['--beta-eventlogging', 'eventlogging-beta.json'],
	];
	const given = files.flatMap(([option, name]) => {
		const file = join(folder, 'stream-config', name);
		return existsSync(file) ? [option, file] : [];
	});
	if (repositories.length === 0) {
		throw new CommandError(
			`No schema repository is in ${folder}: none of its folders has a folder jsonschema.`,
		);
	}
	return [...repositories, ...given];
}

/** Builds a subject twice into a folder of its own, and measures. */
export async function measure(subject: Subject): Promise<Measurement> {
	const folder = await mkdtemp(join(tmpdir(), 'catalog-bench-'));
	try {
		const out = join(folder, 'site');
		await rm('.cache/astro', { recursive: true, force: true });
		const cold = await run(subject, out, folder);
		const again = await run(subject, out, folder);
		return { name: subject.name, cold, again, ...(await siteFigures(out)) };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function run(subject: Subject, out: string, folder: string): Promise<Run> {
	const usageFile = join(folder, 'usage.json');
	const hook = new URL('./report-usage.ts', import.meta.url).href;
	const script = fileURLToPath(new URL('../build.ts', import.meta.url));
	const started = performance.now();
	const log = await new Promise<string>((done, fail) => {
		const child = spawn(process.execPath, ['--import', hook, script, ...subject.options, '--out', out], {
			env: { ...process.env, USAGE_FILE: usageFile, CI: 'true' },
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
			code === 0 ? done(text) : fail(new CommandError(`The build of ${subject.name} failed:\n${text}`)),
		);
	});
	const wall = (performance.now() - started) / 1000;
	if (!existsSync(usageFile)) throw new CommandError(`The build of ${subject.name} told no usage:\n${log}`);
	return { wall, ...(JSON.parse(await readFile(usageFile, 'utf8')) as Usage) };
}

/** The figures as a table for reading. */
export function benchTable(measurements: readonly Measurement[]): string {
	const seconds = (value: number): string => value.toFixed(1);
	const rows = [
		['catalog', 'pages', 'files', 'MB', 'cold: CPU s', 'wall s', 'peak MB', 'again: CPU s', 'wall s'],
		...measurements.map(({ name, pages, files, bytes, cold, again }) => [
			name,
			String(pages),
			String(files),
			(bytes / 1e6).toFixed(1),
			seconds(cold.cpu),
			seconds(cold.wall),
			(cold.memory / 1e6).toFixed(0),
			seconds(again.cpu),
			seconds(again.wall),
		]),
	];
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
	return rows
		.map((row) =>
			row
				.map((cell, column) =>
					column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
				)
				.join('  '),
		)
		.join('\n');
}
