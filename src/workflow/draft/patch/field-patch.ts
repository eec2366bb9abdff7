/** One more field in a schema, in its next minor version. Pure, browser-safe. */
import { parse } from 'yaml';
import { minimalEvent } from '../../../catalog/schema/examples/minimal-event.ts';
import {
	appendToMap,
	appendToSequence,
	NotEditableYamlError,
	replaceInScalar,
} from '../../../formats/yaml/edit.ts';
import {
	isArray,
	isObject,
	type Json,
	type JsonObject,
	own,
	stringAt,
	stringify,
} from '../../../model/json.ts';
import { formatList } from '../../../text/format.ts';
import { yamlText } from '../../snippets/yaml-text.ts';
import { nextMinorVersion } from '../../subject/next-version.ts';
import type { DraftField } from '../draft.ts';
import { FIELD_SCHEMAS } from '../draft-schema.ts';
import { Refusal } from './configuration-patch.ts';
import { type Patch, type PatchInput, patchOf } from './patch.ts';
import type { NewFields } from './request.ts';
import { materializeSource } from './schema-library.ts';
import { refuseOtherTypes, versionFiles } from './schema-patch.ts';

type Path = readonly (string | number)[];

/** Where the own fields of a source stand: in the last own part of `allOf`, or among its own properties. */
function ownProperties(root: JsonObject): Path | null {
	const parts = own(root, 'allOf');
	const index = isArray(parts)
		? parts.findLastIndex((part) => isObject(own(part, 'properties')) && own(part, '$ref') === undefined)
		: -1;
	if (index !== -1) return ['allOf', index, 'properties'];
	if (isObject(own(root, 'properties'))) return ['properties'];
	// Nothing but fragments so far: the fields become a part of their own.
	if (isArray(parts) && parts.length > 0) return null;
	throw new Refusal('The source has neither properties nor fragments to put a field beside.');
}

const sourceValue = (text: string): JsonObject => {
	// As the tool reads it: YAML 1.1 takes `yes` for a boolean, but so does no file of the repositories.
	const value: unknown = parse(text, { version: '1.2' });
	if (!isObject(value)) throw new Refusal('The source is no mapping.');
	return value;
};

const fieldSchema = ({ type, description }: NewFields['fields'][number]): JsonObject => ({
	...FIELD_SCHEMAS[type],
	...(description === '' ? {} : { description }),
});

/** The source with the new fields, its next version, and examples of that version. */
function editedSource(text: string, id: string, nextId: string, fields: NewFields['fields']): string {
	const root = sourceValue(text);
	const place = ownProperties(root);
	const added = Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));
	const indented = (value: Json) => (indent: string) => yamlText(value).replace(/^(?=.)/gm, indent);
	let result =
		place === null
			? appendToSequence(text, ['allOf'], indented([{ properties: added }]))
			: appendToMap(text, place, indented(added));
	const examples = own(root, 'examples');
	for (const [index, example] of (isArray(examples) ? examples : []).entries()) {
		const schema = stringAt(example, '$schema');
		if (schema === id) result = replaceInScalar(result, ['examples', index, '$schema'], id, nextId);
	}
	return replaceInScalar(result, ['$id'], id, nextId);
}

/** The source as it should read after the edit, as a value. */
function expectedValue(root: JsonObject, id: string, nextId: string, fields: NewFields['fields']): Json {
	const place = ownProperties(root);
	const added = Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));
	const change = (value: Json, path: Path): Json => {
		const [key, ...rest] = path;
		if (key === undefined) return { ...(value as JsonObject), ...added };
		if (isArray(value)) return value.map((item, index) => (index === key ? change(item, rest) : item));
		if (!isObject(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [name, name === key ? change(inner, rest) : inner]),
		);
	};
	const next: JsonObject = { ...root, $id: nextId };
	const parts = own(next, 'allOf');
	const changed =
		place === null
			? { ...next, allOf: [...(isArray(parts) ? parts : []), { properties: added }] }
			: (change(next, place) as JsonObject);
	const examples = own(changed, 'examples');
	if (!isArray(examples)) return changed;
	return {
		...changed,
		examples: examples.map((example) =>
			isObject(example) && stringAt(example, '$schema') === id ? { ...example, $schema: nextId } : example,
		),
	};
}

