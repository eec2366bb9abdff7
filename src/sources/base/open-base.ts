/**
 * Two states of the sources, so that what lies between them can be told: as they are on the disk, and as they were at
 * a revision or are in another folder. Only the schemas that a change concerns are taken, so that it is quick.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import type { CatalogConfig } from '../../model/config.ts';
import { gitOffline } from '../git-command.ts';
import { findHistory } from '../history/repository.ts';
import { changedPaths, changedSince, diskTree, type FileTree, gitTree } from './file-tree.ts';
import { filesOfTitles, schemasConcerned, titleOfPath, titlesNearChanges } from './schemas-concerned.ts';

/** The base cannot be used; the message is for the person who named it. */
export class BaseError extends Error {
	override readonly name = 'BaseError';
}

export interface BaseStates {
	/** The configuration with the sources as they were, and as they are. */
	readonly before: (config: CatalogConfig) => CatalogConfig;
	readonly now: (config: CatalogConfig) => CatalogConfig;
	/** Titles of schemas whose files differ. */
	readonly titles: ReadonlySet<string>;
	/** Files that differ, as problems show them. */
	readonly files: ReadonlySet<string>;
	/** Removes what was written. */
	readonly close: () => void;
}

/** One source in both states. */
interface Source {
	readonly name: string;
	/** Absolute folder of the source. */
	readonly folder: string;
	readonly now: FileTree;
	/** Equal to `now` where the base says nothing of it. */
	readonly before: FileTree;
	readonly changed: readonly string[];
}

/** Files beside the schemas that rule how they are checked. */
const TOOLS_CONFIG = ['.jsonschema-tools.yaml', '.jsonschema-tools.yml'];

/** What a change is compared with, as it was written. */
export interface Base {
	/** A commit, branch or tag; tried first. */
	readonly revision: string;
	/** Absolute: the folder that it may be instead. */
	readonly folder: string;
}

/**
 * @param base a revision of the repositories that the sources lie in, or a folder with another state of one of them
 * @param except absolute: the catalog's own folder, whose revisions are nobody else's
 * @throws BaseError where no source has such a revision or folder
 */
export function openBase(config: CatalogConfig, base: Base, except: string): BaseStates {
	const roots = [
		...config.repositories.map(({ path }) => path),
		config.streamConfiguration?.root ?? [],
	].flat();
	const isRevision = roots.some((root) => revisionBase(base.revision, root, [], except) !== null);
	const open = (
		name: string,
		root: string,
		below: readonly string[],
	): Source & { readonly found: boolean } => {
		const now = diskTree(root);
		const before = isRevision
			? revisionBase(base.revision, root, below, except)
			: folderBase(base.folder, root, below, except);
		if (before === null) return { name, folder: root, now, before: now, changed: [], found: false };
		return { name, folder: root, now, before: before.tree, changed: before.changed, found: true };
	};
	const fitting = isRevision ? null : fittingRepository(base.folder, config.repositories);
	const repositories = config.repositories.map(({ name, path, basePath }) => ({
		// A folder is the other state of one repository only.
		...open(name, path, isRevision || name === fitting ? [basePath, ...TOOLS_CONFIG] : []),
		basePath,
	}));
	const { streamConfiguration } = config;
	const streams =
		streamConfiguration &&
		open(
			streamConfiguration.name,
			streamConfiguration.root,
			streamConfiguration.files.map(({ path }) => posix(relative(streamConfiguration.root, path))),
		);
	const sources = [...repositories, ...(streams ? [streams] : [])];
	if (!sources.some(({ found }) => found)) throw new BaseError(notFound(base, sources));
	const titles = new Set(
		repositories.flatMap(({ changed, basePath }) =>
			changed.flatMap((path) => titleOfPath(path, basePath) ?? []),
		),
	);
	const concerned = schemasConcerned(
		[...titles, ...(streams ? streamTitles(streams) : [])],
		repositories.flatMap(({ now, before, basePath }) => [
			{ tree: now, basePath },
			...(before === now ? [] : [{ tree: before, basePath }]),
		]),
	);
	const scratch = mkdtempSync(join(tmpdir(), 'catalog-base-'));
	const state =
		(which: 'before' | 'now') =>
		(given: CatalogConfig): CatalogConfig => ({
			...given,
			history: null,
			repositories: given.repositories.map((one) => {
				const source = repositories.find(({ name }) => name === one.name);
				if (source === undefined) return one;
				const path = join(scratch, which, one.name);
				writeTree(source[which], pathsOf(source, source[which], concerned), path);
				mkdirSync(join(path, one.basePath), { recursive: true });
				return { ...one, path };
			}),
			streamConfiguration: given.streamConfiguration && {
				...given.streamConfiguration,
				...(which === 'before' && streams?.found
					? streamFiles(given.streamConfiguration, streams, join(scratch, which, 'streams'))
					: {}),
			},
		});
	return {
		before: state('before'),
		now: state('now'),
		titles,
		files: new Set(sources.flatMap(({ name, changed }) => changed.map((path) => `${name}/${path}`))),
		close: () => rmSync(scratch, { recursive: true, force: true }),
	};
}

