import type { Project } from '../../load.ts';
import { isObject } from '../../model/json.ts';
import { siteProject } from '../../site/catalog.ts';
import type { PatchInput } from '../../workflow/draft/patch/patch.ts';
import { sourceTextOf } from '../../workflow/draft/patch/source-text.ts';

/** What patches are made from, straight from the sources. */
export function projectInput(project: Project): PatchInput {
	const { catalog, patchSources } = project;
	return {
		sources: patchSources.sources,
		facts: siteProject(project).facts,
		configurationText: async (path) => patchSources.texts.get(path) ?? null,
		schemaSource: async (title) => {
			const schema = catalog.schemaByTitle.get(title);
			return schema === undefined ? null : sourceTextOf(schema);
		},
		schemaContent: async (title, version) => {
			const found = catalog.schemaByTitle.get(title)?.versions.find((one) => one.version === version);
			return found !== undefined && isObject(found.content) ? found.content : null;
		},
	};
}
