import type { JsonObject } from '../../model/json.ts';
import type { SubjectSchema } from '../subject/subject.ts';
import type { Draft } from './draft.ts';
import { draftSchemaContent, draftSchemaSource } from './draft-schema.ts';

/**
 * The schema of a draft as guides take it.
 *
 * @param load content of a schema version, or null where it cannot be had
 * @returns the schema, null while none is chosen or it is not loaded, and the fragments that a new one takes in
 */
export async function subjectSchemaOf(
	{ name, schema }: Pick<Draft, 'name' | 'schema'>,
	load: (title: string, version: string) => Promise<JsonObject | null>,
): Promise<{ readonly schema: SubjectSchema | null; readonly fragments: readonly JsonObject[] }> {
	const { title } = schema;
	if (schema.kind === 'new') {
		const loaded = await Promise.all(
			schema.fragments.map((fragment) => load(fragment.title, fragment.version)),
		);
		const fragments = loaded.filter((content) => content !== null);
		if (title === '') return { schema: null, fragments };
		const content = draftSchemaContent(schema, fragments);
		const source = draftSchemaSource(schema, content, name);
		const made = { title, repository: null, version: '1.0.0', uri: `/${title}/1.0.0` };
		return { schema: { ...made, content, development: false, source }, fragments };
	}
	const { version } = schema;
	const content = title === '' || version === '' ? null : await load(title, version);
	if (content === null) return { schema: null, fragments: [] };
	const development = title.startsWith('development/');
	const uri = `/${title}/${version}`;
	return {
		schema: { title, repository: null, version, uri, content, development, source: null },
		fragments: [],
	};
}
