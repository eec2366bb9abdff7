import type { RepositoryConfig } from '../../src/model/config.ts';
import type { RawSchemaRepository } from '../../src/sources/schemas/raw.ts';
import { readSchemaRepository } from '../../src/sources/schemas/repository.ts';
import { temporaryFolder } from './temporary-folder.ts';

export function repositoryConfig(path: string, parts: Partial<RepositoryConfig> = {}): RepositoryConfig {
	return {
		name: 'primary',
		path,
		git: null,
		basePath: 'jsonschema',
		webUrl: 'https://code.example/{revision}/{path}#L{line}',
		commitUrl: null,
		schemaUrl: null,
		cloneUrl: null,
		rights: null,
		...parts,
	};
}

/** A repository with the given files (path below the base path → text), read from a temporary folder. */
export function aRepository(
	files: Readonly<Record<string, string>>,
	parts: Partial<RepositoryConfig> = {},
): RawSchemaRepository {
	const placed = Object.entries(files).map(([path, text]) => [`jsonschema/${path}`, text] as const);
	return readSchemaRepository(repositoryConfig(temporaryFolder(Object.fromEntries(placed)), parts));
}
