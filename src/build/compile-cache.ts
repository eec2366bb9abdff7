import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Keeps what Node makes of the commands' code. It holds for modules that are imported afterwards, so a command
 * imports all else behind it.
 */
export function keepCompiledCode(): void {
	enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url)));
}
