import type { Catalog } from '../model/catalog.ts';
import type { Schema, SchemaVersion } from '../model/schema.ts';
import { type Declaration, declarationsOf } from '../typings/declarations.ts';
import { type TypeNames, typeNames } from '../typings/names.ts';
import { type PackageFiles, typesPackage } from '../typings/package.ts';
import { getCatalog } from './catalog.ts';

/** By the list of all schemas: a new catalog, as the development server makes, has another one. */
const NAMES = new WeakMap<readonly Schema[], TypeNames>();
const DECLARATIONS = new WeakMap<Schema, Promise<readonly Declaration[]>>();
const PACKAGES = new WeakMap<readonly Schema[], Promise<PackageFiles>>();

function namesOf({ schemas }: Catalog): TypeNames {
	const known = NAMES.get(schemas) ?? typeNames(schemas.flatMap(({ versions }) => versions));
	NAMES.set(schemas, known);
	return known;
}

/** The TypeScript declaration of a version for its page; made once per schema. */
export async function declarationFor(
	schema: Schema,
	version: Pick<SchemaVersion, 'version'>,
): Promise<Declaration | null> {
	let declarations = DECLARATIONS.get(schema);
	if (declarations === undefined) {
		declarations = declarationsOf(schema, namesOf(await getCatalog()));
		DECLARATIONS.set(schema, declarations);
	}
	return (await declarations).find((one) => one.version.version === version.version) ?? null;
}

/** All files of the types package. */
export async function sitePackage(): Promise<PackageFiles> {
	const catalog = await getCatalog();
	const known = PACKAGES.get(catalog.schemas) ?? typesPackage(catalog);
	PACKAGES.set(catalog.schemas, known);
	return known;
}
