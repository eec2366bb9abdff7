/** The list, in every published site, of the files that a build wrote: the only ones that a later build removes. */
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Name of the list inside a site. */
export const LIST_FILE = '.event-platform-catalog';

/** First line of the list: nobody else's file begins so. */
const MARK =
	'# Written by event-platform-catalog. A build replaces and removes the files listed here, and no other in this folder.';

const MAX_SIZE = 500_000_000;

/** Paths of all files below a folder, relative and with `/`, in no order. Links are files here. */
function filesBelow(folder: string): readonly string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(folder.length + 1)
				.replaceAll(sep, '/'),
		);
}

/** Lists a rendered site inside of itself. */
export function writeList(folder: string): readonly string[] {
	const files = [...new Set([...filesBelow(folder), LIST_FILE])].sort();
	writeFileSync(
		join(folder, LIST_FILE),
		`${MARK}\n${files.map((file) => JSON.stringify(file)).join('\n')}\n`,
	);
	return files;
}

/** The files that a build wrote into a folder; null where the folder has no list of ours. */
export function readList(folder: string): ReadonlySet<string> | null {
	let text: string;
	try {
		const list = lstatSync(join(folder, LIST_FILE));
		if (!list.isFile() || list.size > MAX_SIZE) return null;
		text = readFileSync(join(folder, LIST_FILE), 'utf8');
	} catch {
		return null;
	}
	const [mark, ...lines] = text.split('\n');
	if (mark !== MARK) return null;
	const files = lines.filter((line) => line !== '').map(parsePath);
	return files.includes(null) ? null : new Set(files.filter((file) => file !== null));
}

/** A path that stays inside the site, or null. */
function parsePath(line: string): string | null {
	try {
		const path: unknown = JSON.parse(line);
		if (typeof path !== 'string' || path.startsWith('/') || /[\\\0]/.test(path)) return null;
		return path.split('/').some((part) => part === '' || part === '.' || part === '..') ? null : path;
	} catch {
		return null;
	}
}

/**
 * What lies in a folder and is not on its list, as the topmost paths: a folder without a listed file is one entry,
 * and not looked into.
 */
export function foreignEntries(folder: string, listed: ReadonlySet<string>): readonly string[] {
	const folders = new Set<string>();
	for (const file of listed) {
		for (let end = file.indexOf('/'); end !== -1; end = file.indexOf('/', end + 1)) {
			folders.add(file.slice(0, end));
		}
	}
	const foreign: string[] = [];
	const visit = (path: string): void => {
		for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
			const inside = path === '' ? entry.name : `${path}/${entry.name}`;
			if (entry.isDirectory() && folders.has(inside)) visit(inside);
			else if (!listed.has(inside) || entry.isDirectory()) foreign.push(inside);
		}
	};
	visit('');
	return foreign.sort();
}
