import { HEADER_POLICY } from '../site/content-security-policy.ts';

/** Response headers of every file. The policy is in each page too; a header also covers what is no page. */
export const RESPONSE_HEADERS: Readonly<Record<string, string>> = {
	'Content-Security-Policy': HEADER_POLICY,
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'strict-origin-when-cross-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
	'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Folders that programs of other sites may read, by their first segment below the base path. */
export const OPEN_FOLDERS: readonly string[] = ['repositories', 'api', 'types'];

/** The header that opens them. */
export const OPEN_HEADER = ['Access-Control-Allow-Origin', '*'] as const;

/** File names in `_assets`, and tarballs named after their content, never change. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Types that servers do not know, by the ending of a file, without a dot. */
export const ENDING_TYPES: Readonly<Record<string, string>> = {
	yaml: 'application/yaml',
	yml: 'application/yaml',
	md: 'text/markdown',
	csv: 'text/csv',
	ts: 'text/plain',
	tgz: 'application/gzip',
};

/** The type of a published schema version, whose name has no ending: `1.0.0`, `latest`. JSON is YAML as well. */
export const VERSION_TYPE = 'application/yaml';
