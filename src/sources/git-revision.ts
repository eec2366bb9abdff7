import { lstatSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** A reference name that stays inside the git folder. */
const REFERENCE = /^refs\/[A-Za-z0-9][A-Za-z0-9._/-]*$/;

function read(path: string): string | null {
	try {
		const found = lstatSync(path);
		return !found.isFile() || found.size > 50_000_000 ? null : readFileSync(path, 'utf8');
	} catch {
		return null;
	}
}

/** The folder with HEAD: `.git` itself, or what a `.git` file (worktree, submodule) points at. */
function gitFolder(folder: string): string {
	const dotGit = join(folder, '.git');
	const pointer = read(dotGit)?.match(/^gitdir: (.+)$/m)?.[1];
	return pointer === undefined ? dotGit : resolve(folder, pointer.trim());
}

/**
 * The commit that a folder has checked out, read from its `.git` files without running git (gitrepository-layout).
 *
 * @returns 40 or 64 hexadecimal digits, or null where the folder is no working copy or has no commit
 */
export function gitRevision(folder: string): string | null {
	const git = gitFolder(folder);
	const head = read(join(git, 'HEAD'))?.trim();
	if (head === undefined) return null;
	if (HASH.test(head)) return head;
	const reference = head.match(/^ref: (.+)$/)?.[1];
	if (reference === undefined || !REFERENCE.test(reference) || reference.includes('..')) return null;
	const common = resolve(git, read(join(git, 'commondir'))?.trim() ?? '.');
	for (const root of [git, common]) {
		const loose = read(join(root, reference))?.trim();
		if (loose !== undefined && HASH.test(loose)) return loose;
	}
	const packed = read(join(common, 'packed-refs'))
		?.split('\n')
		.find((line) => line.endsWith(` ${reference}`))
		?.split(' ')[0];
	return packed !== undefined && HASH.test(packed) ? packed : null;
}
