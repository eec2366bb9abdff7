import { join } from 'node:path';
import ignore from 'ignore';
import type { CatalogConfig } from '../../model/config.ts';
import type { Problem } from '../../model/problem.ts';
import { type ReadText, readTextFile } from '../text-file.ts';

/** Who owns the files of one source. */
export interface OwnersFile {
	/** Name of the source. */
	readonly source: string;
	/** As shown to people: `<source>/CODEOWNERS`. */
	readonly file: string;
	/** @param path inside the source @returns names as written, and the 1-based line; null where nobody is named */
	readonly ownersOf: (path: string) => { readonly names: readonly string[]; readonly line: number } | null;
}

/**
 * Reads the files of owners (`owners` of the configuration) in the form of GitHub's and GitLab's CODEOWNERS: a
 * pattern as in .gitignore, then the owners; the last pattern that matches counts. Sections of GitLab are passed over.
 */
export function readOwners(
	{ owners, repositories, streamConfiguration }: CatalogConfig,
	read: ReadText = readTextFile,
): { readonly files: readonly OwnersFile[]; readonly problems: readonly Problem[] } {
	const folders = new Map([
		...repositories.map(({ name, path }) => [name, path] as const),
		...(streamConfiguration ? [[streamConfiguration.name, streamConfiguration.root] as const] : []),
	]);
	const files: OwnersFile[] = [];
	const problems: Problem[] = [];
	for (const { source, path } of owners) {
		const folder = folders.get(source);
		if (folder === undefined) continue;
		const file = `${source}/${path}`;
		const content = read(join(folder, path), { file });
		if ('problem' in content) problems.push(content.problem);
		else files.push({ source, file, ownersOf: ownersIn(content.text) });
	}
	return { files, problems };
}

function ownersIn(text: string): OwnersFile['ownersOf'] {
	const rules = text.split(/\r?\n/).flatMap((line, index) => {
		const words = line
			.replace(/(^|\s)#.*$/, '')
			.trim()
			.split(/(?<!\\)\s+/);
		const [pattern = '', ...names] = words;
		if (pattern === '' || /^\^?\[/.test(pattern)) return [];
		return [{ matcher: ignore().add(pattern), names, line: index + 1 }];
	});
	return (path) => {
		const rule = rules.findLast(({ matcher }) => matcher.ignores(path));
		// A pattern without owners says that nobody owns what it matches.
		return rule && rule.names.length > 0 ? { names: rule.names, line: rule.line } : null;
	};
}
