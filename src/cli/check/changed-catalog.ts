/** `npm run check -- --base`: loads both states of the sources and says what lies between them. */
import { resolve } from 'node:path';
import { type ChangeReport, compareCatalogs } from '../../catalog/change/compare-catalogs.ts';
import { buildHistory } from '../../catalog/history/build-history.ts';
import type { RetiredName } from '../../catalog/names/rules.ts';
import { loadConfig } from '../../config/load-config.ts';
import { defaultConfigFile, projectRoot } from '../../config/project.ts';
import { type CatalogOptions, loadCatalog } from '../../load.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { CatalogConfig } from '../../model/config.ts';
import { type Base, openBase } from '../../sources/base/open-base.ts';
import { openHistoryCache } from '../../sources/history/cache.ts';
import { readHistory } from '../../sources/history/read-history.ts';

export interface Checked {
	readonly report: ChangeReport;
	readonly config: CatalogConfig;
}

/**
 * @throws BaseError where the base cannot be used, ConfigurationError where the configuration cannot
 */
export function checkChange(options: CatalogOptions, base: Base): Checked {
	const { config: file, ...overrides } = options;
	const { config } = loadConfig(file ?? defaultConfigFile(), overrides);
	const states = openBase(config, base, projectRoot());
	try {
		const before = loadCatalog(options, states.before);
		const now = loadCatalog(options, states.now);
		const isNew = now.streams.some(({ name }) => !before.streamByName.has(name));
		const report = compareCatalogs(before, now, {
			files: states.files,
			// Only new names ask for the past.
			retired: isNew ? retiredNames(config, before) : [],
		});
		return { report, config };
	} finally {
		states.close();
	}
}

/** Names that were declared once and are not in the base. Read once and kept, as builds do. */
function retiredNames(config: CatalogConfig, before: Catalog): RetiredName[] {
	if (config.history === null || config.streamConfiguration === null) return [];
	const cache = openHistoryCache(resolve(projectRoot(), '.cache/history'));
	const raw = readHistory({ ...config, repositories: [] }, projectRoot(), cache);
	const [environment] = config.environments;
	const dated = before.streams.map(({ name }) => ({ name, environment: environment?.name ?? '' }));
	const { history } = buildHistory(raw, config, dated);
	return (history?.retired ?? []).map(({ name, since, removed }) => ({
		name,
		from: since.kind === 'change' ? since.change.date : `before ${since.date}`,
		until: removed.date,
	}));
}
