import fs, { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { historyPaths, inputPaths, inputsDigest } from '../../../src/build/inputs.ts';
import { loadProject } from '../../../src/load.ts';

const READERS = ['openSync', 'readFileSync', 'readdirSync', 'readlinkSync'] as const;

/** The paths that are read while something runs. */
function pathsRead(run: () => void): readonly string[] {
	const paths = new Set<string>();
	const originals = READERS.map((name) => [name, fs[name]] as const);
	for (const [name, original] of originals) {
		Object.assign(fs, {
			[name]: (...args: [path: string | number]) => {
				// A file that is open already was noted when it was opened.
				if (typeof args[0] !== 'number') paths.add(resolve(String(args[0])));
				return (original as (...all: unknown[]) => unknown)(...args);
			},
		});
	}
	syncBuiltinESMExports();
	try {
		run();
	} finally {
		for (const [name, original] of originals) Object.assign(fs, { [name]: original });
		syncBuiltinESMExports();
	}
	return [...paths];
}

/** A folder with two files, one of them in a folder. */
function aFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'inputs-'));
	mkdirSync(join(folder, 'inside'));
	writeFileSync(join(folder, 'a.yaml'), 'a');
	writeFileSync(join(folder, 'inside/b.yaml'), 'b');
	return folder;
}

describe('the inputs of a build', () => {
	// The whole sample is loaded, with every read noted.
	it('are all that a load reads', { timeout: 60_000 }, () => {
		let inputs: readonly string[] = [];
		const read = pathsRead(() => {
			const { config } = loadProject().catalog;
			inputs = [...inputPaths(config), ...historyPaths(config)];
		});
		expect(read.length).toBeGreaterThan(50);
		const isInput = (path: string): boolean =>
			inputs.some((input) => path === input || path.startsWith(`${input}/`));
		// The packages are part of the code, the cache is made from the inputs.
		const code = /\/node_modules\/|\/\.cache\//;
		expect(read.filter((path) => !isInput(path) && !code.test(path))).toEqual([]);
	});

	it.each<[string, (folder: string) => void]>([
		['a file says something else', (folder) => writeFileSync(join(folder, 'inside/b.yaml'), 'c')],
		['a file is added', (folder) => writeFileSync(join(folder, 'inside/c.yaml'), '')],
		['a file is removed', (folder) => rmSync(join(folder, 'a.yaml'))],
		['a link is added', (folder) => symlinkSync('a.yaml', join(folder, 'latest'))],
		['the folder is removed', (folder) => rmSync(folder, { recursive: true })],
	])('have another digest when %s', (_what, edit) => {
		const folder = aFolder();
		const before = inputsDigest([folder], []);
		expect(inputsDigest([folder], [])).toBe(before);
		edit(folder);
		expect(inputsDigest([folder], [])).not.toBe(before);
	});

	it('have another digest when another commit is checked out', () => {
		const folder = aFolder();
		mkdirSync(join(folder, '.git/refs/heads'), { recursive: true });
		writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
		writeFileSync(join(folder, '.git/refs/heads/main'), 'a'.repeat(40));
		const inside = join(folder, 'inside');
		const before = inputsDigest([inside], [inside]);
		writeFileSync(join(folder, '.git/refs/heads/main'), 'b'.repeat(40));
		expect(inputsDigest([inside], [inside])).not.toBe(before);
	});
});
