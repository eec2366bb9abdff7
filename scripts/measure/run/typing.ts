/** `npm run measure:typing -- [SITE]`: how long pages take to answer a key, and what moves meanwhile. */
import { resolve } from 'node:path';
import { callersFolder } from '../../../src/cli/command.ts';
import { findChromium } from '../chromium.ts';
import { measureTyping } from '../typing.ts';

/** As slow as a cheap phone. */
const SLOWDOWN = 4;

const [, , folder = 'dist', slowdown = String(SLOWDOWN)] = process.argv;
const chromium = findChromium();
if (chromium === null) {
	process.stderr.write('No Chromium is installed. Set CHROMIUM to the path of one.\n');
	process.exitCode = 2;
} else {
	const site = resolve(callersFolder(process.cwd(), process.env), folder);
	const { load, figures } = await measureTyping(site, chromium, Number(slowdown));
	process.stdout.write(`Processor slowed ${slowdown} times; load of the machine ${load.toFixed(1)}\n`);
	console.table(
		figures.map(({ name, median, p95, max, loadShift, shift, countedShift }) => ({
			field: name,
			'median ms': median,
			'p95 ms': p95,
			'max ms': max,
			'shift, loading': loadShift.toFixed(3),
			'shift, typing': shift.toFixed(3),
			'of it counted': countedShift.toFixed(3),
		})),
	);
}
