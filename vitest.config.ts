import { defineConfig } from 'vitest/config';

/**
 * `unit` needs nothing but the sources. `fuzz` tries made-up input, more of it in `npm run fuzz`. `site` builds the sample once and crawls it.
 * `browser` opens that site in Chromium and is skipped, with a message, where none is installed.
 */
export default defineConfig({
	test: {
		coverage: {
			// The pure folders: what they do can be tested without a disk, a site or a browser.
			include: ['src/{model,text,formats,diagram,catalog,workflow,typings,search}/**/*.ts'],
			reporter: ['text-summary'],
			thresholds: { lines: 92, statements: 90, functions: 87, branches: 79 },
		},
		projects: [
			{ test: { name: 'unit', include: ['test/unit/**/*.test.ts'], environment: 'node' } },
			{
				test: {
					name: 'fuzz',
					include: ['test/fuzz/**/*.test.ts'],
					environment: 'node',
					testTimeout: 7_200_000,
				},
			},
			{
				test: {
					name: 'site',
					include: ['test/site/**/*.test.ts'],
					environment: 'node',
					globalSetup: ['test/build-sample.ts'],
					testTimeout: 300_000,
					hookTimeout: 600_000,
				},
			},
			{
				test: {
					name: 'browser',
					include: ['test/browser/**/*.test.ts'],
					environment: 'node',
					globalSetup: ['test/build-sample.ts'],
					testTimeout: 300_000,
					hookTimeout: 600_000,
					maxWorkers: 1,
				},
			},
		],
	},
});
