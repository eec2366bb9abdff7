import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { cssLayers } from './src/site/css-layers.ts';
import { pruneTokens } from './src/site/prune-tokens.ts';
import { publishedSchemas } from './src/site/published-schemas.ts';

/**
 * What is the same for every build. The base path and the output folder come from the command line
 * (src/cli/build-site.ts). `site` is not set: Astro throws its caches away when it changes, and only the feed and
 * the sitemap need it, which read it from the catalog.
 */
export default defineConfig({
	cacheDir: `${process.env.CATALOG_CACHE ?? './node_modules/.cache/event-platform-catalog'}/astro`,
	publicDir: './src/public',
	integrations: [mdx(), pruneTokens(), publishedSchemas()],
	trailingSlash: 'always',
	// As specific as the default (an attribute), and ten bytes shorter on every element.
	scopedStyleStrategy: 'class',
	// Astro's default removes white space with a line break between inline elements, which joins words.
	compressHTML: true,
	build: { format: 'directory', inlineStylesheets: 'never', assets: '_assets' },
	prerenderConflictBehavior: 'error',
	markdown: { syntaxHighlight: false },
	devToolbar: { enabled: false },
	vite: {
		plugins: [cssLayers()],
		// A strict Content-Security-Policy allows no inline script: small ones must stay files.
		build: {
			assetsInlineLimit: 0,
			rolldownOptions: {
				// Astro marks MDX modules with a directive for itself; that the bundler drops it is no news.
				onLog: (level, log, handler) => {
					if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
				},
			},
		},
		worker: { format: 'es' },
	},
});
