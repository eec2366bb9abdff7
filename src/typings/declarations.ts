import { stringify } from '../model/json.ts';
import type { Schema, SchemaVersion } from '../model/schema.ts';
import { COMPILER_VERSION, compileSchema, unknownDeclaration } from './compile.ts';
import type { TypeNames } from './names.ts';
import type { TypeCache } from './type-cache.ts';

/** The TypeScript declaration of one schema version. */
export interface Declaration {
	readonly version: SchemaVersion;
	/** Name of its type, such as `MediawikiPageChangeV1_2_0`. */
	readonly name: string;
	readonly source: string;
}

/**
 * The declarations of all versions of a schema, from the cache where nothing changed. A schema that the compiler
 * refuses becomes `unknown` with the reason in its comment; nothing is thrown.
 */
export async function declarationsOf(
	schema: Schema,
	names: TypeNames,
	cache: TypeCache,
): Promise<readonly Declaration[]> {
	const wanted = schema.versions.map((version) => ({ version, name: names.of(version) }));
	const key = [
		COMPILER_VERSION,
		...wanted.map(({ version, name }) => `${name}\n${stringify(version.content)}`),
	].join('\n\n');
	const known = cache.get(key);
	if (known?.length === wanted.length) {
		return wanted.map((one, index) => ({ ...one, source: known[index] ?? '' }));
	}
	const declarations: Declaration[] = [];
	for (const { version, name } of wanted) {
		declarations.push({ version, name, source: await declare(version, name) });
	}
	cache.put(
		key,
		declarations.map(({ source }) => source),
	);
	return declarations;
}

async function declare(version: SchemaVersion, name: string): Promise<string> {
	try {
		return await compileSchema(version.content, name);
	} catch (error) {
		return unknownDeclaration(
			name,
			`the schema cannot be compiled (${(error as Error).message.slice(0, 200)}).`,
		);
	}
}
