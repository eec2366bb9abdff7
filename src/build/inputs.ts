import { hash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { contentFile } from '../config/project.ts';
import type { CatalogConfig } from '../model/config.ts';
import { ownersFiles } from '../sources/rules/owners.ts';

/** Every file and folder that a project is made from, absolute; some may not exist. */
export function inputPaths(config: CatalogConfig): readonly string[] {
	return [
		...config.files,
		...config.repositories.map(({ path }) => path),
		...(config.streamConfiguration?.files.map(({ path }) => path) ?? []),
		...ownersFiles(config),
		...[
			config.notes,
			config.publicStreams,
			config.claims,
			config.senders,
			config.questions,
			config.activity,
		].filter((path) => path !== null),
		...config.retention,
		...Object.values(config.rules),
		contentFile('workflow'),
		contentFile('how-tos'),
		contentFile('questions.yaml'),
	];
}

/** Folders whose git repository tells their history, and git folders that the configuration names. */
export function historyPaths(config: CatalogConfig): readonly string[] {
	return [
		...config.repositories.map(({ path }) => path),
		...(config.streamConfiguration === null ? [] : [config.streamConfiguration.root]),
		...Object.values(config.history?.folders ?? {}),
	];
}

/**
 * A digest of the content of inputs, and of where their git repositories stand. Equal digests mean that a load
 * would read the same.
 *
 * @param paths of `inputPaths`
 * @param histories of `historyPaths`
 */
export function inputsDigest(paths: readonly string[], histories: readonly string[]): string {
	const lines: string[] = [];
	for (const path of paths) describe(path, lines);
	for (const path of histories) describeGit(path, lines);
	return hash('sha256', lines.join('\n'));
}

/** Folders that loaders never look into (src/sources/schemas/folder.ts); the history is looked at apart. */
const SKIPPED = new Set(['.git', 'node_modules']);

function describe(path: string, lines: string[]): void {
	const entry = statSync(path, { throwIfNoEntry: false });
	if (entry === undefined) lines.push(`${path} missing`);
	else if (entry.isDirectory()) describeFolder(path, lines);
	else lines.push(`${path} ${contentDigest(path)}`);
}

function describeFolder(folder: string, lines: string[]): void {
	lines.push(`${folder}/`);
	let entries: ReturnType<typeof list>;
	try {
		entries = list(folder);
	} catch (error) {
		lines.push(reason(error));
		return;
	}
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			if (!SKIPPED.has(entry.name)) describeFolder(path, lines);
		} else if (entry.isSymbolicLink()) lines.push(`${path} -> ${readlinkSync(path)}`);
		else if (entry.isFile()) lines.push(`${path} ${contentDigest(path)}`);
	}
}

const list = (folder: string) =>
	readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));

function contentDigest(file: string): string {
	try {
		return hash('sha256', readFileSync(file), 'base64');
	} catch (error) {
		return reason(error);
	}
}

const reason = (error: unknown): string => String((error as NodeJS.ErrnoException).code);

/** What says which commits a git folder has, and which is checked out (gitrepository-layout). */
const GIT_STATE = ['HEAD', 'packed-refs', 'shallow', 'refs', 'commondir'];

function describeGit(path: string, lines: string[]): void {
	const git = gitFolderOf(path);
	lines.push(`${path} in ${git}`);
	if (git === null) return;
	for (const name of GIT_STATE) describe(join(git, name), lines);
	// A worktree keeps its branches with the repository that it belongs to.
	const common = join(git, 'commondir');
	if (existsSync(common)) {
		for (const name of GIT_STATE) describe(resolve(git, readFileSync(common, 'utf8').trim(), name), lines);
	}
}

/** The git folder that a path belongs to: itself, or that of the working copy around it. */
function gitFolderOf(path: string): string | null {
	if (existsSync(join(path, 'HEAD'))) return path;
	for (let top = resolve(path); ; top = dirname(top)) {
		const git = join(top, '.git');
		const entry = lstatSync(git, { throwIfNoEntry: false });
		if (entry?.isDirectory()) return git;
		if (entry !== undefined) {
			const pointer = /^gitdir: (.+)$/m.exec(readFileSync(git, 'utf8'))?.[1];
			return pointer === undefined ? git : resolve(top, pointer.trim());
		}
		if (dirname(top) === top) return null;
	}
}
