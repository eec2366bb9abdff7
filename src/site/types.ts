import { createHash } from 'node:crypto';
import type { Schema, SchemaVersion } from '../model/schema.ts';
import { TYPES_PACKAGE } from '../paths.ts';
import { type Declaration, declarationsOf } from '../typings/declarations.ts';
import { type PackageFiles, typesPackage } from '../typings/package.ts';
import { packPackage } from '../typings/tarball.ts';
import { getCatalog, getProject } from './catalog.ts';

const DECLARATIONS = new WeakMap<Schema, Promise<readonly Declaration[]>>();
/** By the list of all schemas: a new catalog, as the development server makes, has another one. */
const PACKAGES = new WeakMap<readonly Schema[], Promise<PackageFiles>>();

/** The TypeScript declaration of a version for its page; made once per schema. */
export async function declarationFor(
	schema: Schema,
	version: Pick<SchemaVersion, 'version'>,
): Promise<Declaration | null> {
	const { typeNames } = await getProject();
	const declarations = DECLARATIONS.get(schema) ?? declarationsOf(schema, typeNames);
	DECLARATIONS.set(schema, declarations);
	return (await declarations).find((one) => one.version.version === version.version) ?? null;
}

/** All files of the types package. */
export async function sitePackage(): Promise<PackageFiles> {
	const catalog = await getCatalog();
	const known = PACKAGES.get(catalog.schemas) ?? typesPackage(catalog);
	PACKAGES.set(catalog.schemas, known);
	return known;
}

/** The package as npm installs it, and the file name that holds its content: that address never has other bytes. */
export interface SiteTarball {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly pinned: string;
}

const TARBALLS = new WeakMap<PackageFiles, Promise<SiteTarball>>();

export async function siteTarball(): Promise<SiteTarball> {
	const files = await sitePackage();
	const known = TARBALLS.get(files) ?? makeTarball(files);
	TARBALLS.set(files, known);
	return known;
}

async function makeTarball(files: PackageFiles): Promise<SiteTarball> {
	const bytes = await packPackage(files);
	const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
	return { bytes, pinned: `${TYPES_PACKAGE}-${digest}.tgz` };
}
