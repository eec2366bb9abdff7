import { execFileSync } from 'node:child_process';
import type { Json } from '../../../src/model/json.ts';

/** Includes a file or calls the function in it, with unknown constants defined, and prints some of its settings. */
const ASK = `
error_reporting(0);
$text = file_get_contents($argv[1]);
$text = preg_replace('/require(_once)?\\s+__DIR__\\s*\\.\\s*\\'[^\\']*\\'/', '[]', $text);
preg_match_all('/\\b[A-Z][A-Z0-9_]{2,}\\b/', $text, $found);
foreach (array_unique($found[0]) as $name) if (!defined($name)) define($name, 1);
$copy = tempnam(sys_get_temp_dir(), 'settings');
file_put_contents($copy, $text);
$all = include $copy;
unlink($copy);
if (!is_array($all)) {
	foreach (['wmfGetOverrideSettings', 'wmfGetLabsOverrideSettings', 'wmfGetVariantSettings'] as $function) {
		if (function_exists($function)) { $all = $function(); break; }
	}
	
}
echo json_encode(array_intersect_key($all, array_flip(array_slice($argv, 2))),
	JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION);
`;

/** Settings of a PHP file, as PHP itself reads them. */
export function askPhp(file: string, settings: readonly string[]): { readonly [setting: string]: Json } {
	const answer = execFileSync('php', ['-d', 'memory_limit=1G', '-r', ASK, '--', file, ...settings], {
		maxBuffer: 1e9,
		encoding: 'utf8',
	});
	return JSON.parse(answer) as { readonly [setting: string]: Json };
}

/** Throws where PHP refuses the file. */
export function lintPhp(file: string): void {
	execFileSync('php', ['-l', file], { stdio: 'pipe' });
}
