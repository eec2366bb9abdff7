import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SAMPLE_SITE, SUB_PATH, SUB_PATH_SITE } from './support/sample-site.ts';

const BUILD = fileURLToPath(new URL('../scripts/build.ts', import.meta.url));

/** The projects `site` and `browser` both ask for the sample; in one run it is made once. */
const KEY = Symbol.for('event-platform-catalog-sample');
const holder = globalThis as { [KEY]?: Promise<void> };

/**
 * Builds the sites that the tests look at, before the first of them: the embedded sample, at the root and below a
 * path. A build that finds nothing changed since the last run does nothing. With SITE no site is built.
 */
export function setup(): Promise<void> {
	if (process.env['SITE'] !== undefined) return Promise.resolve();
	holder[KEY] ??= build(SAMPLE_SITE, '/').then(() => build(SUB_PATH_SITE, SUB_PATH));
	return holder[KEY];
}

async function build(out: string, base: string): Promise<void> {
	const { CATALOG_CONFIG: _config, NODE_ENV: _mode, ...environment } = process.env;
	try {
		await promisify(execFile)(process.execPath, [BUILD, '--out', out, '--base', base], {
			// Vitest sets NODE_ENV to "test", and Astro would build something else than `npm run build`.
			env: { ...environment, CI: 'true' },
			maxBuffer: 64_000_000,
		});
	} catch (error) {
		const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
		throw new Error(`The sample cannot be built.\n${stdout}${stderr}`, { cause: error });
	}
}
