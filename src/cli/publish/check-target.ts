import { accessSync, constants, lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { CommandError } from '../command-error.ts';
import { readList } from './written-files.ts';

/** What must not be replaced by a site, or hold one. All paths are absolute. */
export interface Protected {
	readonly project: string;
	/** Files and folders that the catalog is made from. */
	readonly sources: readonly string[];
	readonly home?: string;
}

/** Folders of the project that a site may not go into. */
const PROJECT_FOLDERS = ['src', 'content', 'scripts', 'test', 'node_modules', '.git', '.ci'];

/** How many names of foreign files a message gives. */
const NAMED = 3;

/**
 * Makes sure, before anything is rendered, that a site can be published to a folder and that nothing else is lost by
 * it: the folder is new, empty, or holds an earlier site, which a list inside of it proves.
 *
 * @throws CommandError that says why not
 */
export function checkTarget(out: string, { project, sources, home = homedir() }: Protected): void {
	const refuse = (why: string): never => {
		throw new CommandError(`The site cannot be put into ${out}: ${why}`);
	};
	const place = realPlace(out);
	if (dirname(place) === place) refuse('that is the root of the file system.');
	if (holds(place, realPlace(home))) refuse('your home folder lies in it.');
	const root = realPlace(project);
	if (holds(place, root)) refuse('the project itself lies in it.');
	for (const folder of PROJECT_FOLDERS) {
		if (holds(join(root, folder), place)) refuse(`it lies in the folder ${folder} of the project.`);
	}
	for (const source of sources.map(realPlace)) {
		if (holds(place, source)) refuse(`${source}, which the catalog is made from, lies in it.`);
		if (holds(source, place) && isFolder(source))
			refuse(`it lies in ${source}, which the catalog is made from.`);
	}
	checkParent(place, refuse);
	const found = lstatSync(out, { throwIfNoEntry: false });
	if (found?.isSymbolicLink()) refuse('it is a link. Name the folder that it leads to.');
	if (found && !found.isDirectory()) refuse('it is not a folder.');
	if (found) checkContent(place, found, refuse);
}

/** A path with all links in it resolved, the last part and parts that do not exist as they are. */
function realPlace(path: string): string {
	const parent = dirname(path);
	if (parent === path) return path;
	try {
		return join(realpathSync(parent), basename(path));
	} catch {
		return join(realPlace(parent), basename(path));
	}
}

/** Whether a path is a folder itself or lies below it. */
function holds(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || way.startsWith(sep));
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function exists(path: string): boolean {
	try {
		return statSync(path, { throwIfNoEntry: false }) !== undefined;
	} catch {
		// A part of the path is a file.
		return false;
	}
}

/** The nearest folder above that exists must take a new folder. */
function checkParent(place: string, refuse: (why: string) => never): void {
	let parent = dirname(place);
	while (!exists(parent) && dirname(parent) !== parent) parent = dirname(parent);
	if (!isFolder(parent)) refuse(`${parent} is not a folder.`);
	try {
		accessSync(parent, constants.W_OK | constants.X_OK);
	} catch {
		refuse(`you may not write in ${parent}.`);
	}
}

function checkContent(place: string, found: Stats, refuse: (why: string) => never): void {
	if (found.dev !== statSync(dirname(place)).dev) {
		refuse('a file system is mounted there. Name a folder inside of it.');
	}
	let entries: readonly string[] = [];
	try {
		entries = readdirSync(place).sort();
	} catch {
		refuse('it cannot be read.');
	}
	if (entries.length === 0 || readList(place) !== null) return;
	const named = entries.slice(0, NAMED).join(', ') + (entries.length > NAMED ? ', …' : '');
	refuse(`it holds what no build of this program wrote (${named}). Empty it, or give another --out.`);
}
