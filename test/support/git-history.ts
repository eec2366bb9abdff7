import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A repository in a temporary folder, made commit by commit. */
export interface GitHistory {
	readonly folder: string;
	/** Writes files (null removes one) and commits them at noon of a day. @returns the hash */
	commit(day: string, message: string, files: Readonly<Record<string, string | null>>): string;
	git(...args: readonly string[]): string;
}

/** @param author "Name <mail>" of every commit */
export const aGitHistory = (author?: string): GitHistory => gitHistoryIn(temporaryFolder(), author);

/** The same in a folder that is there. */
export function gitHistoryIn(folder: string, author = 'Test <test@example.org>'): GitHistory {
	let time = '2020-01-01T12:00:00Z';
	const git = (...args: readonly string[]): string =>
		execFileSync('git', ['-c', 'init.defaultBranch=main', '-c', 'commit.gpgsign=false', ...args], {
			cwd: folder,
			encoding: 'utf8',
			env: {
				...process.env,
				GIT_CONFIG_GLOBAL: '/dev/null',
				GIT_CONFIG_NOSYSTEM: '1',
				GIT_AUTHOR_DATE: time,
				GIT_COMMITTER_DATE: time,
				GIT_AUTHOR_NAME: author.replace(/ <[^<]*$/s, ''),
				GIT_AUTHOR_EMAIL: 'test@example.org',
				GIT_COMMITTER_NAME: 'Committer',
				GIT_COMMITTER_EMAIL: 'committer@example.org',
			},
		}).trim();
	git('init', '--quiet');
	return {
		folder,
		git,
		commit(day, message, files) {
			time = `${day}T12:00:00Z`;
			for (const [path, text] of Object.entries(files)) {
				const file = join(folder, path);
				if (text === null) {
					rmSync(file);
					continue;
				}
				mkdirSync(dirname(file), { recursive: true });
				writeFileSync(file, text);
			}
			git('add', '--all');
			git('commit', '--quiet', '--allow-empty', '--message', message);
			return git('rev-parse', 'HEAD');
		},
	};
}
