import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const DECLARATION = /(?<=[{;]\s*)(--[\w-]+)\s*:\s*([^;{}]*)(?:;|(?=\}))/g;

/** Names of custom properties that a text reads. */
const readIn = (text: string): string[] =>
	[...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name);

/**
 * Takes the declarations of custom properties that nothing reads out of style sheets. Codex has 413 design tokens,
 * each page needs about a third of them, and most have a second value for dark mode.
 *
 * @param sheets minified style sheets that belong together
 * @param scripts texts of scripts; a property that one of them names is kept
 * @returns the sheets in the same order
 */
export function withoutUnusedTokens(
	sheets: readonly string[],
	scripts: readonly string[],
): readonly string[] {
	const values = new Map<string, string[]>();
	for (const sheet of sheets) {
		for (const [, name = '', value = ''] of sheet.matchAll(DECLARATION)) {
			values.set(name, [...(values.get(name) ?? []), value]);
		}
	}
	// Used is what a rule reads, and what the values of used properties read.
	const rules = sheets.map((sheet) => sheet.replace(DECLARATION, ''));
	const waiting = [
		...rules.flatMap(readIn),
		...scripts.flatMap((script) => script.match(/--[a-z][\w-]*/g) ?? []),
	];
	const used = new Set<string>();
	for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
		if (used.has(name)) continue;
		used.add(name);
		waiting.push(...(values.get(name) ?? []).flatMap(readIn));
	}
	return sheets.map((sheet) =>
		sheet.replace(DECLARATION, (declaration, name: string) => (used.has(name) ? declaration : '')),
	);
}

/** Prunes the style sheets of a finished build. */
export function pruneTokens(): AstroIntegration {
	return {
		name: 'prune-tokens',
		hooks: {
			'astro:build:done': async ({ dir }) => {
				const folder = fileURLToPath(new URL('_assets/', dir));
				const names = await readdir(folder).catch(() => []);
				const read = (ending: string): Promise<string[]> =>
					Promise.all(
						names.filter((name) => name.endsWith(ending)).map((name) => readFile(folder + name, 'utf8')),
					);
				const pruned = withoutUnusedTokens(await read('.css'), await read('.js'));
				const files = names.filter((name) => name.endsWith('.css'));
				await Promise.all(files.map((name, index) => writeFile(folder + name, pruned[index] ?? '')));
			},
		},
	};
}
