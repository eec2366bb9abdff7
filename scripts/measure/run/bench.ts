/** `npm run bench`: what builds cost, beside the least that any program must do. One JSON line for each case. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EXIT, runCommand } from '../../../src/cli/command.ts';
import { contentFile, projectRoot } from '../../../src/config/project.ts';
import { benchFolder, type Measurement, measure } from '../bench.ts';
import { writeLargeCatalog } from '../large-catalog.ts';
import { type Subject, sampleData, subjectIn } from '../subjects.ts';

/** Schemas (with two versions each) and streams of the generated catalogs; the last only with --large. */
const SIZES = [1000, 3000, 10_000] as const;
/** How often each case is measured, unless --runs says otherwise. */
const RUNS = 3;

await runCommand(
	{
		usage: 'npm run bench --',
		summary:
			'Builds the sample, generated catalogs and what --data names: cold, with all pages new, unchanged, and after one edit; beside them a program that only reads, parses and writes the same. Prints medians, one JSON line for each.',
		options: ['data', 'runs', 'schemas', 'large', 'json'],
	},
	async (options, terminal) => {
		const runs = options.number('runs', 1, 99) ?? RUNS;
		const data = options.path('data') ?? process.env['CATALOG_DATA'];
		const only = options.number('schemas', 1, 1_000_000);
		const sizes = only === undefined ? SIZES.slice(0, options.has('large') ? 3 : 1) : [only];
		const scratch = await mkdtemp(join(benchFolder(), 'catalog-bench-'));
		const lines: string[] = [];
		const bench = async (name: string, make: (folder: string) => Promise<Subject>): Promise<void> => {
			const folder = join(scratch, name.replaceAll(' ', '-'));
			terminal.step(name);
			const subject = await make(join(folder, 'data'));
			const tell = (line: string): void => terminal.progress(line);
			for (const measurement of await measure(subject, runs, folder, tell)) {
				const line = JSON.stringify({ node: process.version, runs, ...measurement } satisfies Measurement & {
					node: string;
					runs: number;
				});
				lines.push(line);
				process.stdout.write(`${line}\n`);
			}
			await rm(folder, { recursive: true, force: true });
		};
		try {
			if (only === undefined) {
				await bench('sample', async (folder) =>
					subjectIn('sample', await sampleData(projectRoot(), `${folder}-source`), folder),
				);
				if (data) {
					await bench('real data', (folder) =>
						subjectIn('real data', resolve(data), folder, contentFile('wikimedia.yaml')),
					);
				}
			}
			for (const size of sizes) {
				await bench(`${size} schemas`, async (folder) => {
					await writeLargeCatalog(`${folder}-source`, { schemas: size, streams: size });
					return subjectIn(`${size} schemas`, `${folder}-source`, folder);
				});
			}
			const file = options.path('json');
			if (file !== undefined) await writeFile(file, `${lines.join('\n')}\n`);
			return EXIT.done;
		} finally {
			await rm(scratch, { recursive: true, force: true });
		}
	},
);
