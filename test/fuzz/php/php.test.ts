import fc from 'fast-check';
import { expect, it } from 'vitest';
import { phpItems, phpValue } from '../../../src/formats/php/evaluate.ts';
import { parsePhpFile } from '../../../src/formats/php/file.ts';
import type { PhpContext } from '../../../src/formats/php/node.ts';
import { fuzzRuns, fuzzSeed } from '../runs.ts';
import { agrees, askPhp, type OracleAnswer, phpVersion } from './oracle.ts';
import { phpFile } from './source.ts';

const SOURCE = { environment: '', file: 'a.php', path: 'a.php', setting: '', group: '' };
const BATCH = 2000;

/** What the reader makes of a file: its value at `v`, and the codes of its problems. */
function read(text: string) {
	const { file, problems } = parsePhpFile(text, 'a.php');
	const context: PhpContext = {
		file: 'a.php',
		constants: new Map(),
		problems: [...problems],
		keys: new WeakMap(),
	};
	const item = file?.array && phpItems(file.array, context).find((one) => one.key === 'v');
	const value = item ? phpValue(item, SOURCE, context) : null;
	return { value, problems: context.problems.filter(({ code }) => code !== 'array-duplicate-key') };
}

/** How the reader lies about a file, or null. */
function lie(text: string, php: OracleAnswer): string | null {
	const { value, problems } = read(text);
	if (problems.some(({ line }) => line === null)) return 'a problem without a line';
	if (php === 'refused') return problems.length > 0 ? null : 'PHP refuses it';
	if (problems.some(({ code }) => code === 'php-syntax-error'))
		return `PHP reads it, we say: ${problems[0]?.message}`;
	if (problems.length > 0) return null;
	const answer = Array.isArray(php.value) ? php.value[0]?.[1] : undefined;
	if (value === null || answer === undefined) return 'no value and no problem';
	return agrees(value.value, answer) ? null : `PHP: ${JSON.stringify(answer)}`;
}

const version = phpVersion();

it.skipIf(version === null && !process.env['CI'])(
	'A PHP file is read as PHP reads it, or a problem at its line says that it is not',
	() => {
		const runs = fuzzRuns(20_00);
		const lies: string[] = [];
		for (let done = 0; done < runs; done += BATCH) {
			const seed = fuzzSeed() + done;
			const files = fc.sample(phpFile, { numRuns: Math.min(BATCH, runs - done), seed });
			const answers = askPhp(files);
			for (const [index, text] of files.entries()) {
				const found = lie(text, answers[index] ?? 'refused');
				// Before 8.3 the element behind a negative key had the key 0.
				if (found !== null && !((version ?? 0) < 80_300 && /-/.test(text) && found.startsWith('PHP: [')))
					lies.push(`${found}\n${text}`);
			}
		}
		expect(lies.slice(0, 12)).toEqual([]);
	},
);
