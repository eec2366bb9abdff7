import { compare } from 'semver';
import { type Json, stringAt } from '../../../model/json.ts';
import type { NumericBounds, VersionReference } from '../../../model/schema.ts';
import { DEFAULT_TOOLS_CONFIG } from '../../../sources/schemas/jsonschema-tools-config.ts';
import type { RawDocument, RawSchema, RawSchemaRepository } from '../../../sources/schemas/raw.ts';

/** One file of a schema, as a reference may mean it. */
export interface SchemaDocument {
	readonly title: string;
	/** Semver; for `current.yaml` what its `$id` says, or null where it says none. */
	readonly version: string | null;
	readonly isCurrent: boolean;
	readonly raw: RawDocument;
	readonly root: Json;
}

/** The version in an `$id` such as `/fragment/common/2.0.0`, or null (jsonschema-tools: `schemaVersion`). */
function versionInId(id: string | undefined): string | null {
	return id?.match(/\/(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)(?:\.(?:ya?ml|json))?#?$/)?.[1] ?? null;
}

/** All loaded schemas by title: what a `$ref` can find. */
export class SchemaLibrary {
	/** Where two repositories have the same title, the one that is configured first is meant. */
	readonly schemas: ReadonlyMap<
		string,
		{ readonly schema: RawSchema; readonly repository: RawSchemaRepository }
	>;

	constructor(repositories: readonly RawSchemaRepository[]) {
		const schemas = new Map<string, { schema: RawSchema; repository: RawSchemaRepository }>();
		for (const repository of repositories) {
			for (const schema of repository.schemas) {
				if (!schemas.has(schema.title)) schemas.set(schema.title, { schema, repository });
			}
		}
		this.schemas = schemas;
	}

	/** `current.yaml` of a title as a document, or null where it is absent or broken. */
	current(title: string): SchemaDocument | null {
		const raw = this.schemas.get(title)?.schema.current;
		if (raw?.value === undefined) return null;
		const version = versionInId(stringAt(raw.value, '$id'));
		return { title, version, isCurrent: true, raw, root: raw.value };
	}

	/**
	 * The document of a pinned version; `latest` is the highest. A version without a file is found in
	 * `current.yaml` where that one states it: a draft.
	 */
	find({ title, version }: VersionReference): SchemaDocument | null {
		const found = this.schemas.get(title);
		if (found === undefined) return null;
		const { versions } = found.schema;
		const raw = version === 'latest' ? versions.at(-1) : versions.find((each) => each.version === version);
		if (raw?.value !== undefined) {
			return { title, version: raw.version, isCurrent: false, raw, root: raw.value };
		}
		const current = this.current(title);
		const isMeant = version === 'current' || version === 'latest' || current?.version === version;
		return isMeant ? current : null;
	}

	/** Why a reference cannot be followed, a sentence without its subject and full stop. */
	whyMissing(target: VersionReference & { readonly pointer: string }): string {
		const schema = this.schemas.get(target.title)?.schema;
		if (schema === undefined) return `no loaded repository has a schema “${target.title}”`;
		if (this.find(target) !== null) {
			return `“${target.title}” ${target.version} has nothing at “${target.pointer}”`;
		}
		const versions = schema.versions.map((version) => version.version).join(', ');
		return `“${target.title}” has no version “${target.version}” (it has ${versions || 'none'})`;
	}

	/** The document that shows how a version was written: `current.yaml` while it states that version. */
	authored(reference: VersionReference): SchemaDocument | null {
		const current = this.current(reference.title);
		return current !== null && current.version === reference.version ? current : null;
	}

	/** Bounds that the repository of a title asks all numbers to state. */
	numericBounds(title: string): NumericBounds | null {
		const tools = this.schemas.get(title)?.repository.tools;
		return (tools ?? DEFAULT_TOOLS_CONFIG).numericBounds;
	}

	/** True where a newer version of the title has a file. */
	hasNewer({ title, version }: VersionReference): boolean {
		const latest = this.schemas.get(title)?.schema.versions.at(-1)?.version;
		return latest !== undefined && /^\d/.test(version) && compare(latest, version) > 0;
	}
}
