import { isObject, type JsonObject, newObject, own, stringify } from '../model/json.ts';
import type { Schema, SchemaVersion } from '../model/schema.ts';
import { keepLater } from '../text/keep.ts';
import { compileSchema, unknownDeclaration } from './compile.ts';
import type { TypeNames } from './names.ts';

/** The TypeScript declaration of one schema version. */
export interface Declaration {
	readonly version: SchemaVersion;
	/** Name of its type, such as `MediawikiPageChangeV1_2_0`. */
	readonly name: string;
	readonly source: string;
}

/**
 * The declarations of all versions of a schema; the same content is compiled once. A schema that the compiler
 * refuses becomes `unknown` with the reason in its comment; nothing is thrown.
 */
export async function declarationsOf(schema: Schema, names: TypeNames): Promise<readonly Declaration[]> {
	const wanted = schema.versions.map((version) => ({ version, name: names.of(version) }));
	const content = wanted
		.map(({ version, name }) => `${name} ${version.uri}\n${stringify(version.content)}`)
		.join('\n\n');
	const sources = await keepLater('types', content, async () => {
		const made: string[] = [];
		for (const { version, name } of wanted) made.push(await declare(version, name));
		return made;
	});
	return wanted.map((one, index) => ({ ...one, source: sources[index] ?? '' }));
}

async function declare(version: SchemaVersion, name: string): Promise<string> {
	try {
		return await compileSchema(withUri(version), name);
	} catch (error) {
		return unknownDeclaration(
			name,
			`the schema cannot be compiled (${(error as Error).message.slice(0, 200)}).`,
		);
	}
}

/**
 * The schema with its own address as the only value of `$schema`, so that an event of another version is refused. A
 * fragment is taken in by schemas of other addresses, so it keeps any.
 */
function withUri({ content, title, uri }: SchemaVersion): JsonObject {
	const properties = own(content, 'properties');
	const field = own(properties, '$schema');
	if (title.startsWith('fragment/') || !isObject(properties) || !isObject(field)) return content;
	if (own(field, 'type') !== 'string') return content;
	const named = newObject(Object.entries(properties));
	named['$schema'] = newObject([...Object.entries(field), ['const', uri]]);
	return newObject([...Object.entries(content), ['properties', named]]);
}
