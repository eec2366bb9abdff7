/** `npm run sources`: fetches the git sources of the configuration at their pinned revisions. */
import { join, relative } from 'node:path';
import { EXIT, runCommand } from '../src/cli/command.ts';
import { CommandError } from '../src/cli/command-error.ts';
import { fetchGitSource, type GitSource } from '../src/cli/git-source.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { defaultConfigFile, displayPath, projectRoot } from '../src/config/project.ts';
import type { CatalogConfig } from '../src/model/config.ts';
import { readClaims } from '../src/sources/rules/claims.ts';

/** The git sources with the history that pages tell; of schemas the names of changed files are enough. */
function gitSources({ repositories, streamConfiguration, history }: CatalogConfig): readonly GitSource[] {
	const ofSchemas = history === null ? undefined : { paths: [], since: null };
	const settingsFiles = [
		...(streamConfiguration?.files.map(({ path }) => relative(streamConfiguration.root, path)) ?? []),
		...(history?.formerFiles.map(({ path }) => path) ?? []),
	];
	const ofStreams =
		history === null ? undefined : { paths: [...new Set(settingsFiles)], since: history.since };
	return [
		...repositories.flatMap(({ name, git, path }) =>
			git ? [{ name, ...git, folder: path, history: ofSchemas }] : [],
		),
		...(streamConfiguration?.git
			? [
					{
						name: streamConfiguration.name,
						url: streamConfiguration.git.url,
						revision: streamConfiguration.git.revision,
						folder: streamConfiguration.root,
						history: ofStreams,
					},
				]
			: []),
	];
}

/** The repositories that claims name, each at the head of its branch: what is public now is what counts. */
function claimSources({ claims }: CatalogConfig): readonly GitSource[] {
	return Object.entries(readClaims(claims).value?.repositories ?? {}).map(([name, { url, branch }]) => ({
		name: `claims: ${name}`,
		url,
		revision: branch,
		folder: join(projectRoot(), 'sources/claims', name),
	}));
}

await runCommand(
	{
		usage: 'npm run sources --',
		summary:
			'Fetches the git sources of a configuration into sources/. The only command that uses the network;\n' +
			'builds read what is on the disk.',
		options: ['config', 'claims'],
	},
	async (options, terminal) => {
		const file = options.path('config') ?? defaultConfigFile();
		const { config } = loadConfig(file);
		const sources = [...gitSources(config), ...(options.has('claims') ? claimSources(config) : [])];
		if (sources.length === 0) {
			terminal.line(
				`${displayPath(file)} has no git sources. Try: npm run sources -- --config content/wikimedia.yaml`,
			);
			return EXIT.done;
		}
		let failures = 0;
		for (const source of sources) {
			terminal.step(`${source.name} at ${source.revision.slice(0, 12)}`);
			try {
				terminal.done(`${await fetchGitSource(source)} in ${displayPath(source.folder)}`);
			} catch (error) {
				if (!(error instanceof CommandError)) throw error;
				failures++;
				terminal.line(terminal.paint('red', error.message));
			}
		}
		return failures > 0 ? EXIT.failed : EXIT.done;
	},
);
