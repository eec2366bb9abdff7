/**
 * The process that compiles pages (src/build/site-code.ts starts it): `node compile-process.ts BASE FOLDER`. It sends
 * one report to the process that started it.
 */
import { keepCompiledCode } from './compile-cache.ts';
import type { ProcessUsage } from './stages.ts';

/** What became of a compilation. */
export interface CompileReport {
	readonly warnings: readonly string[];
	/** Why there is no code; left out where there is. */
	readonly error?: string;
	readonly usage?: ProcessUsage;
}

keepCompiledCode();
const { compilePages } = await import('./compile-pages.ts');
const { listenToBuild } = await import('./page-log.ts');
const { processUsage } = await import('./stages.ts');

// Who asked is gone.
process.on('disconnect', () => process.exit(1));
const [base = '/', folder = ''] = process.argv.slice(2);
const warnings: string[] = [];
listenToBuild((level, message) => warnings.push(`${level}: ${message}`));
let error: { readonly error?: string } = {};
try {
	await compilePages(base, folder);
} catch (thrown) {
	error = { error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
}
const report: CompileReport = { warnings, ...error, usage: processUsage() };
// Vite may leave something open that would keep the process alive.
process.send?.(report, () => process.exit());
