import type { SchemaSourceText } from '../../../model/patch-sources.ts';
import type { Schema } from '../../../model/schema.ts';

/** The source of a schema as patches need it, or null where it has none that is YAML. */
export function sourceTextOf({
	repository,
	currentText,
	currentLocation,
	versions,
}: Schema): SchemaSourceText | null {
	if (currentText === null || currentLocation === null) return null;
	const path = currentLocation.file.slice(repository.length + 1);
	if (!path.endsWith('.yaml')) return null;
	return {
		repository,
		path,
		text: currentText,
		latest: versions.findLast(({ draft }) => !draft)?.version ?? null,
	};
}
