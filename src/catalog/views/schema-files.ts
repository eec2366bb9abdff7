import type { Repository, Schema, SchemaVersion } from '../../model/schema.ts';
import { encodeUrlPart } from '../../model/url-part.ts';
import { publishedSchemaPath, publishedSourcePath, versionJsonPath } from '../../paths.ts';

/** A file of a schema version, on this site or elsewhere. */
export interface SchemaFile {
	readonly label: string;
	readonly href: string;
	/** File name for a download; null for a page of another site. */
	readonly download: string | null;
}

/** The files of a version: to download, and where they stand elsewhere. */
export function schemaFiles(
	schema: Schema,
	version: SchemaVersion,
	repositories: readonly Repository[],
): readonly SchemaFile[] {
	const { title } = schema;
	const name = title.split('/').at(-1) ?? title;
	const template = repositories.find((one) => one.name === schema.repository)?.schemaUrl ?? null;
	const fill = (text: string): string =>
		text
			.replaceAll('{title}', () => title.split('/').map(encodeUrlPart).join('/'))
			.replaceAll('{version}', () => encodeUrlPart(version.version));
	const elsewhere = (label: string, href: string | null | undefined): SchemaFile[] =>
		href ? [{ label, href, download: null }] : [];
	return [
		// A draft has no file in its repository, so none is published.
		...(version.draft
			? []
			: [
					{
						label: 'YAML',
						href: publishedSchemaPath(schema.repository, title, version.version),
						download: `${name}-${version.version}.yaml`,
					},
				]),
		{
			label: 'JSON',
			href: versionJsonPath(title, version.version),
			download: `${name}-${version.version}.json`,
		},
		...(schema.currentText === null
			? []
			: [
					{
						label: 'current.yaml',
						href: publishedSourcePath(schema.repository, title),
						download: `${name}-current.yaml`,
					},
				]),
		...elsewhere('Version file in the repository', version.location.url),
		...elsewhere('current.yaml in the repository', schema.currentLocation?.url),
		...elsewhere('Published schema', template === null || version.draft ? null : fill(template)),
	];
}
