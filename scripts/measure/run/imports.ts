/**
 * `npm run measure:imports`: imports that run upward, circles of files, the disk in pure folders, and Node in the
 * browser. All must be none; the exit code says so.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
	browserFiles,
	circles,
	diskInPureFolders,
	nodeGlobals,
	nodeInBrowser,
	readImports,
	upwardImports,
	withoutFloor,
} from '../imports.ts';

const root = resolve(import.meta.dirname, '../../..');
const imports = readImports(root, ['src', 'scripts']);
const files = new Set(imports.map(({ from }) => from)).size;
const homeless = withoutFloor(imports);
const upward = upwardImports(imports);
const round = circles(imports);
const disk = diskInPureFolders(imports);
const node = nodeInBrowser(imports);
const inBrowser = browserFiles(imports);
const globals = inBrowser.flatMap((file) =>
	nodeGlobals(readFileSync(resolve(root, file), 'utf8')).map((name) => [file, name]),
);

for (const file of homeless) console.log(`on no floor: ${file}`);
for (const { from, to, typeOnly } of upward)
	console.log(`upward: ${from} → ${to}${typeOnly ? ' (type)' : ''}`);
for (const circle of round) console.log(`circle: ${circle.join(' ↔ ')}`);
for (const way of disk) console.log(`disk in a pure folder: ${way.join(' → ')}`);
for (const way of node) console.log(`Node in the browser: ${way.join(' → ')}`);
for (const [file, name] of globals) console.log(`a global of Node in the browser: ${name} in ${file}`);
console.log(
	[
		`${files} files, ${imports.length} imports`,
		`upward: ${upward.length}`,
		`circles: ${round.length}`,
		`of the disk in pure folders: ${disk.length}`,
		`of Node in the ${inBrowser.length} files outside src/client that browsers run: ${node.length}`,
		`of globals of Node in them: ${globals.length}`,
	].join('\n'),
);
if (homeless.length + upward.length + round.length + disk.length + node.length + globals.length > 0)
	process.exitCode = 1;
