import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isFitting, reportPackages } from '../../../src/cli/package-report.ts';

const good = { version: '1.0.0', integrity: 'sha512-x', license: 'MIT' };

it.each<[string, object, string]>([
	[
		'no digest',
		{ version: '1.0.0', license: 'MIT' },
		'a 1.0.0 has no digest, so that anything could be installed in its place.',
	],
	[
		'another source',
		{ ...good, resolved: 'git+ssh://x' },
		'a 1.0.0 comes from git+ssh://x, not from a registry.',
	],
	[
		'a script',
		{ ...good, hasInstallScript: true },
		'a 1.0.0 runs a script at installation; allowScripts of package.json must say whether it may.',
	],
	[
		'a foreign licence',
		{ ...good, license: 'SSPL-1.0' },
		'a 1.0.0 has the licence SSPL-1.0, which is not known to fit.',
	],
	[
		'no licence',
		{ version: '1.0.0', integrity: 'sha512-x' },
		'a 1.0.0 has the licence none, which is not known to fit.',
	],
])('A package with %s is told', (_what, entry, fault) => {
	expect(reportPackages({ packages: { '': {}, 'node_modules/a': entry } }, {}).faults).toEqual([fault]);
});

it('A script at installation may run where the project says so', () => {
	const packages = { 'node_modules/b/node_modules/a': { ...good, hasInstallScript: true } };
	expect(reportPackages({ packages }, { a: true }).faults).toEqual([]);
});

it.each([
	['MIT OR SSPL-1.0', true],
	['Apache-2.0 AND MIT', true],
	['Apache-2.0 AND SSPL-1.0', false],
	['(MIT OR CC0-1.0)', true],
])('%s fits: %s', (expression, fits) => {
	expect(isFitting(expression)).toBe(fits);
});

it('The packages of this project have no fault', () => {
	const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8'));
	expect(reportPackages(JSON.parse(readFileSync('package-lock.json', 'utf8')), allowScripts).faults).toEqual(
		[],
	);
});
