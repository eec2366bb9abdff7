import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	circles,
	diskInPureFolders,
	FLOORS,
	type Import,
	importsOf,
	nodeGlobals,
	nodeInBrowser,
	upwardImports,
	withoutFloor,
} from '../../../scripts/measure/imports.ts';

const imports = (...lines: readonly string[]): readonly Import[] =>
	lines.map((line) => {
		const [from = '', to = '', kind] = line.split(' ');
		return { from, to, typeOnly: kind === 'type' };
	});

describe('the imports of a file', () => {
	it('are those of values, of types, of what is handed on and of what is loaded later', () => {
		const text = `import { a } from './a.ts';
import type { B } from '../b.ts';
import { type C, type D } from './c.ts';
export { e } from './e.ts';
const later = await import('./f.ts');
type G = import('./g.ts').G;
new Worker(new URL('./h.ts', import.meta.url));
import 'node:fs';`;
		expect(importsOf('src/x/y.ts', text).map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
			['src/x/a.ts', false],
			['src/b.ts', true],
			['src/x/c.ts', true],
			['src/x/e.ts', false],
			['src/x/f.ts', false],
			['src/x/g.ts', true],
			['src/x/h.ts', false],
			['node:fs', false],
		]);
	});

	it('of a component are those of its code and of its scripts', () => {
		const text =
			"---\nimport A from './A.astro';\n---\n<A />\n<script>\n\timport '../client/b.ts';\n</script>";
		expect(importsOf('src/components/C.astro', text).map(({ to }) => to)).toEqual([
			'src/components/A.astro',
			'src/client/b.ts',
		]);
	});
});

describe('a drawing of imports', () => {
	it('tells what runs up or to the side, types included', () => {
		const drawn = imports(
			'src/catalog/a.ts src/model/b.ts',
			'src/model/b.ts src/catalog/a.ts type',
			'src/workflow/c.ts src/typings/d.ts',
			'src/catalog/a.ts src/catalog/stream/e.ts',
		);
		expect(upwardImports(drawn).map(({ from, to }) => `${from} ${to}`)).toEqual([
			'src/model/b.ts src/catalog/a.ts',
			'src/workflow/c.ts src/typings/d.ts',
		]);
	});

	it('tells circles of any length', () => {
		expect(circles(imports('a b', 'b c type', 'c a', 'c d', 'd d', 'e a'))).toEqual([['d'], ['a', 'b', 'c']]);
	});

	it('tells the way from a pure folder to the disk, unless only types go there', () => {
		const drawn = imports(
			'src/catalog/a.ts src/sources/b.ts',
			'src/catalog/c.ts src/sources/d.ts type',
			'src/sources/b.ts node:fs',
			'src/sources/d.ts node:fs',
		);
		expect(diskInPureFolders(drawn)).toEqual([['src/catalog/a.ts', 'src/sources/b.ts', 'node:fs']]);
	});

	it('tells the way from a script of the pages to what a browser has not', () => {
		const drawn = imports(
			'src/client/a.ts src/text/b.ts',
			'src/text/b.ts shiki',
			'src/text/c.ts node:fs',
			'src/client/a.ts yaml',
		);
		expect(nodeInBrowser(drawn)).toEqual([['src/client/a.ts', 'src/text/b.ts', 'shiki']]);
	});

	it('tells files of folders that have no place yet', () => {
		expect(withoutFloor(imports('src/attic/a.ts src/model/b.ts'))).toEqual(['src/attic/a.ts']);
	});
});

it('the lint knows the same floors, so that an editor tells an import that runs up', () => {
	const { overrides } = JSON.parse(readFileSync('biome.json', 'utf8')) as {
		overrides: {
			includes: string[];
			linter: {
				rules: { style?: { noRestrictedImports?: { options: { patterns: { group: string[] }[] } } } };
			};
		}[];
	};
	const forbidden = new Map(
		overrides.flatMap(({ includes, linter }) => {
			const groups = linter.rules.style?.noRestrictedImports?.options.patterns[0]?.group;
			return groups === undefined ? [] : [[includes[0]?.replace('/**', '') ?? '', groups.join(' ')] as const];
		}),
	);
	const folders = FLOORS.flatMap((floor, at) => floor.map((folder) => ({ folder, at })));
	for (const { folder, at } of folders.filter(({ folder }) => /^src\/[a-z]+$/.test(folder))) {
		const above = folders.filter((one) => one.at >= at && one.folder !== folder && one.folder !== 'scripts');
		// Declarations hold no value that could be imported: the lint need not know them.
		for (const one of above.filter(({ folder: name }) => !name.endsWith('.d.ts'))) {
			const name = one.folder.replace('src/', '');
			expect(forbidden.get(folder), `${folder} must not import ${one.folder}`).toMatch(
				new RegExp(`\\*\\*/(?:\\{[a-z,]*)?\\b${name.replace(/\./g, '\\.')}\\b`),
			);
		}
	}
});

describe('what only Node has without an import', () => {
	it.each([
		['const chunks: Buffer[] = [Buffer.from(text)];', ['Buffer']],
		["process.env['X'];", ['process']],
		["// Buffer\nconst a = 'process'; item.process(); item?.global;", []],
	])('in %j is %j', (text, expected) => {
		expect(nodeGlobals(text)).toEqual(expected);
	});
});
