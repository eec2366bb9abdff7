import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PhpArray, type Traced } from '../../../src/formats/php/value.ts';

/** A value as the oracle prints it: `i7`, `f1.5`, `s` and hexadecimal bytes, or pairs of key and value. */
export type OracleValue = string | boolean | null | readonly (readonly [string, OracleValue])[];

/** What PHP makes of one file. */
export type OracleAnswer = { readonly value: OracleValue } | 'refused';

const ORACLE = fileURLToPath(new URL('oracle.php', import.meta.url));

/** PHP's version as a number such as 80309, or null where no php is installed. */
export function phpVersion(): number | null {
	const { stdout, status } = spawnSync('php', ['-r', 'echo PHP_VERSION_ID;'], { encoding: 'utf8' });
	return status === 0 ? Number(stdout) : null;
}

/** What PHP itself returns from each of the files. */
export function askPhp(files: readonly string[]): readonly OracleAnswer[] {
	const folder = mkdtempSync(join(tmpdir(), 'php-oracle-'));
	try {
		for (const [index, text] of files.entries()) writeFileSync(join(folder, `${index}.php`), text);
		const answers: OracleAnswer[] = [];
		while (answers.length < files.length) {
			const { stdout } = spawnSync(
				'php',
				['-n', ORACLE, folder, String(answers.length), String(files.length)],
				{
					encoding: 'utf8',
					maxBuffer: 2 ** 30,
				},
			);
			const before = answers.length;
			for (const line of stdout.split('\n')) {
				const [, number, answer = ''] = /^(\d+)\t(.*)$/s.exec(line) ?? [];
				if (number === undefined || Number(number) !== answers.length) continue;
				const isValue = /^(?:[["]|true$|false$|null$)/.test(answer);
				answers.push(isValue ? { value: JSON.parse(answer) as OracleValue } : 'refused');
			}
			if (answers.length === before) throw new Error(`php answers nothing: ${stdout.slice(0, 500)}`);
		}
		return answers;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** A value of ours in the oracle's form; `kind` of numbers is the oracle's, which alone knows it. */
export function agrees(ours: Traced['value'], php: OracleValue): boolean {
	if (ours instanceof PhpArray) {
		if (!Array.isArray(php)) return false;
		const items = Array.from(ours.entries());
		const pairs = php as readonly (readonly [string, OracleValue])[];
		return (
			items.length === pairs.length &&
			items.every(([key, { value }], index) => {
				const [phpKey, inner] = pairs[index] ?? ['', null];
				return sameKey(key, phpKey) && agrees(value, inner);
			})
		);
	}
	if (ours === null || typeof ours === 'boolean') return ours === php;
	if (typeof php !== 'string') return false;
	if (typeof ours === 'string') return php === `s${Buffer.from(ours).toString('hex')}`;
	if (php.startsWith('i')) return BigInt(ours) === BigInt(php.slice(1));
	return php.startsWith('f') && typeof ours === 'number' && Object.is(ours, Number(php.slice(1)));
}

/** An integer key that no JavaScript number can hold is text here. */
function sameKey(ours: number | string, php: string): boolean {
	if (typeof ours === 'number') return php === `i${ours}`;
	return php.startsWith('i')
		? php === `i${ours}` && !Number.isSafeInteger(Number(ours))
		: php === `s${Buffer.from(ours).toString('hex')}`;
}
