import { renameSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { projectRoot } from '../config/project.ts';
import { type SiteProject, setProject } from '../site/catalog.ts';

/** Below the folder of compiled code: what every site has, and the modules that make pages. */
export const ASSETS = 'assets';
export const SERVER = 'server';

/**
 * Compiles the pages without rendering one of them.
 *
 * @param base path below which the site is served, with slashes at both ends
 * @param folder absolute, inside the project
 */
export async function compilePages(base: string, folder: string): Promise<void> {
	// Loaded only here: it takes half a second.
	const { build } = await import('astro');
	setProject(NO_PROJECT);
	const assets = join(folder, ASSETS);
	await build({
		root: projectRoot(),
		base,
		outDir: `./${relative(projectRoot(), assets)}`,
		logger: { entrypoint: fileURLToPath(new URL('./page-log.ts', import.meta.url)) },
		integrations: [keepCode(join(folder, SERVER), join(assets, '.prerender'))],
	});
}

/** Stands in while code is compiled, which is kept for other sources: nothing of these may get into it. */
const NO_PROJECT = new Proxy({} as SiteProject, {
	get: (_target, name) => {
		// A promise asks its value whether it is a promise.
		if (name === 'then') return undefined;
		throw new Error(
			`The code of the pages asks for \`${String(name)}\` of the project while it is compiled.`,
		);
	},
});

/** Takes the code of the pages away before Astro would render them and delete it. */
function keepCode(to: string, from: string): AstroIntegration {
	return {
		name: 'keep-code',
		hooks: {
			'astro:build:start': ({ setPrerenderer }) => {
				setPrerenderer({
					name: 'keep-code',
					getStaticPaths: async () => [],
					render: () => Promise.reject(new Error('No page is rendered while code is compiled.')),
					teardown: async () => renameSync(from, to),
				});
			},
		},
	};
}
