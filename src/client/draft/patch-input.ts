/** What patches are made from in a browser: the site's own files, each loaded when it is asked for. */
import type { SchemaSourceText } from '../../model/patch-sources.ts';
import { patchFilePath, patchSourcesPath, schemaSourcePath } from '../../paths.ts';
import type { PatchInput } from '../../workflow/draft/patch/patch.ts';
import type { PublishedPatchSources } from '../../workflow/draft/patch/published.ts';
import type { GuideConfig } from '../../workflow/subject/guide-config.ts';
import { loadJson, loadSchema } from '../page/load-json.ts';

/** @param facts what the workflow knows of the platform */
export async function loadPatchInput(facts: GuideConfig): Promise<PatchInput> {
	const sources = (await loadJson(patchSourcesPath())) as unknown as PublishedPatchSources;
	const texts = new Map<string, Promise<string>>();
	const textAt = (path: string, index: number): Promise<string> => {
		const known =
			texts.get(path) ??
			loadJson(patchFilePath(index)).then((file) => (file as { readonly text: string }).text);
		texts.set(path, known);
		return known;
	};
	return {
		sources,
		facts,
		configurationText: async (path) => {
			const index = sources.texts.indexOf(path);
			return index === -1 ? null : textAt(path, index);
		},
		schemaSource: (title) =>
			loadJson(schemaSourcePath(title)).then(
				(value) => value as unknown as SchemaSourceText,
				() => null,
			),
		schemaContent: loadSchema,
	};
}
