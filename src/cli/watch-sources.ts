import { resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import { projectRoot } from '../config/project.ts';
import type { Catalog } from '../model/catalog.ts';
import type { CatalogConfig } from '../model/config.ts';
import { setCatalog } from '../site/catalog.ts';
import { WORKFLOW_FOLDER } from '../workflow/load-workflow.ts';
import { countWords } from './problem-report.ts';
import type { Terminal } from './terminal.ts';

/** Milliseconds to wait after a change, because editors and git write several files at once. */
const SETTLE = 200;

/** Every file and folder that a catalog is made from. */
export function sourcePaths(config: CatalogConfig): readonly string[] {
	return [
		...config.files,
		...config.repositories.map(({ path }) => path),
		...(config.streamConfiguration?.files.map(({ path }) => path) ?? []),
		...[config.notes, config.publicStreams].filter((path) => path !== null),
		...config.retention,
		resolve(projectRoot(), WORKFLOW_FOLDER),
	];
}

/**
 * Builds the catalog anew when a source changes while the development server runs, and reloads the open pages.
 * A source that has become unusable is told, and the last good catalog stays.
 *
 * @param load reads all sources
 */
export function watchSources(
	first: Catalog,
	load: () => Promise<Catalog>,
	terminal: Terminal,
	explain: (error: unknown) => void,
): AstroIntegration {
	return {
		name: 'catalog-sources',
		hooks: {
			'astro:server:setup': ({ server }) => {
				const watched = sourcePaths(first.config);
				server.watcher.add([...watched]);
				let timer: NodeJS.Timeout | undefined;
				const reload = async (): Promise<void> => {
					terminal.step('Sources changed, reading them again');
					try {
						const catalog = await load();
						setCatalog(Promise.resolve(catalog));
						terminal.done(
							`${catalog.schemas.length} schemas, ${catalog.streams.length} streams, ${countWords(catalog.problems)}`,
						);
						// Astro forgets the paths of pages at this signal; it has none for data of another origin.
						server.environments['ssr']?.hot.send('astro:content-changed', {});
						server.environments.client.hot.send({ type: 'full-reload' });
					} catch (error) {
						explain(error);
					}
				};
				server.watcher.on('all', (_event, file) => {
					if (!watched.some((path) => file === path || file.startsWith(`${path}/`))) return;
					clearTimeout(timer);
					timer = setTimeout(() => void reload(), SETTLE);
				});
			},
		},
	};
}
