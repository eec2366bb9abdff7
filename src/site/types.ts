import { resolve } from 'node:path';
import { cacheFolder } from '../config/project.ts';
import type { Schema, SchemaVersion } from '../model/schema.ts';
import { type Declaration, declarationsOf } from '../typings/declarations.ts';
import { type TypeNames, typeNames } from '../typings/names.ts';
import { type PackageFiles, typesPackage } from '../typings/package.ts';
import type { TypeCache } from '../typings/type-cache.ts';
import { getCatalog } from './catalog.ts';
import { openTypeCache } from './type-cache.ts';

interface SiteTypes {
	readonly schemas: readonly Schema[];
	readonly names: TypeNames;
	readonly cache: TypeCache;
}

let current: SiteTypes | undefined;
const DECLARATIONS = new WeakMap<Schema, Promise<readonly Declaration[]>>();

/** Names and cache for the catalog that is shown; new ones when the development server replaces it. */
async function siteTypes(): Promise<SiteTypes> {
	const { schemas } = await getCatalog();
	if (current?.schemas !== schemas) {
		const names = typeNames(schemas.flatMap(({ versions }) => versions));
		current = { schemas, names, cache: openTypeCache(resolve(cacheFolder(), 'types')) };
	}
	return current;
}

/** The TypeScript declaration of a version for its page; made once per schema. */
export async function declarationFor(
	schema: Schema,
	version: Pick<SchemaVersion, 'version'>,
): Promise<Declaration | null> {
	let declarations = DECLARATIONS.get(schema);
	if (declarations === undefined) {
		const { names, cache } = await siteTypes();
		declarations = declarationsOf(schema, names, cache);
		DECLARATIONS.set(schema, declarations);
	}
	return (await declarations).find((one) => one.version.version === version.version) ?? null;
}

/** All files of the types package; entries of the cache that nothing used are removed. */
export async function sitePackage(): Promise<PackageFiles> {
	const { cache } = await siteTypes();
	const files = await typesPackage(await getCatalog(), cache);
	cache.prune();
	return files;
}
