import type { ReferenceLibrary } from '../../../catalog/schema/materialize/dereference.ts';
import type { SchemaDocument } from '../../../catalog/schema/materialize/library.ts';
import { materialize } from '../../../catalog/schema/materialize/materialize.ts';
import { readReference, referenceText } from '../../../catalog/schema/materialize/reference.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../../model/json.ts';
import type { NumericBounds, VersionReference } from '../../../model/schema.ts';
import type { PatchInput } from './patch.ts';

const documentOf = (title: string, version: string, root: Json, isCurrent: boolean): SchemaDocument => ({
	title,
	version,
	isCurrent,
	// Only the words of a file tell whether it has references; a materialised version has none.
	raw: {
		text: isCurrent ? '$ref' : '',
		value: root,
		path: '',
		contentType: 'yaml',
		location: { file: title, line: null, url: null },
		lineAt: () => 1,
	},
	root,
});

/** The schemas that a source refers to. */
function referencesIn(value: Json, found: VersionReference[] = []): readonly VersionReference[] {
	if (isArray(value)) for (const item of value) referencesIn(item, found);
	if (!isObject(value)) return found;
	const reference = referenceText(value);
	const target = reference === undefined ? null : readReference(reference);
	if (target?.kind === 'schema') found.push({ title: target.title, version: target.version });
	for (const inner of Object.values(value)) referencesIn(inner, found);
	return found;
}

/**
 * A source as the repository's tool materialises it, with the versions that it refers to loaded one by one.
 *
 * @returns the schema, or why it cannot be made, a sentence
 */
export async function materializeSource(
	source: { readonly title: string; readonly version: string; readonly root: JsonObject },
	numericBounds: NumericBounds | null,
	load: PatchInput['schemaContent'],
): Promise<{ readonly content: JsonObject } | { readonly whyNot: string }> {
	const known = new Map<string, SchemaDocument>();
	for (const { title, version } of referencesIn(source.root)) {
		const content = await load(title, version);
		if (content !== null) known.set(`${title}@${version}`, documentOf(title, version, content, false));
	}
	const library: ReferenceLibrary & { numericBounds: () => NumericBounds | null } = {
		find: ({ title, version }) => known.get(`${title}@${version}`) ?? null,
		whyMissing: ({ title, version }) => `${title} ${version} is not loaded`,
		numericBounds: () => numericBounds,
	};
	const document = documentOf(source.title, source.version, source.root, true);
	const { content, faults, conflict } = materialize(document, library);
	const [fault] = faults;
	if (fault !== undefined)
		return { whyNot: `The reference ${fault.reference} cannot be followed: ${fault.reason}.` };
	if (conflict !== null) return { whyNot: `Its parts contradict each other: ${conflict.message}.` };
	return { content };
}
