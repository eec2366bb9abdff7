import { fileURLToPath } from 'node:url';

/** Where test/build-sample.ts puts the site of the embedded sample. */
export const SAMPLE_SITE = fileURLToPath(new URL('../../.cache/sample-site/', import.meta.url));

/** The same site built for a path, and that path. */
export const SUB_PATH_SITE = fileURLToPath(new URL('../../.cache/sample-site-below/', import.meta.url));
export const SUB_PATH = '/tools/catalog/';

/** The site that the tests look at: the sample's, or the folder that SITE names. */
export const sampleSite = (): string => process.env['SITE'] ?? SAMPLE_SITE;
