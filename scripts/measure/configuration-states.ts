/**
 * Compares what the catalog reads of real stream configurations with PHP's own answer: past states of a checkout of
 * operations/mediawiki-config, by date. Needs `php` and `git`.
 *
 *     node scripts/measure/configuration-states.ts CHECKOUT [DATE …]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toJson } from '../../src/formats/php/value.ts';
import { isArray, isObject, type Json, stringify } from '../../src/model/json.ts';
import { readSettings, SETTING_NAMES } from '../../src/sources/streams/settings-file.ts';

const DATES = ['2020-06-01', '2021-01-15', '2022-01-01', '2023-02-01', '2024-06-01', '2026-01-01'];
const FILES = ['wmf-config/ext-EventStreamConfig.php', 'wmf-config/InitialiseSettings.php'];

/** Runs a file with what it includes left out and unknown constants defined, and prints the settings of streams. */
const ASK_PHP = `
error_reporting(0);
$text = preg_replace('/require(_once)?\\s+__DIR__\\s*\\.\\s*\\'[^\\']*\\'/', '[]', file_get_contents($argv[1]));
preg_match_all('/\\b[A-Z][A-Z0-9_]{2,}\\b/', $text, $found);
foreach (array_unique($found[0]) as $name) if (!defined($name)) define($name, 1);
file_put_contents($argv[1], $text);
$all = include $argv[1];
if (!is_array($all)) $all = wmfGetVariantSettings();
echo json_encode(array_intersect_key($all, array_flip(array_slice($argv, 2))), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
`;

/** Equal for equal settings: the order of keys aside, and an empty list is an empty map in PHP. */
function canonical(value: Json): string {
	if (isArray(value)) return value.length === 0 ? '{}' : `[${value.map(canonical).join()}]`;
	if (!isObject(value)) return stringify(value);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}

const [checkout = '', ...dates] = process.argv.slice(2);
if (checkout === '') {
	console.error('usage: configuration-states.ts CHECKOUT [DATE …]');
	process.exit(2);
}
const run = (command: string, args: readonly string[]): string =>
	execFileSync(command, args, { maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
const git = (...args: readonly string[]): string => run('git', ['-C', checkout, ...args]);
const folder = mkdtempSync(join(tmpdir(), 'states-'));
for (const date of dates.length > 0 ? dates : DATES) {
	const commit = git('rev-list', '-1', `--before=${date}`, 'HEAD').trim();
	const held = git('ls-tree', '--name-only', commit, 'wmf-config/').split('\n');
	const file = FILES.find((name) => held.includes(name));
	if (file === undefined) continue;
	const text = git('show', `${commit}:${file}`);
	const copy = join(folder, 'settings.php');
	writeFileSync(copy, text);
	const php = ['-d', 'memory_limit=1G', '-r', ASK_PHP, '--', copy, ...Object.values(SETTING_NAMES)];
	const own = JSON.parse(run('php', php)) as { readonly [setting: string]: Json };
	const place = { environment: 'production', file, path: file, names: SETTING_NAMES };
	const read = readSettings(text, { ...place, constants: new Map() });
	const differing = Object.keys(own).filter((setting) => {
		const groups = [...(read.settings.get(setting)?.groups ?? [])];
		const mine = Object.fromEntries(groups.map(([group, { value }]) => [group, toJson(value)]));
		return canonical(mine) !== canonical(own[setting] ?? null);
	});
	const problems = read.problems.map(({ code, line }) => `${code}:${line}`);
	console.log(JSON.stringify({ date, file, settings: Object.keys(own), differing, problems }));
	if (differing.length > 0) process.exitCode = 1;
}
rmSync(folder, { recursive: true, force: true });
