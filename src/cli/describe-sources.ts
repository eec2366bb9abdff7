import type { Catalog } from '../model/catalog.ts';
import { formatCount } from '../text/format.ts';

/** What was ingested, for the operator: one line for each source. */
export function describeSources(catalog: Catalog): readonly string[] {
	const { config, repositories, streams } = catalog;
	const repositoryLines = repositories.map(
		({ name, schemaCount, versionCount, revision }) =>
			`${name}: ${formatCount(schemaCount, 'schema')}, ${formatCount(versionCount, 'version')}${revision ? ` at ${revision.slice(0, 10)}` : ''}`,
	);
	const declared = streams.filter(({ inDefaultView }) => inDefaultView);
	const missing = declared.filter(({ schemaPresent }) => !schemaPresent).length;
	const elsewhere = streams.length - declared.length;
	const name = config.streamConfiguration?.name;
	return [
		...repositoryLines,
		...(name === undefined
			? []
			: [
					`${name}: ${formatCount(declared.length, 'stream')}` +
						`${elsewhere > 0 ? `, ${elsewhere} more outside the default view` : ''}` +
						`${missing > 0 ? `, ${missing} without their schema` : ''}`,
				]),
	];
}
