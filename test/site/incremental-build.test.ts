import { spawnSync } from 'node:child_process';
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The seed of the edits; a failing one can be tried again. */
const SEED = Number(process.env['EDIT_SEED'] ?? 20);
const ROUNDS = Number(process.env['EDIT_ROUNDS'] ?? 4);

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'incremental-'));
	cpSync(project('content/sample'), join(folder, 'sample'), { recursive: true, verbatimSymlinks: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = (path: string): string => join(folder, 'sample', path);

/** Builds the copy of the sample; with `--force` no page of an earlier site is used. */
function build(out: string, ...options: string[]): void {
	const { status, stderr } = spawnSync(
		process.execPath,
		[
			project('scripts/build.ts'),
			...['primary', 'secondary'].flatMap((name) => [
				'--repository',
				`${name}=${sample(`repositories/${name}`)}`,
			]),
			...['--stream-config', sample('mediawiki-config/production.php')],
			...['--eventlogging', sample('mediawiki-config/eventlogging.php')],
			...['--beta-stream-config', sample('mediawiki-config/beta.php')],
			...['--notes', sample('notes'), '--out', join(folder, out), ...options],
		],
		{ encoding: 'utf8' },
	);
	if (status !== 0) throw new Error(stderr);
}

/** All files of a site with their content. */
const contents = (site: string): ReadonlyMap<string, string> =>
	new Map(
		readdirSync(join(folder, site), { recursive: true, encoding: 'utf8' })
			.sort()
			.filter((path) => statSync(join(folder, site, path)).isFile())
			.map((path) => [path, readFileSync(join(folder, site, path), 'base64')]),
	);

/** Files that two sites do not have in common, or not with the same content. */
function differences(one: string, other: string): readonly string[] {
	const [a, b] = [contents(one), contents(other)];
	return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
}

const filesIn = (path: string, ending: RegExp): readonly string[] =>
	readdirSync(sample(path), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && ending.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Replaces one of the places that fit, if there is any. */
function replaceOne(file: string, place: RegExp, at: number, by: (found: string) => string): void {
	const text = readFileSync(file, 'utf8');
	const places = [...text.matchAll(place)];
	if (places.length === 0) return;
	const { 0: found, index } = pick(places, at);
	writeFileSync(file, text.slice(0, index) + by(found) + text.slice(index + found.length));
}

/** What people do to sources: `at` says to which of them, `word` is what they write. */
const EDITS: Readonly<Record<string, (at: number, word: string) => void>> = {
	'describe a field': (at, word) =>
		replaceOne(
			pick(filesIn('repositories', /\.yaml$/), at),
			/(?<= {2}description: )[A-Z][\w ,.]*$/gm,
			at,
			(text) => `${text} ${word}`,
		),
	'remove a version': (at) => rmSync(pick(filesIn('repositories', /^\d.*\.yaml$/), at)),
	'add a version': (at) => {
		const file = pick(filesIn('repositories', /^\d.*\.yaml$/), at);
		const next = file.replace(/\.\d+\.yaml$/, '.77.yaml');
		const id = (path: string): string => path.replace(/^.*jsonschema|\.yaml$/g, '');
		writeFileSync(next, readFileSync(file, 'utf8').replaceAll(id(file), id(next)));
	},
	'change a setting': (at) =>
		replaceOne(sample('mediawiki-config/production.php'), /=> (true|false)\b/g, at, (text) =>
			text.endsWith('true') ? '=> false' : '=> true',
		),
	'rename a stream': (at, word) =>
		replaceOne(
			sample('mediawiki-config/production.php'),
			/^\t{3}'[a-z][\w.]+'(?= => \[)/gm,
			at,
			(text) => `${text.slice(0, -1)}_${word}'`,
		),
	'write a note': (at, word) => {
		const file = pick(filesIn('notes', /\.md$/), at);
		writeFileSync(file, `${readFileSync(file, 'utf8')}\nAnd ${word}.\n`);
	},
	'write a changelog': (at, word) => {
		const file = pick(filesIn('repositories', /^current\.yaml$/), at);
		writeFileSync(join(file, '../CHANGELOG.md'), `# Changes\n\n## 1.0.0\n\n- ${word}\n`);
	},
};

describe('a build after edits of the sources', () => {
	const rounds = fc.sample(
		fc.array(
			fc.record({
				edit: fc.constantFrom(...Object.keys(EDITS)),
				at: fc.nat(10_000),
				word: fc.constantFrom('often', 'rarely', 'twice'),
			}),
			{ minLength: 1, maxLength: 3 },
		),
		{ seed: SEED, numRuns: ROUNDS },
	);

	it('gives the same site as one from nothing, whatever was edited', () => {
		build('site');
		for (const [round, edits] of rounds.entries()) {
			for (const { edit, at, word } of edits) EDITS[edit]?.(at, word);
			build('site');
			build('afresh', '--force');
			expect(differences('site', 'afresh'), JSON.stringify({ round, edits })).toEqual([]);
		}
	});

	it('renders few pages for a note on one schema, and takes the others over', () => {
		build('site');
		const before = Date.now();
		const note = sample('notes/reading-depth.md');
		writeFileSync(note, `${readFileSync(note, 'utf8')}\nAnd often.\n`);
		build('site');
		// The schema server's lists are copies, written with every site.
		const pages = [...contents('site').keys()].filter(
			(path) => path.endsWith('index.html') && !path.startsWith('repositories/'),
		);
		const made = pages.filter((path) => statSync(join(folder, 'site', path)).mtimeMs >= before);
		expect(made.length).toBeGreaterThan(0);
		expect(made.length).toBeLessThan(pages.length / 4);
	});

	it('does not take over a page that somebody has changed', () => {
		build('site');
		const page = join(folder, 'site/schemas/index.html');
		writeFileSync(page, readFileSync(page, 'utf8').replace('Schemas', 'Changed'));
		utimesSync(page, new Date(), new Date());
		EDITS['change a setting']?.(2, '');
		build('site');
		build('afresh', '--force');
		expect(differences('site', 'afresh')).toEqual([]);
	});
});