function refuseBadFields(fields: NewFields['fields'], properties: Json | undefined): void {
	const seen = new Set<string>();
	for (const { name } of fields) {
		// The test schema-snake-case-properties of jsonschema-tools.
		if (!/^[a-z][a-z0-9_]*$/.test(name)) {
			throw new Refusal(`The field ${name} is not in lower case with underscores.`);
		}
		if (seen.has(name) || own(properties, name) !== undefined) {
			throw new Refusal(`The schema has a field ${name} already.`);
		}
		seen.add(name);
	}
}

/**
 * The next minor version of a schema with more fields, all optional: the source, the version file and the links.
 *
 * @throws Refusal
 */
export async function fieldPatch(request: NewFields, input: PatchInput): Promise<Patch | null> {
	const { schema: title, task } = request;
	const fields = request.fields.filter(({ name }) => name !== '');
	if (fields.length === 0) throw new Refusal('No field is named yet.');
	const source = await input.schemaSource(title);
	const repository = input.sources.repositories.find(({ name }) => name === source?.repository);
	if (source === null || repository === undefined)
		throw new Refusal(`No loaded repository has the source of ${title}.`);
	refuseOtherTypes(repository);
	const root = sourceValue(source.text);
	const id = stringAt(root, '$id') ?? '';
	const version = id.split('/').at(-1) ?? '';
	if (source.latest === null || version !== source.latest) {
		throw new Refusal(
			`${source.path} is at version ${version || 'unknown'}, its newest version file at ${source.latest ?? 'none'}; build that first.`,
		);
	}
	const next = nextMinorVersion(version);
	const nextId = `${id.slice(0, -version.length)}${next}`;
	const before = await input.schemaContent(title, version);
	refuseBadFields(fields, own(before ?? undefined, 'properties'));
	const after = await changedSource(
		{ source: source.text, root, id, nextId, fields, title, version: next },
		repository,
		input,
	);
	const folder = source.path.replace(/\/[^/]*$/, '');
	const changes = [
		...versionFiles(folder, next, after.content, { tools: repository.tools, before: version }),
		{ path: source.path, kind: 'file' as const, before: source.text, after: after.text },
	];
	const names = formatList(fields.map(({ name }) => name));
	return patchOf(repository, changes, `${title}: Add ${names} (${next})`, { task, notes: after.notes });
}

interface SourceChange {
	readonly source: string;
	readonly root: JsonObject;
	readonly id: string;
	readonly nextId: string;
	readonly fields: readonly Omit<DraftField, 'required'>[];
	readonly title: string;
	readonly version: string;
}

async function changedSource(
	change: SourceChange,
	repository: PatchInput['sources']['repositories'][number],
	input: PatchInput,
): Promise<{ readonly text: string; readonly content: JsonObject; readonly notes: readonly string[] }> {
	const { source, root, id, nextId, fields, title, version } = change;
	let text: string;
	try {
		text = editedSource(source, id, nextId, fields);
	} catch (error) {
		if (!(error instanceof NotEditableYamlError)) throw error;
		throw new Refusal(`The source of ${title} cannot be changed here: ${error.message}.`);
	}
	const bounds = repository.tools.numericBounds;
	const make = async (value: JsonObject): Promise<JsonObject> => {
		const made = await materializeSource({ title, version, root: value }, bounds, input.schemaContent);
		if ('whyNot' in made) throw new Refusal(made.whyNot);
		return made.content;
	};
	const value = sourceValue(text);
	if (stringify(value) !== stringify(expectedValue(root, id, nextId, fields))) {
		throw new Refusal(`The source of ${title} cannot be changed here so that only the new fields change.`);
	}
	const content = await make(value);
	if (own(value, 'examples') !== undefined) return { text, content, notes: [] };
	// Without an example the tool makes one up, of random words: a real one is better, and the same everywhere.
	const example = minimalEvent(content, { stream: title.replaceAll('/', '.'), uri: nextId });
	text = `${text.replace(/\n*$/, '\n')}${yamlText({ examples: [example] })}`;
	return {
		text,
		content: await make(sourceValue(text)),
		notes: [
			'The source had no example, and the tool would have made one up of random words; look through the one that is added.',
		],
	};
}
