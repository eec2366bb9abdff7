/** Files of a site whose names differ only in capitals: a disk that ignores case keeps one of them. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files that a disk which ignores case takes for another one, each with that other one. Pure.
 *
 * @param files paths inside the site
 */
export function caseCollisions(files: Iterable<string>): readonly (readonly [file: string, other: string])[] {
	const first = new Map<string, string>();
	const found: [string, string][] = [];
	for (const file of files) {
		// Disks fold more than ASCII; both directions catch letters such as `ſ` and `K`.
		const key = file.toUpperCase().toLowerCase();
		const other = first.get(key);
		if (other === undefined) first.set(key, file);
		else if (other !== file) found.push([file, other]);
	}
	return found;
}

/** Whether the disk of a folder takes `a` and `A` for one name. Writes a file there and removes it. */
export function ignoresCase(folder: string): boolean {
	const probe = join(folder, '.case-probe');
	writeFileSync(probe, '');
	const ignores = existsSync(join(folder, '.CASE-PROBE'));
	rmSync(probe);
	return ignores;
}

/** What to tell of the files that the disk of a folder cannot hold side by side. */
export function caseWarnings(files: Iterable<string>, folder: string): readonly string[] {
	if (!ignoresCase(folder)) return [];
	return caseCollisions(files).map(
		([file, other]) =>
			`error: ${file} takes the place of ${other}: this disk does not tell capitals apart. Build on one that does.`,
	);
}
