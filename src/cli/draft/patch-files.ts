import { join } from 'node:path';
import { madeFrom, type Patch } from '../../workflow/draft/patch/patch.ts';
import { patchName } from '../../workflow/draft/patch/patch-files.ts';

/** The two files of a patch: the difference, and the message of its commit. */
export function patchFiles(patch: Patch): ReadonlyMap<string, string> {
	const { diff, message } = patch;
	const name = patchName(patch);
	return new Map([
		[`${name}.patch`, diff],
		[`${name}.message.txt`, message],
	]);
}

/** What to do with a patch, for a terminal. */
export function patchReport(patch: Patch, out: string): readonly string[] {
	const [diff = '', message = ''] = [...patchFiles(patch).keys()].map((name) => quoted(join(out, name)));
	return [
		`${patch.repository}: ${patch.message.split('\n', 1)[0]}`,
		`  ${madeFrom(patch)}`,
		...patch.changes.map(({ path, before }) => `  ${before === null ? 'new' : 'changed'}: ${path}`),
		...patch.notes.map((note) => `  Note: ${note}`),
		`  git apply --3way ${diff}`,
		`  git commit -F ${message}`,
	];
}

/** A path as a shell takes it. */
const quoted = (path: string): string =>
	/^[A-Za-z0-9_@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
