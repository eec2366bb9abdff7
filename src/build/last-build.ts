import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inputsDigest } from './inputs.ts';

interface Lines {
	readonly plain: readonly string[];
	readonly coloured: readonly string[];
}

/** What a build said of its sources and its site, so that the same build can say it again without reading them. */
export interface LastBuild {
	/** Of `inputPaths` and `historyPaths`. */
	readonly paths: readonly string[];
	readonly histories: readonly string[];
	/** Of `inputsDigest`. */
	readonly inputs: string;
	/** The stamp of the site. */
	readonly stamp: string;
	/** Lines about the sources, and a shorter form of them, without and with colours. */
	readonly report: Lines;
	readonly brief: Lines;
	readonly errors: boolean;
	readonly figures: { readonly pages: number; readonly files: number; readonly bytes: number };
}

/** What the last build of this kind said, if nothing that it has read has changed since; null otherwise. */
export function unchangedBuild(file: string): LastBuild | null {
	try {
		const last = JSON.parse(readFileSync(file, 'utf8')) as LastBuild;
		return inputsDigest(last.paths, last.histories) === last.inputs ? last : null;
	} catch {
		return null;
	}
}

/** Notes a build, whole or not at all. */
export function noteBuild(file: string, build: LastBuild): void {
	mkdirSync(dirname(file), { recursive: true });
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, JSON.stringify(build));
	renameSync(draft, file);
}