const posix = (path: string): string => path.split(sep).join('/');

function notFound({ revision, folder }: Base, sources: readonly Source[]): string {
	const names = sources.map(({ name }) => name).join(', ');
	return existsSync(folder)
		? `--base is "${revision}": that folder holds no other state of any source (${names}).`
		: `--base is "${revision}", which is neither a folder nor a revision of a repository that a source lies in (${names}).`;
}

interface BaseTree {
	readonly tree: FileTree;
	readonly changed: readonly string[];
}

function revisionBase(
	revision: string,
	root: string,
	below: readonly string[],
	except: string,
): BaseTree | null {
	const repository = findHistory(root, null, null, except);
	if (repository === null) return null;
	const { folder, prefix } = repository;
	let commit: string;
	try {
		commit = gitOffline(folder, [
			'rev-parse',
			'--verify',
			'--quiet',
			'--end-of-options',
			`${revision}^{commit}`,
		]).trim();
	} catch {
		return null;
	}
	const changed = [...new Set(below.flatMap((path) => changedSince(folder, commit, prefix, path)))];
	return { tree: gitTree(folder, commit, prefix), changed };
}

/** The repository that a folder shares most schemas with, or null. */
function fittingRepository(folder: string, repositories: CatalogConfig['repositories']): string | null {
	const other = diskTree(folder);
	const shared = repositories.map(({ name, path, basePath }) => {
		const own = new Set(diskTree(path).list(basePath));
		return { name, count: other.list(basePath).filter((one) => own.has(one)).length };
	});
	const [best] = shared.toSorted((a, b) => b.count - a.count);
	return best === undefined || best.count === 0 ? null : best.name;
}

/** Another folder with the files of a source: laid out as its repository, or as the source itself. */
function folderBase(folder: string, root: string, below: readonly string[], except: string): BaseTree | null {
	const prefix = findHistory(root, null, null, except)?.prefix ?? '';
	const place = [join(folder, prefix), folder].find((one) =>
		below.some((path) => existsSync(join(one, path))),
	);
	if (place === undefined || place === root) return null;
	const tree = diskTree(place);
	const now = diskTree(root);
	const changed = below.flatMap((path) => changedPaths(tree, now, path));
	const single = below.filter((path) => changedFile(tree, now, path));
	return { tree, changed: [...new Set([...changed, ...single])] };
}

function changedFile(before: FileTree, now: FileTree, path: string): boolean {
	const [a, b] = [before.read([path]).get(path), now.read([path]).get(path)];
	return a === undefined ? b !== undefined : b === undefined || !a.content.equals(b.content);
}

function streamTitles({ before, now, changed }: Source): string[] {
	const [old, current] = [before.read(changed), now.read(changed)];
	const text = (files: typeof old, path: string): string => files.get(path)?.content.toString('utf8') ?? '';
	return changed.flatMap((path) => [...titlesNearChanges(text(old, path), text(current, path))]);
}

/** What is read of a repository: schemas that matter, or all where the rules of checking themselves changed. */
function pathsOf(
	{ changed, basePath }: { readonly changed: readonly string[]; readonly basePath: string },
	tree: FileTree,
	concerned: ReadonlySet<string>,
): readonly string[] {
	const all = changed.some((path) => TOOLS_CONFIG.includes(path));
	return [...TOOLS_CONFIG, ...(all ? tree.list(basePath) : filesOfTitles(tree, basePath, concerned))];
}

function writeTree(tree: FileTree, paths: readonly string[], folder: string): void {
	mkdirSync(folder, { recursive: true });
	for (const [path, { content, isLink }] of tree.read(paths)) {
		const place = join(folder, path);
		if (!place.startsWith(folder + sep)) continue;
		mkdirSync(dirname(place), { recursive: true });
		if (isLink) symlinkSync(content.toString('utf8'), place);
		else writeFileSync(place, content);
	}
}

/** The files of the stream configuration as they were, below a folder of their own. */
function streamFiles(
	config: NonNullable<CatalogConfig['streamConfiguration']>,
	source: Source,
	folder: string,
): Pick<NonNullable<CatalogConfig['streamConfiguration']>, 'root' | 'files'> {
	const paths = config.files.map(({ path }) => posix(relative(config.root, path)));
	writeTree(source.before, paths, folder);
	return {
		root: folder,
		files: config.files.map((file, index) => ({ ...file, path: join(folder, paths[index] ?? '') })),
	};
}
