/** Patches of schema repositories, as jsonschema-tools would make the files. Pure, browser-safe. */
import { versionFileText } from '../../../catalog/schema/materialize/version-file.ts';
import type { FileChange } from '../../../formats/git/diff.ts';
import { type JsonObject, own } from '../../../model/json.ts';
import type { PatchRepository } from '../../../model/patch-sources.ts';
import { draftSchemaContent, draftSchemaFile, draftSchemaSource } from '../draft-schema.ts';
import { Refusal } from './configuration-patch.ts';
import { type Patch, type PatchInput, patchOf } from './patch.ts';
import type { NewStream } from './request.ts';
import { materializeSource } from './schema-library.ts';

/** What the tool can make here: only YAML files are written byte for byte as it does. */
export function refuseOtherTypes({ name, tools }: PatchRepository): void {
	if (tools.contentTypes.some((type) => type !== 'yaml')) {
		throw new Refusal(
			`The repository ${name} has version files of other types than YAML; let its own tool make them.`,
		);
	}
}

/**
 * The version file, and the links that lead to it.
 *
 * @param before the version that `latest` leads to now, or null for a new schema
 */
export function versionFiles(
	folder: string,
	version: string,
	content: JsonObject,
	{ tools, before }: { readonly tools: PatchRepository['tools']; readonly before: string | null },
): readonly FileChange[] {
	const file = `${version}.yaml`;
	const link = (name: string, previous: string | null): FileChange => ({
		path: `${folder}/${name}`,
		kind: 'link',
		before: previous,
		after: file,
	});
	const previous = before === null ? null : `${before}.yaml`;
	return [
		...(tools.plainLinks ? [link(version, null)] : []),
		{ path: `${folder}/${file}`, kind: 'file', before: null, after: versionFileText(content) },
		...(tools.latestLinks && tools.plainLinks ? [link('latest', previous)] : []),
		...(tools.latestLinks ? [link('latest.yaml', previous)] : []),
	];
}

/**
 * The repository for a new schema: the one that is asked for, else the one with most schemas whose titles begin with
 * the same two parts, else with the same part.
 */
function repositoryFor({ repository: asked, stream }: NewStream, input: PatchInput): PatchRepository {
	const { repositories } = input.sources;
	const [first = '', second = ''] = stream.schema.title.split('/');
	const count = ({ namespaces }: PatchRepository, name: string): number => Number(own(namespaces, name) ?? 0);
	const rank = (one: PatchRepository): number =>
		count(one, `${first}/${second}`) * 100_000 + count(one, first);
	const best = repositories.toSorted((a, b) => rank(b) - rank(a))[0];
	const found = asked === '' ? best : repositories.find(({ name }) => name === asked);
	if (found === undefined) {
		const names = repositories.map(({ name }) => name).join(', ');
		throw new Refusal(`There is no schema repository ${asked}; choose one of ${names || 'none'}.`);
	}
	return found;
}

/**
 * The files of a new schema: its source, its first version and the links.
 *
 * @returns null where the stream takes a schema that exists
 * @throws Refusal
 */
export async function newSchemaPatch(request: NewStream, input: PatchInput): Promise<Patch | null> {
	const { stream, task } = request;
	const { schema } = stream;
	if (schema.kind === 'existing') return null;
	const { title } = schema;
	if (!/^[a-z0-9_]+(?:\/[a-z0-9_]+)+$/.test(title)) {
		throw new Refusal('The title of the new schema is no path of lower-case words.');
	}
	const repository = repositoryFor(request, input);
	refuseOtherTypes(repository);
	const loaded = await Promise.all(
		schema.fragments.map((one) => input.schemaContent(one.title, one.version)),
	);
	const missing = schema.fragments.filter((_one, index) => loaded[index] === null);
	if (missing.length > 0) {
		throw new Refusal(
			`${missing.map((one) => `${one.title} ${one.version}`).join(', ')} could not be loaded.`,
		);
	}
	const content = draftSchemaContent(
		schema,
		loaded.filter((one) => one !== null),
	);
	const root = draftSchemaFile(schema, content, stream.name);
	const made = await materializeSource(
		{ title, version: '1.0.0', root },
		repository.tools.numericBounds,
		input.schemaContent,
	);
	if ('whyNot' in made) throw new Refusal(made.whyNot);
	const folder = `${repository.basePath === '' ? '' : `${repository.basePath}/`}${title}`;
	const changes: FileChange[] = [
		...versionFiles(folder, '1.0.0', made.content, { tools: repository.tools, before: null }),
		{
			path: `${folder}/current.yaml`,
			kind: 'file',
			before: null,
			after: draftSchemaSource(schema, content, stream.name),
		},
	];
	return patchOf(repository, changes, `Add schema ${title}`, { task });
}
