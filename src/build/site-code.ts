import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { cacheFolder, projectRoot } from '../config/project.ts';
import { type SiteProject, setProject } from '../site/catalog.ts';
import { codeFolder } from './code-key.ts';

/** The compiled code of all pages, and the files that every site of it has. */
export interface SiteCode {
	/** Style sheets, scripts and public files, in the layout of the site. */
	readonly assets: string;
	/** Module that exports the pages, made by Astro. */
	readonly entry: string;
}

/** States of the code that are kept: going back and forth between two branches is common, among more it is not. */
const KEPT = 3;

/**
 * The code of the pages, compiled by Astro and Vite, which takes seconds and half a gigabyte of memory. It is kept
 * by the digest of everything it is made from, so that it is done once for each state of the code.
 *
 * @param key of `codeKey`
 * @param base path below which the site is served, with slashes at both ends
 * @param logger module that receives what Astro says
 */
export async function siteCode(key: string, base: string, logger: URL): Promise<SiteCode> {
	const folder = codeFolder(key);
	const pages = join(folder, PAGES);
	if (!existsSync(pages)) {
		// Astro wants its output inside the project; only complete code gets the name that is looked for.
		const draft = resolve(projectRoot(), 'node_modules/.cache', `draft-${key.slice(0, 8)}-${process.pid}`);
		try {
			await compile(base, draft, logger);
			mkdirSync(folder, { recursive: true });
			moveFolder(draft, pages);
		} finally {
			rmSync(draft, { recursive: true, force: true });
		}
	}
	utimesSync(folder, new Date(), new Date());
	forgetOld(join(cacheFolder(), 'code'));
	const server = join(pages, SERVER);
	const entry = readdirSync(server).find((name) => name.startsWith('prerender-entry'));
	if (entry === undefined) throw new Error(`${pages} is not complete; delete it and build again.`);
	return { assets: join(pages, ASSETS), entry: pathToFileURL(join(server, entry)).href };
}

const PAGES = 'pages';
const ASSETS = 'assets';
const SERVER = 'server';

/** Compiles the pages without rendering one of them. */
async function compile(base: string, folder: string, logger: URL): Promise<void> {
	// Loaded only here: it takes half a second.
	const { build } = await import('astro');
	setProject(NO_PROJECT);
	const assets = join(folder, ASSETS);
	await build({
		root: projectRoot(),
		base,
		outDir: `./${relative(projectRoot(), assets)}`,
		logger: { entrypoint: fileURLToPath(logger) },
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

function moveFolder(from: string, to: string): void {
	try {
		renameSync(from, to);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		// Another build was quicker; its bundle is the same.
		if (code === 'ENOTEMPTY' || code === 'EEXIST') return;
		if (code !== 'EXDEV') throw error;
		const draft = `${to}.${process.pid}`;
		cpSync(from, draft, { recursive: true });
		renameSync(draft, to);
	}
}

/** Deletes all bundles but those that were used last. */
function forgetOld(all: string): void {
	const folders = readdirSync(all)
		.map((name) => ({ path: join(all, name), used: statSync(join(all, name)).mtimeMs }))
		.sort((a, b) => b.used - a.used);
	for (const { path } of folders.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}
