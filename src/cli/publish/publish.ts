import { existsSync, lstatSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CommandError } from '../command-error.ts';
import { foreignEntries, LIST_FILE, readList, writeList } from './written-files.ts';

/** Milliseconds and times to wait for another build that is publishing to the same folder right now. */
const WAIT = { milliseconds: 100, times: 30 };

/** Where the last site is for the moment between two renames. One name, so that a later build finds it. */
const previousOf = (out: string): string => join(dirname(out), `.${basename(out)}.previous`);

/**
 * Puts a complete site in the place of the last one. Both moves are renames within one file system and nothing comes
 * between them, so a server sees either the old site or the new one. Only files that a build wrote are removed; what
 * else lies in the folder (`.git`, `CNAME`) is moved into the new site.
 *
 * @param fresh on the file system of `out`
 * @throws CommandError where the folder holds a foreign file that the new site has too; nothing is changed then
 */
export function publish(fresh: string, out: string): void {
	const files = new Set(writeList(fresh));
	const foreign = existsSync(out) ? foreignEntries(out, readList(out) ?? new Set()) : [];
	for (const entry of foreign) {
		if (!files.has(entry) && !existsSync(join(fresh, entry))) continue;
		throw new CommandError(
			`The site cannot be put into ${out}: ${entry} is there, no build wrote it, and the new site has a file of that name. The last site is left as it was.`,
		);
	}
	const previous = previousOf(out);
	if (existsSync(out)) {
		renameSync(out, previous);
		try {
			renameSync(fresh, out);
		} catch (error) {
			renameSync(previous, out);
			throw error;
		}
		settle(previous, out);
	} else renameSync(fresh, out);
}

/** Ends what a stopped build began: brings back the last site, or moves the rest of it into the new one. */
export async function finishEarlier(out: string): Promise<void> {
	const previous = previousOf(out);
	for (let time = 0; existsSync(previous) && time < WAIT.times; time++) await setTimeout(WAIT.milliseconds);
	removeEmpty(previous);
	if (existsSync(previous)) {
		// Both are there: the new one is complete. Only one: it is the last site, or an unrelated folder to ask about.
		if (readList(previous) === null) {
			throw new CommandError(`${previous} is in the way of the build and holds no site. Move it elsewhere.`);
		}
		if (existsSync(out)) settle(previous, out);
		else renameSync(previous, out);
	}
}

/**
 * Empties the last site's folder once the new one is in place: foreign entries move over, listed files go. What is in
 * neither group, because it came in this very moment, stays where it is.
 */
function settle(previous: string, out: string): void {
	// An empty folder has no list.
	const listed = readList(previous) ?? new Set<string>();
	for (const entry of foreignEntries(previous, listed)) {
		const target = join(out, entry);
		if (lstatSync(target, { throwIfNoEntry: false })) continue;
		mkdirSync(dirname(target), { recursive: true });
		renameSync(join(previous, entry), target);
	}
	const folders = new Set<string>();
	for (const file of listed) {
		// The list goes last: a build that is killed here leaves it for the next.
		if (file === LIST_FILE) continue;
		rmSync(join(previous, file), { force: true });
		for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) folders.add(folder);
	}
	// The longest first: a folder is empty when those in it are gone.
	for (const folder of [...folders].sort((a, b) => b.length - a.length)) removeEmpty(join(previous, folder));
	rmSync(join(previous, LIST_FILE), { force: true });
	removeEmpty(previous);
}

function removeEmpty(folder: string): void {
	try {
		rmdirSync(folder);
	} catch {
		// Not empty, or gone already.
	}
}
