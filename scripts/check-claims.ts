/** `npm run check:claims`: looks whether every fact that guides state still stands in the public repositories. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readClaimFile } from '../src/cli/claim-files.ts';
import { EXIT, runCommand } from '../src/cli/command.ts';
import { CommandError } from '../src/cli/command-error.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { defaultConfigFile, displayPath, projectRoot } from '../src/config/project.ts';
import { readClaims } from '../src/sources/rules/claims.ts';
import { namedSenders, readSenders } from '../src/sources/rules/senders.ts';
import { claimChecks, claimState } from '../src/workflow/claims/check.ts';

/** The names under which a repository may lie in the folder: its key, or the last part of its address. */
const foldersOf = (key: string, url: string): readonly string[] => [key, url.split('/').at(-1) ?? key];

await runCommand(
	{
		usage: 'npm run check:claims --',
		summary:
			'Looks for the text of every source of content/wikimedia/claims.yaml and senders.yaml in checkouts of the\n' +
			'public repositories, and prints those that no longer hold. Uses no network: `npm run sources -- --claims`\n' +
			'fetches the repositories.',
		options: ['config', 'sources'],
	},
	async (options, terminal) => {
		const { config } = loadConfig(options.path('config') ?? defaultConfigFile());
		const claims = readClaims(config.claims);
		const senders = readSenders(config.senders);
		const problems = [...claims.problems, ...senders.problems];
		if (claims.value === null || senders.value === null) {
			throw new CommandError(problems.map(({ message, line }) => `line ${line}: ${message}`).join('\n'));
		}
		const root = options.path('sources') ?? join(projectRoot(), 'sources/claims');
		const { repositories } = claims.value;
		const folders = new Map(
			Object.entries(repositories).map(([key, { url }]) => [
				key,
				foldersOf(key, url)
					.map((name) => join(root, name))
					.find((folder) => existsSync(folder)),
			]),
		);
		const counts = { holds: 0, 'no-repository': 0, 'no-file': 0, 'no-text': 0 };
		const files = new Map<string, string | null | undefined>();
		for (const check of claimChecks(claims.value, namedSenders(senders.value))) {
			const folder = folders.get(check.repository);
			const key = `${check.repository}:${check.path}`;
			if (!files.has(key)) {
				files.set(key, folder === undefined ? undefined : await readClaimFile(folder, check.path));
			}
			const state = claimState(check, files.get(key));
			counts[state] += 1;
			if (state === 'holds' || state === 'no-repository') continue;
			const what = state === 'no-file' ? 'the file is gone' : `the text is gone: ${check.text}`;
			terminal.line(terminal.paint('red', `${check.of}: ${check.repository} ${check.path}: ${what}`));
		}
		const missing = [...folders].flatMap(([key, folder]) => (folder === undefined ? [key] : []));
		if (missing.length > 0) terminal.line(`Not in ${displayPath(root)}: ${missing.join(', ')}.`);
		const { claims: all } = claims.value;
		const unverified = all.filter(({ sources }) => sources.length === 0);
		const oldest = all.map(({ checked }) => checked).sort()[0];
		terminal.line(
			`${all.length} facts, ${unverified.length} of them without a public source; last checked ${oldest ?? 'never'} or later.`,
		);
		const gone = counts['no-file'] + counts['no-text'];
		terminal.line(
			`${counts.holds} places hold, ${gone} no longer, ${counts['no-repository']} not looked at.`,
		);
		return gone > 0 || counts.holds === 0 ? EXIT.failed : EXIT.done;
	},
);
