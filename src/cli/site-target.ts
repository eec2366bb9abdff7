import { resolve } from 'node:path';
import { basePath, type Options } from './options.ts';

/** Where a site goes and below which path it is served. */
export interface SiteTarget {
	/** Absolute. */
	readonly out: string;
	/** With slashes at both ends. */
	readonly base: string;
}

/** Where the options put the site. */
export function siteTarget(options: Options): SiteTarget {
	return { out: options.path('out') ?? resolve(process.cwd(), 'dist'), base: basePath(options) };
}
