import type { JSONSchema4 } from 'json-schema';
import { compile } from 'json-schema-to-typescript';
import { isObject, type Json, type JsonObject, own, stringify } from '../model/json.ts';
import { pointerToken } from '../model/json-pointer.ts';
import { layOut } from './format.ts';
import { typeableSchema } from './typeable-schema.ts';

/**
 * Options that matter for safety and for reading (json-schema-to-typescript 16):
 * its resolvers are all off, although no `$ref` reaches it; objects that do not say otherwise are closed, which is
 * what a producer needs, since it makes a misspelt field an error; unknown is `unknown`, never `any`; its formatter,
 * which takes most of the time, is off.
 */
const OPTIONS = {
	additionalProperties: false,
	bannerComment: '',
	enableConstEnums: false,
	format: false,
	ignoreMinAndMaxItems: true,
	maxItems: 16,
	strictIndexSignatures: true,
	unknownAny: true,
	$refOptions: { resolve: { http: false, file: false, external: false } },
} as const;

/** The compiler changes some names, such as W3c to W3C; ours is put in afterwards. */
const PLACEHOLDER = 'CompiledSchema';
const DECLARATION = /^export (interface|type) CompiledSchema\b/m;

/**
 * The TypeScript declaration of one schema, `export interface <name> { … }`, with its descriptions as documentation
 * comments; parts that contain themselves follow as declarations of their own, `<name>_<part>`. Whatever the schema
 * says, the result is declarations: all of its text is in comments, in quoted names or in string literals.
 */
export async function compileSchema(content: JsonObject, name: string): Promise<string> {
	const parts = recursiveParts(content, name);
	const nameOf = (reference: string) =>
		reference === '#' ? name : (parts.get(reference)?.name ?? 'unknown');
	const sources = [await declarationOf(typeableSchema(content, { nameOf, known: ['object'] }), name)];
	for (const part of parts.values()) {
		sources.push(await declarationOf(typeableSchema(part.schema, { nameOf }), part.name));
	}
	return sources.join('\n');
}

async function declarationOf(schema: JSONSchema4, name: string): Promise<string> {
	const source = await compile({ ...schema, title: PLACEHOLDER }, PLACEHOLDER, OPTIONS);
	// Only the declaration itself starts a line so: texts stand behind a star or inside quotes.
	return layOut(source.replace(DECLARATION, (_match, keyword: string) => `export ${keyword} ${name}`));
}

/** The parts of a resolved schema that circular references lead to, by reference, with the names of their types. */
function recursiveParts(
	content: JsonObject,
	name: string,
): ReadonlyMap<string, { readonly schema: Json; readonly name: string }> {
	const definitions = own(content, 'definitions');
	const used = stringify(content);
	const taken = new Set<string>();
	return new Map(
		Object.entries(isObject(definitions) ? definitions : {}).flatMap(([key, schema]) => {
			const reference = `#/definitions/${pointerToken(key)}`;
			if (!used.includes(JSON.stringify(reference))) return [];
			let typeName = `${name}_${key.replace(/[^A-Za-z0-9]+/g, '_')}`;
			while (taken.has(typeName.toLowerCase())) typeName += '_';
			taken.add(typeName.toLowerCase());
			return [[reference, { schema, name: typeName }] as const];
		}),
	);
}

/** The same as a fallback for a schema that the compiler refuses. */
export const unknownDeclaration = (name: string, reason: string): string =>
	`/** No type: ${reason.replaceAll('*/', '* /').replace(/\s+/g, ' ')} */\nexport type ${name} = unknown;\n`;
