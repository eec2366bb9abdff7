import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

/**
 * Set by scripts/build.ts and scripts/dev.ts. Without them (`astro check`, an editor) the defaults hold.
 * `site` is not set from the configuration: Astro throws its caches away when it changes, and only the
 * feed and the sitemap need it, which read it from the catalog.
 */
const base = process.env['CATALOG_BASE'] ?? '/';
const outDir = process.env['CATALOG_OUT'] ?? './dist';

export default defineConfig({
	base,
	outDir,
	cacheDir: './.cache/astro',
	publicDir: './src/public',
	integrations: [mdx()],
	trailingSlash: 'always',
	// Astro's default removes white space with a line break between inline elements, which joins words.
	compressHTML: true,
	build: { format: 'directory', inlineStylesheets: 'never', assets: '_assets' },
	prerenderConflictBehavior: 'error',
	markdown: { syntaxHighlight: false },
	devToolbar: { enabled: false },
	vite: {
		// A strict Content-Security-Policy allows no inline script: small ones must stay files.
		build: { assetsInlineLimit: 0 },
		worker: { format: 'es' },
	},
});
