import { type Dirent, lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { byCodeUnit } from '../../model/order.ts';

export interface FoundFile {
	readonly name: string;
	/** Relative to the repository, with `/`. */
	readonly path: string;
}

export interface WalkFinding {
	readonly code: 'file-unreadable' | 'link-outside' | 'yaml-too-large' | 'file-too-large';
	readonly path: string;
	readonly message: string;
	readonly hint: string;
}

const MAX_DEPTH = 30;
const MAX_FILES = 500_000;
/** Folders that never hold schemas; they matter where the base path is the repository itself. */
const SKIPPED_FOLDERS = new Set(['node_modules']);

const byName = (a: Dirent, b: Dirent): number => byCodeUnit(a.name, b.name);

/**
 * Lists the ordinary files below a folder of a repository, by their folder. Links, devices and sockets are left
 * out; links that lead out of the repository are reported.
 *
 * @param root absolute, with links resolved
 * @param basePath relative to `root`; `''` for the root itself
 * @returns folder below the base path → its files; both sorted by code unit
 */
export function walkFolder(
	root: string,
	basePath: string,
): {
	readonly folders: ReadonlyMap<string, readonly FoundFile[]>;
	/** Folder below the base path → name of a symbolic link in it → what the link says, as it is written. */
	readonly links: ReadonlyMap<string, ReadonlyMap<string, string>>;
	readonly findings: readonly WalkFinding[];
} {
	const folders = new Map<string, FoundFile[]>();
	const links = new Map<string, Map<string, string>>();
	const findings: WalkFinding[] = [];
	let files = 0;

	const isOutside = (target: string): boolean => {
		const path = relative(root, target);
		return path === '..' || path.startsWith('../') || path.startsWith('..\\') || resolve(path) === path;
	};
	/** Where a link leads, as it is written. */
	const checkLink = (path: string): string => {
		const absolute = join(root, path);
		const target = readlinkSync(absolute);
		if (!isOutside(resolve(dirname(absolute), target))) return target;
		findings.push({
			code: 'link-outside',
			path,
			message: `The symbolic link “${path}” leads out of the repository and is not followed.`,
			hint: 'Replace the link by the file itself, or remove it.',
		});
		return target;
	};
	const visit = (path: string, title: string, depth: number): void => {
		let entries: Dirent[];
		try {
			entries = readdirSync(join(root, path), { withFileTypes: true }).sort(byName);
		} catch {
			findings.push({
				code: 'file-unreadable',
				path,
				message: `The folder “${path}” cannot be read.`,
				hint: 'Check that it exists and that it may be read.',
			});
			return;
		}
		const here: FoundFile[] = [];
		const linked = new Map<string, string>();
		const inside: { path: string; title: string }[] = [];
		for (const entry of entries) {
			const { name } = entry;
			const child = path === '' ? name : `${path}/${name}`;
			if (entry.isSymbolicLink()) linked.set(name, checkLink(child));
			else if (entry.isFile()) here.push({ name, path: child });
			else if (entry.isDirectory() && !name.startsWith('.') && !SKIPPED_FOLDERS.has(name)) {
				inside.push({ path: child, title: title === '' ? name : `${title}/${name}` });
			}
		}
		files += here.length;
		if (title !== '' && here.length > 0) folders.set(title, here);
		if (linked.size > 0) links.set(title, linked);
		if (depth >= MAX_DEPTH || files > MAX_FILES) {
			if (inside.length > 0) {
				findings.push({
					code: 'file-too-large',
					path,
					message: `The folders below “${path}” are not read: they are too deep or too many.`,
					hint: 'Check that the path of the repository is the right one.',
				});
			}
			return;
		}
		for (const child of inside) visit(child.path, child.title, depth + 1);
	};

	// Every part of the base path must be a real folder: a link could lead anywhere.
	let checked = root;
	for (const part of basePath === '' ? [] : basePath.split('/')) {
		checked = join(checked, part);
		try {
			if (lstatSync(checked).isSymbolicLink() || isOutside(checked)) {
				checkLink(relative(root, checked));
				return { folders, links, findings };
			}
		} catch {
			return { folders, links, findings };
		}
	}
	visit(basePath, '', 0);
	return { folders: new Map([...folders].sort(([a], [b]) => byCodeUnit(a, b))), links, findings };
}
