import type { AstroIntegration } from 'astro';
import { inputPaths } from '../build/inputs.ts';
import type { Project } from '../load.ts';
import { setProject, siteProject } from '../site/catalog.ts';
import { describeCounts } from './problem-report.ts';
import type { Terminal } from './terminal.ts';

/** Milliseconds to wait after a change, because editors and git write several files at once. */
const SETTLE = 200;

/**
 * Loads the project anew when a source changes while the development server runs, and reloads the open pages.
 * A source that has become unusable is told, and the last good one stays.
 *
 * @param load reads all sources
 */
export function watchSources(
	first: Project,
	load: () => Project,
	terminal: Terminal,
	explain: (error: unknown) => void,
): AstroIntegration {
	return {
		name: 'catalog-sources',
		hooks: {
			'astro:server:setup': ({ server }) => {
				const watched = inputPaths(first.catalog.config);
				server.watcher.add([...watched]);
				let timer: NodeJS.Timeout | undefined;
				const reload = (): void => {
					terminal.step('Sources changed, reading them again');
					try {
						const project = load();
						const { catalog } = project;
						setProject(siteProject(project));
						terminal.done(
							`${catalog.schemas.length} schemas, ${catalog.streams.length} streams, ${describeCounts(catalog.problems)}`,
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
					timer = setTimeout(reload, SETTLE);
				});
			},
		},
	};
}
