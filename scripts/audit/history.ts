/** What the site says of the past: dates of schemas and changes, against git itself. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltSite, decode } from './built-site.ts';
import type { Facts } from './facts.ts';
import type { Roots } from './streams.ts';

interface Commit {
	readonly hash: string;
	readonly day: string;
	readonly subject: string;
}

const MOST_BYTES = 1_000_000_000;

const git = (folder: string, ...args: readonly string[]): string =>
	execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: MOST_BYTES });

const dayOf = (seconds: string): string => new Date(Number(seconds) * 1000).toISOString().slice(0, 10);

/**
 * All commits of the checked out revision by the first twelve digits of their hash. The day is that on which a commit
 * came to the main line: the merge that brought it has a day of its own.
 */
function commitsOf(folder: string): ReadonlyMap<string, Commit> {
	const all = new Map(
		git(folder, 'log', '--format=%H%x00%P%x00%ct%x00%s')
			.split('\n')
			.flatMap((line) => {
				const [hash = '', parents = '', time = '', subject = ''] = line.split('\0');
				return hash === '' ? [] : [[hash, { parents: parents.split(' '), time, subject }] as const];
			}),
	);
	const line: string[] = [];
	let next: string | undefined = git(folder, 'rev-parse', 'HEAD').trim();
	while (next !== undefined && all.has(next)) {
		line.push(next);
		next = all.get(next)?.parents[0];
	}
	const commits = new Map<string, Commit>();
	for (const main of line.reverse()) {
		const day = dayOf(all.get(main)?.time ?? '');
		const open = [main];
		for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
			const commit = all.get(hash);
			if (commit === undefined || commits.has(hash.slice(0, 12))) continue;
			commits.set(hash.slice(0, 12), { hash, day, subject: commit.subject });
			open.push(...commit.parents);
		}
	}
	return commits;
}

/** A schema file and the title of its schema; null for any other file. */
const titleOf = (path: string): string | null =>
	/^jsonschema\/(.+)\/(?:current\.(?:ya?ml|json)|\d+\.\d+\.\d+[^/]*)$/.exec(path)?.[1] ?? null;

/** The days of the first and of the last commit of the main line that touched each schema, by title. */
function schemaDays(folder: string): ReadonlyMap<string, { first: string; last: string }> {
	const days = new Map<string, { first: string; last: string }>();
	const log = git(
		folder,
		'log',
		'--first-parent',
		'-m',
		'--reverse',
		'--no-renames',
		'--name-only',
		'--format=%x00%ct',
		'--',
		'jsonschema',
	);
	for (const entry of log.split('\0').slice(1)) {
		const [time = '', ...paths] = entry.split('\n');
		const day = dayOf(time);
		for (const title of new Set(paths.map(titleOf))) {
			if (title !== null) days.set(title, { first: days.get(title)?.first ?? day, last: day });
		}
	}
	return days;
}

/** Checks dates only where the site tells of a past and the source is a git repository. */
export function auditHistory(site: BuiltSite, roots: Roots, facts: Facts): void {
	const repositories = new Map([...roots].filter(([, folder]) => existsSync(join(folder, '.git'))));
	const { schemas } = site.json('api/catalog.json') as {
		readonly schemas: readonly {
			readonly title: string;
			readonly repository: string;
			readonly since: string | null;
			readonly lastChanged: string | null;
			readonly page: string;
		}[];
	};
	const days = new Map(Array.from(repositories, ([name, folder]) => [name, schemaDays(folder)]));
	for (const { title, repository, since, lastChanged } of schemas) {
		const known = days.get(repository)?.get(title);
		if (since === null || known === undefined) continue;
		facts.same('date', `${title} is there since`, since, known.first);
		facts.same('date', `${title} was last changed`, lastChanged, known.last);
	}
	auditChanges(site, new Map(Array.from(repositories, ([name, folder]) => [name, commitsOf(folder)])), facts);
}

/** Every row of the pages of changes: its commit is there, made on that day, with those words. */
function auditChanges(
	site: BuiltSite,
	commits: ReadonlyMap<string, ReadonlyMap<string, Commit>>,
	facts: Facts,
): void {
	for (const page of site.pages().filter((name) => /^changes\/\d{4}(?:-\d{2})?\/index\.html$/.test(name))) {
		const month = page.split('/')[1] ?? '';
		for (const row of site.read(page).split('<tr id="c-').slice(1)) {
			const [, source = '', hash = ''] = /^(.+?)-([0-9a-f]{12})"/.exec(row) ?? [];
			const known = commits.get(source);
			if (known === undefined) continue;
			const commit = known.get(hash);
			const day = /<time datetime="([^"]*)"/.exec(row)?.[1] ?? '';
			const subject = decode(/<span class="change-reason">\s*<bdi>(.*?)<\/bdi>/s.exec(row)?.[1] ?? '');
			facts.check('change', `${page}: ${source} has the commit ${hash}`, commit !== undefined);
			if (commit === undefined) continue;
			facts.same('change', `${page}: day of ${hash}`, day, commit.day);
			facts.check('change', `${page}: ${hash} of ${day} stands in its month`, day.startsWith(month));
			const plain = (text: string): string => text.replace(/\W+/g, '').toLowerCase();
			facts.check(
				'change',
				`${page}: ${hash} says “${subject}”, is “${commit.subject}”`,
				subject !== '' && plain(commit.subject).includes(plain(subject.replace(/…$/, ''))),
			);
		}
	}
}
