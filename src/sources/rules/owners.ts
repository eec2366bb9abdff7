import { join } from 'node:path';
import ignore from 'ignore';
import type { CatalogConfig } from '../../model/config.ts';
import type { SourceLocation } from '../../model/location.ts';
import type { Problem } from '../../model/problem.ts';
import { gitRevision } from '../git-revision.ts';
import { locationIn } from '../location.ts';
import { type ReadText, readTextFile } from '../text-file.ts';

/** Who owns the files of one source. */
export interface OwnersFile {
	/** Name of the source. */
	readonly source: string;
	/** As shown to people: `<source>/CODEOWNERS`. */
	readonly file: string;
	/** @param path inside the source @returns names as written, and where; null where nobody is named */
	readonly ownersOf: (
		path: string,
	) => { readonly names: readonly string[]; readonly location: SourceLocation } | null;
}

/**
 * Reads the files of owners (`owners` of the configuration) in the form of GitHub's and GitLab's CODEOWNERS: a
 * pattern as in .gitignore, then the owners; the last pattern that matches counts. Sections of GitLab are passed over.
 */
export function readOwners(
	config: OwnersConfig,
	read: ReadText = readTextFile,
): { readonly files: readonly OwnersFile[]; readonly problems: readonly Problem[] } {
	const files: OwnersFile[] = [];
	const problems: Problem[] = [];
	for (const { source, path, folder, webUrl } of placesOf(config)) {
		const file = `${source}/${path}`;
		const content = read(join(folder, path), { file });
		if ('problem' in content) problems.push(content.problem);
		else {
			const revision = gitRevision(folder);
			const locate = (line: number): SourceLocation => locationIn(source, webUrl, { path, line, revision });
			files.push({ source, file, ownersOf: ownersIn(content.text, locate) });
		}
	}
	return { files, problems };
}

/** The files of owners, absolute. */
export const ownersFiles = (config: OwnersConfig): readonly string[] =>
	placesOf(config).map(({ folder, path }) => join(folder, path));

type OwnersConfig = Pick<CatalogConfig, 'owners' | 'repositories' | 'streamConfiguration'>;

/** Where each file lies; one of a source that the command line took away has no place. */
function placesOf({ owners, repositories, streamConfiguration }: OwnersConfig) {
	const sources = new Map([
		...repositories.map(({ name, path, webUrl }) => [name, { folder: path, webUrl }] as const),
		...(streamConfiguration
			? ([
					[
						streamConfiguration.name,
						{ folder: streamConfiguration.root, webUrl: streamConfiguration.webUrl },
					],
				] as const)
			: []),
	]);
	return owners.flatMap(({ source, path }) => {
		const found = sources.get(source);
		return found ? [{ source, path, ...found }] : [];
	});
}

function ownersIn(text: string, locate: (line: number) => SourceLocation): OwnersFile['ownersOf'] {
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
		return rule && rule.names.length > 0 ? { names: rule.names, location: locate(rule.line) } : null;
	};
}
