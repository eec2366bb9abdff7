/** `npm run changes`: what changed in the sources since a day or a revision. */
import { changesJson, changesText, isDay } from '../src/cli/changes-report.ts';
import { EXIT, runCommand } from '../src/cli/command.ts';
import { CommandError } from '../src/cli/command-error.ts';
import { catalogOptions, OptionsError, SOURCE_OPTIONS } from '../src/cli/options.ts';
import { projectRoot } from '../src/config/project.ts';
import { loadCatalog } from '../src/load.ts';
import type { CatalogConfig } from '../src/model/config.ts';
import { findHistory } from '../src/sources/history/repository.ts';
import { revisionTime } from '../src/sources/history/revision-time.ts';

/** The moment after which changes are told, ISO 8601; '' for all. */
function sinceTime(since: string | undefined, config: CatalogConfig): string {
	if (since === undefined) return '';
	if (isDay(since)) return since;
	const folders = [
		...(config.streamConfiguration
			? [{ name: config.streamConfiguration.name, folder: config.streamConfiguration.root }]
			: []),
		...config.repositories.map(({ name, path }) => ({ name, folder: path })),
	];
	for (const { name, folder } of folders) {
		const repository = findHistory(folder, config.history?.folders[name] ?? null, null, projectRoot());
		const time = repository && revisionTime(repository.folder, since);
		// The commit itself is known; what came after it is asked for.
		if (time !== null) return `${time}~`;
	}
	throw new OptionsError(
		`--since is "${since}"; expected a day such as 2024-03-07, or a revision of ${folders.map(({ name }) => name).join(', ')}.`,
	);
}

await runCommand(
	{
		usage: 'npm run changes --',
		summary:
			'Prints what changed in the stream configuration and in the schemas, the newest change first.\n' +
			'Reads the version history of the sources; nothing is built.',
		options: [...SOURCE_OPTIONS, 'since', 'format'],
	},
	async (options) => {
		const format = options.choice('format', ['text', 'json'] as const) ?? 'text';
		const { history, config } = loadCatalog(catalogOptions(options));
		if (history === null) {
			throw new CommandError('No source has a version history here. npm run sources fetches it.');
		}
		const since = sinceTime(options.text('since'), config);
		const records = history.records.filter(({ change }) => change.time > since);
		const text =
			format === 'json' ? changesJson(records) : changesText(records, config.environments[0]?.name ?? '');
		process.stdout.write(`${text}\n`);
		return EXIT.done;
	},
);
