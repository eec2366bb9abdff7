import { compile } from 'json-schema-to-typescript';
import type { JsonObject } from '../model/json.ts';
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
	strictIndexSignatures: true,
	unknownAny: true,
	$refOptions: { resolve: { http: false, file: false, external: false } },
} as const;

/** The compiler changes some names, such as W3c to W3C; ours is put in afterwards. */
const PLACEHOLDER = 'CompiledSchema';
const DECLARATION = /^export (interface|type) CompiledSchema\b/m;

/**
 * The TypeScript declaration of one schema, `export interface <name> { … }`, with its descriptions as documentation
 * comments. Whatever the schema says, the result is one declaration: all of its text is in comments, in quoted names
 * or in string literals.
 */
export async function compileSchema(content: JsonObject, name: string): Promise<string> {
	const source = await compile({ ...typeableSchema(content), title: PLACEHOLDER }, PLACEHOLDER, OPTIONS);
	// Only the declaration itself starts a line so: texts stand behind a star or inside quotes.
	return layOut(source.replace(DECLARATION, (_match, keyword: string) => `export ${keyword} ${name}`));
}

/** The same as a fallback for a schema that the compiler refuses. */
export const unknownDeclaration = (name: string, reason: string): string =>
	`/** No type: ${reason.replaceAll('*/', '* /').replace(/\s+/g, ' ')} */\nexport type ${name} = unknown;\n`;
