import type { Schema } from '../../model/schema.ts';
import { titleSlug } from '../../paths.ts';

export interface PublishedFile {
	/** Path below the repository's folder of schemas. */
	readonly file: string;
	readonly text: string;
}

/** The files of a schema that programs may fetch: each version, the latest, and the source. */
export function publishedSchemaFiles({
	title,
	versions,
	latest,
	currentText,
}: Schema): readonly PublishedFile[] {
	const folder = titleSlug(title);
	return [
		...versions.map(({ version, text }) => ({ file: `${folder}/${version}`, text })),
		{ file: `${folder}/latest`, text: latest.text },
		...(currentText === null ? [] : [{ file: `${folder}/current.yaml`, text: currentText }]),
	];
}
