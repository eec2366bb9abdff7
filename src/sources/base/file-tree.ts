/** The files of a source as they were and as they are: a folder, or a revision of a git repository. */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gitOffline } from '../git-command.ts';
import { readBlobs } from '../history/blobs.ts';

/** A file, or a symbolic link with what it points at. */
export interface TreeFile {
	readonly content: Buffer;
	readonly isLink: boolean;
}

export interface FileTree {
	/** Paths of all files below a folder of it, with slashes, relative to the tree. */
	readonly list: (below: string) => readonly string[];
	/** Files by path; those that are not there are left out. */
	readonly read: (paths: readonly string[]) => ReadonlyMap<string, TreeFile>;
}

/** Levels of folders that are looked into, as everywhere in the catalog. */
const MAX_DEPTH = 30;
const SKIPPED = new Set(['.git', 'node_modules']);

/** @param folder absolute */
export function diskTree(folder: string): FileTree {
	const known = new Map<string, readonly string[]>();
	return {
		list(below) {
			const before = known.get(below);
			if (before !== undefined) return before;
			const found: string[] = [];
			const walk = (path: string, depth: number): void => {
				if (depth > MAX_DEPTH) return;
				for (const entry of entriesOf(join(folder, path))) {
					const inner = path === '' ? entry.name : `${path}/${entry.name}`;
					if (entry.isDirectory() && !SKIPPED.has(entry.name)) walk(inner, depth + 1);
					else if (entry.isFile() || entry.isSymbolicLink()) found.push(inner);
				}
			};
			walk(below, 0);
			known.set(below, found);
			return found;
		},
		read: (paths) =>
			new Map(
				paths.flatMap((path) => {
					const file = fileAt(join(folder, path));
					return file === null ? [] : [[path, file] as const];
				}),
			),
	};
}

function entriesOf(folder: string) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}

function fileAt(path: string): TreeFile | null {
	try {
		if (lstatSync(path).isSymbolicLink()) return { content: Buffer.from(readlinkSync(path)), isLink: true };
		return { content: readFileSync(path), isLink: false };
	} catch {
		return null;
	}
}

/**
 * @param folder absolute: the top of a working copy
 * @param commit full hash
 * @param prefix path of the source inside it, '' or with a slash at its end
 */
export function gitTree(folder: string, commit: string, prefix: string): FileTree {
	let known: Map<string, { readonly object: string; readonly isLink: boolean }> | undefined;
	const entries = () => {
		known ??= new Map(
			gitOffline(folder, ['ls-tree', '-r', '-z', commit, '--', prefix === '' ? '.' : prefix])
				.split('\0')
				.flatMap((line) => {
					const [, mode = '', type, object = '', path = ''] =
						/^(\d+) (\w+) ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
					if (type !== 'blob' || !path.startsWith(prefix)) return [];
					return [[path.slice(prefix.length), { object, isLink: mode === '120000' }] as const];
				}),
		);
		return known;
	};
	return {
		list: (below) => [...entries().keys()].filter((path) => below === '' || path.startsWith(`${below}/`)),
		read(paths) {
			const wanted = paths.flatMap((path) => {
				const entry = entries().get(path);
				return entry === undefined ? [] : [[path, entry] as const];
			});
			const contents = new Map<string, Buffer>();
			readBlobs(folder, [...new Set(wanted.map(([, { object }]) => object))], (name, content) => {
				// The bytes are only lent.
				if (content !== null) contents.set(name, Buffer.from(content));
			});
			return new Map(
				wanted.flatMap(([path, { object, isLink }]) => {
					const content = contents.get(object);
					return content === undefined ? [] : [[path, { content, isLink }] as const];
				}),
			);
		},
	};
}

/** Paths below a folder whose files differ between two trees. */
export function changedPaths(before: FileTree, now: FileTree, below: string): readonly string[] {
	const paths = [...new Set([...before.list(below), ...now.list(below)])];
	const [old, current] = [before.read(paths), now.read(paths)];
	return paths.filter((path) => {
		const [a, b] = [old.get(path), current.get(path)];
		return a === undefined || b === undefined || a.isLink !== b.isLink || !a.content.equals(b.content);
	});
}

/** Paths of a working copy that differ from a commit, untracked files included; relative to the prefix. */
export function changedSince(
	folder: string,
	commit: string,
	prefix: string,
	below: string,
): readonly string[] {
	const path = `${prefix}${below}` || '.';
	const list = (args: readonly string[]): string[] =>
		gitOffline(folder, [...args, '--', path])
			.split('\0')
			.filter(Boolean);
	const changed = [
		...list(['diff', '--name-only', '--no-renames', '--no-ext-diff', '--no-textconv', '-z', commit]),
		...list(['ls-files', '--others', '--exclude-standard', '-z']),
	];
	return [...new Set(changed)].filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length));
}
