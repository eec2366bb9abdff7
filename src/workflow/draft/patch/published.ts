import type { PatchSources } from '../../../model/patch-sources.ts';

/** What the site tells scripts of its sources. */
export interface PublishedPatchSources extends PatchSources {
	/** Paths of the files whose texts the site hands out; the place in the list is the number of the file. */
	readonly texts: readonly string[];
}

/** Why a file that could be patched is not handed out. */
const NOT_PUBLISHED =
	'This site does not hand out the files of the stream configuration. Copy the settings by hand, or run npm run draft on a checkout.';

/** The sources as a site tells of them: where it hands out no texts, no patch of the configuration can be made. */
export function publishedPatchSources(
	sources: PatchSources,
	paths: readonly string[],
	published: boolean,
): PublishedPatchSources {
	if (published) return { ...sources, texts: paths };
	const { configuration } = sources;
	return {
		...sources,
		configuration: configuration && {
			...configuration,
			files: configuration.files.map((file) => ({ ...file, whyNot: file.whyNot ?? NOT_PUBLISHED })),
		},
		texts: [],
	};
}
