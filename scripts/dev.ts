/** `npm run dev`: Astro's development server on the catalog; pages reload when a source changes. */
import { dev } from 'astro';
import { EXIT, reportError, runCommand } from '../src/cli/command.ts';
import { describeSources } from '../src/cli/describe-sources.ts';
import { basePath, catalogOptions, SOURCE_OPTIONS } from '../src/cli/options.ts';
import { describeCounts } from '../src/cli/problem-report.ts';
import { onStop } from '../src/cli/stop-signals.ts';
import { watchSources } from '../src/cli/watch-sources.ts';
import { loadProject } from '../src/load.ts';
import { setProject, siteProject } from '../src/site/catalog.ts';

const command = {
	usage: 'npm run dev --',
	summary:
		'Serves the site from the sources without building it; pages reload when a source or a page changes.',
	options: [...SOURCE_OPTIONS, 'base', 'port', 'host'],
} as const;

await runCommand(command, async (options, terminal) => {
	const port = options.number('port', 1, 65_535);
	const host = options.text('host');
	const base = basePath(options);
	const sources = catalogOptions(options);
	terminal.step('Reading the sources');
	const project = loadProject(sources);
	const { catalog } = project;
	terminal.done(`${describeCounts(catalog.problems)}; npm run check prints them`);
	for (const line of describeSources(catalog)) terminal.line(`  ${line}`);
	setProject(siteProject(project));
	process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
	const server = await dev({
		root: process.cwd(),
		base,
		logLevel: 'warn',
		server: { ...(port === undefined ? {} : { port }), ...(host === undefined ? {} : { host }) },
		integrations: [
			watchSources(
				project,
				() => loadProject(sources),
				terminal,
				(error) => void reportError(error, command, terminal),
			),
		],
	});
	const { address, family, port: chosen } = server.address;
	const shown = host ?? (family === 'IPv6' || address === '127.0.0.1' ? 'localhost' : address);
	terminal.line(
		`\nThe catalog is at ${terminal.paint('bold', `http://${shown}:${chosen}${base}`)} (stop with Ctrl-C)`,
	);
	await new Promise<void>((stopped) => {
		onStop(() => void server.stop().then(stopped));
	});
	return EXIT.done;
});
