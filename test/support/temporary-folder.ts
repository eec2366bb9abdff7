import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * A folder with the given files (path → text), removed when the test ends.
 *
 * @returns its absolute path
 */
export function temporaryFolder(files: Readonly<Record<string, string>> = {}): string {
	const folder = mkdtempSync(join(tmpdir(), 'catalog-test-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	writeFiles(folder, files);
	return folder;
}

/** Writes files (path → text) and the folders above them. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
}
