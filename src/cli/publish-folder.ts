import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { CommandError } from './command-error.ts';

/** A file that every site of ours has; a folder with it may be replaced. */
const SITE_MARK = 'api/catalog.json';

/**
 * Makes sure that a folder may be replaced by a site: it is new, empty, or an earlier site. Protects the caller
 * from `--out ~`.
 *
 * @throws CommandError that says why not
 */
export async function checkReplaceable(out: string, project = process.cwd()): Promise<void> {
	if (!relative(out, project).startsWith('..')) {
		throw new CommandError(`The site cannot replace ${out}: the project itself lies in it.`);
	}
	const entries = await readdir(out).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return [];
		throw new CommandError(`The site cannot replace ${out}: it is not a folder that can be read.`);
	});
	if (entries.length > 0 && !(await isSite(out))) {
		throw new CommandError(
			`The site cannot replace ${out}: it holds files that are no earlier site. Empty it, or give another --out.`,
		);
	}
}

/** A fresh folder inside the project: pages are rendered by modules there that import the project's packages. */
export async function freshFolder(project = process.cwd()): Promise<string> {
	const folder = await mkdtemp(join(project, '.dist-'));
	// mkdtemp makes folders that only their owner can read; a web server may be somebody else.
	await chmod(folder, 0o755);
	return folder;
}

/**
 * Puts a complete site in the place of the last one. Both moves are renames within one file system, so a server
 * sees either the old site or the new one; where the second fails, the old one is put back.
 */
export async function publish(fresh: string, out: string): Promise<void> {
	await mkdir(dirname(out), { recursive: true });
	const staged = await beside(fresh, out);
	const old = join(dirname(out), `.${basename(out)}-old-${process.pid}`);
	const hadOld = await exists(out);
	if (hadOld) await rename(out, old);
	try {
		await rename(staged, out);
	} catch (error) {
		if (hadOld) await rename(old, out);
		throw error;
	}
	await rm(old, { recursive: true, force: true });
}

/** The fresh folder on the file system of `out`; copied there if it is on another. */
async function beside(fresh: string, out: string): Promise<string> {
	const parent = dirname(resolve(out));
	if ((await stat(fresh)).dev === (await stat(parent)).dev) return fresh;
	const staged = join(parent, `.${basename(out)}-new-${process.pid}`);
	await cp(fresh, staged, { recursive: true });
	await rm(fresh, { recursive: true, force: true });
	return staged;
}

/** Whether a folder holds a site that this project built. */
export const isSite = (folder: string): Promise<boolean> => exists(join(folder, SITE_MARK));

async function exists(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false,
	);
}
