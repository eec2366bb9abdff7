/** Run by `npm run bench` in a process of its own: node floor.ts PLAN.json, with { sources, site, out }. */
import { readFileSync } from 'node:fs';
import { floor, type SiteFile } from '../floor.ts';

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
	readonly sources: readonly string[];
	readonly files: readonly SiteFile[];
	readonly out: string;
};
floor(plan.sources, plan.files, plan.out);
