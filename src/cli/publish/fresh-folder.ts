import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The start of the name of a folder that a site is written into before it takes its place: `.<out>.new-<process>-`. */
const startOf = (out: string): string => `.${basename(out)}.new-`;

/** A fresh folder beside `out`, on the same file system, so that a rename can put it there. */
export function freshFolder(out: string): string {
	mkdirSync(dirname(out), { recursive: true });
	removeLeftovers(out);
	const folder = mkdtempSync(join(dirname(out), `${startOf(out)}${process.pid}-`));
	// mkdtemp makes folders that only their owner can read; a web server may be somebody else.
	chmodSync(folder, 0o755);
	return folder;
}

/** Removes the fresh folders of builds that were killed: those whose process is gone. */
export function removeLeftovers(out: string): void {
	const start = startOf(out);
	for (const name of readdirSync(dirname(out))) {
		const owner = name.startsWith(start)
			? /^(\d+)-[A-Za-z0-9]{6}$/.exec(name.slice(start.length))?.[1]
			: undefined;
		if (owner === undefined || isRunning(Number(owner))) continue;
		rmSync(join(dirname(out), name), { recursive: true, force: true });
	}
}

function isRunning(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		// EPERM: it runs, as somebody else.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
