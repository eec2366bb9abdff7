import { fork } from 'node:child_process';
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
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cacheFolder, projectRoot } from '../config/project.ts';
import { codeFolder } from './code-key.ts';
import { ASSETS, SERVER } from './compile-pages.ts';
import type { CompileReport } from './compile-process.ts';
import { noteChild } from './stages.ts';

/** The compiled code of all pages, and the files that every site of it has. */
export interface SiteCode {
	/** Style sheets, scripts and public files, in the layout of the site. */
	readonly assets: string;
	/** Module that exports the pages, made by Astro. */
	readonly entry: string;
}

/** Who wants to know of a compilation. */
export interface CompileListener {
	begins(): void;
	warns(text: string): void;
}

/** States of the code that are kept: going back and forth between two branches is common, among more it is not. */
const KEPT = 3;

/**
 * The code of the pages, compiled by Astro and Vite. It is kept by the digest of everything it is made from, so that
 * it is done once for each state of the code.
 *
 * @param key of `codeKey`
 * @param base path below which the site is served, with slashes at both ends
 * @param listener is told that compiling begins, and what the compiler warns of
 */
export async function siteCode(key: string, base: string, listener: CompileListener): Promise<SiteCode> {
	const folder = codeFolder(key);
	const pages = join(folder, PAGES);
	if (!existsSync(pages)) {
		// Astro wants its output inside the project; only complete code gets the name that is looked for.
		const draft = resolve(projectRoot(), 'node_modules/.cache', `draft-${key.slice(0, 8)}-${process.pid}`);
		listener.begins();
		try {
			await compileApart(base, draft, listener);
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

/**
 * Options of the process that compiles. It needs half a gigabyte, mostly for what the bundler's allocator takes in
 * advance and for garbage that has not been looked at; so it takes less in advance, and looks more often.
 */
const FRUGAL = {
	node: ['--max-semi-space-size=4'],
	environment: { MIMALLOC_ARENA_EAGER_COMMIT: '0' },
} as const;

/**
 * Compiles in a process of its own, which gives its memory back before the sources are read.
 *
 * @throws Error with what the compiler says
 */
async function compileApart(base: string, folder: string, listener: CompileListener): Promise<void> {
	const child = fork(fileURLToPath(new URL('./compile-process.ts', import.meta.url)), [base, folder], {
		execArgv: [...FRUGAL.node],
		env: { ...process.env, ...FRUGAL.environment },
		stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
	});
	let spoken = '';
	child.stderr?.setEncoding('utf8').on('data', (part: string) => {
		spoken += part;
	});
	let report: CompileReport | null = null;
	child.on('message', (message) => {
		report = message as CompileReport;
	});
	const code = await new Promise<number | null>((done, fail) => {
		child.on('error', fail);
		child.on('close', done);
	});
	const { warnings, error, usage } = (report as CompileReport | null) ?? { warnings: [], error: spoken };
	for (const warning of warnings) listener.warns(warning);
	if (usage !== undefined) noteChild(usage);
	if (code !== 0 || error !== undefined) throw new Error(error ?? `The compiler ended with ${code}.`);
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
