/** `npm run bench`: what a build costs, for the sample and where given for other data. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EXIT, runCommand } from '../../../src/cli/command.ts';
import { catalogOptions, type Options, SOURCE_OPTIONS } from '../../../src/cli/options.ts';
import { benchTable, dataOptions, type Measurement, measure, type Subject } from '../bench.ts';
import { writeLargeCatalog } from '../large-catalog.ts';

/** The options that the caller gave, to hand them on to the measured build. */
function givenSources(options: Options): readonly string[] {
	const { repositories = {}, retention = [], ...paths } = catalogOptions(options);
	const names = {
		config: 'config',
		streamConfig: 'stream-config',
		eventLogging: 'eventlogging',
		betaStreamConfig: 'beta-stream-config',
		betaEventLogging: 'beta-eventlogging',
		notes: 'notes',
		publicStreams: 'public-streams',
	} as const;
	return [
		...Object.entries(repositories).flatMap(([name, path]) => ['--repository', `${name}=${path}`]),
		...retention.flatMap((path) => ['--retention', path]),
		...Object.entries(paths).flatMap(([key, path]) => [`--${names[key as keyof typeof names]}`, path]),
	];
}

await runCommand(
	{
		usage: 'npm run bench --',
		summary: 'Builds the sample, and what the options name, twice each, and prints what that cost.',
		options: [...SOURCE_OPTIONS, 'data', 'large', 'json'],
	},
	async (options, terminal) => {
		const given = givenSources(options);
		const data = options.path('data') ?? process.env['CATALOG_DATA'];
		const scratch = await mkdtemp(join(tmpdir(), 'catalog-large-'));
		try {
			const subjects: Subject[] = [{ name: 'sample', options: [] }];
			if (given.length > 0) subjects.push({ name: 'given sources', options: given });
			if (data) subjects.push({ name: 'real data', options: await dataOptions(resolve(data)) });
			if (options.has('large')) {
				terminal.step('Writing the large catalog');
				await writeLargeCatalog(scratch, { schemas: 10_000, streams: 10_000 });
				subjects.push({ name: '10,000 + 10,000', options: await dataOptions(scratch) });
			}
			const measurements: Measurement[] = [];
			for (const subject of subjects) {
				terminal.step(`Building ${subject.name} twice`);
				measurements.push(await measure(subject));
				terminal.done();
			}
			process.stdout.write(`${benchTable(measurements)}\n`);
			const json = JSON.stringify({ node: process.version, measurements }, null, '\t');
			process.stdout.write(`${json}\n`);
			const file = options.path('json');
			if (file !== undefined) await writeFile(file, `${json}\n`);
			return EXIT.done;
		} finally {
			await rm(scratch, { recursive: true, force: true });
		}
	},
);
