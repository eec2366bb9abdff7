/** What a lock file says of packages: digests, scripts at installation, licences. Pure. */

/** An entry of `packages` in package-lock.json (lockfileVersion 3), as far as it matters here. */
interface LockedPackage {
	readonly version?: string;
	readonly integrity?: string;
	readonly license?: string;
	readonly link?: boolean;
	readonly inBundle?: boolean;
	readonly hasInstallScript?: boolean;
	readonly resolved?: string;
}

export interface PackageReport {
	readonly packages: number;
	/** Licence expression → number of packages, the most frequent first. */
	readonly licences: ReadonlyMap<string, number>;
	/** Sentences; empty where all is well. */
	readonly faults: readonly string[];
}

/** Licences that may be combined with GPL-3.0-or-later (https://www.gnu.org/licenses/license-list.html). */
const FITTING = new Set([
	'0BSD',
	'Apache-2.0',
	'BlueOak-1.0.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'CC-BY-4.0',
	'CC0-1.0',
	'GPL-2.0+',
	'GPL-2.0-or-later',
	'GPL-3.0-or-later',
	'ISC',
	'LGPL-3.0-or-later',
	'MIT',
	'MIT-0',
	'MPL-2.0',
	'PSF-2.0',
	'Python-2.0',
	'Unlicense',
]);

/** Packages whose lock entry names no licence, with what their own LICENSE file says. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
	'compute-gcd': 'MIT',
	'compute-lcm': 'MIT',
	'validate.io-function': 'MIT',
	'validate.io-integer': 'MIT',
	'validate.io-integer-array': 'MIT',
	'validate.io-number': 'MIT',
};

const nameOf = (path: string): string =>
	path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Whether an SPDX expression of AND and OR fits: one side of an OR is enough, both sides of an AND must. */
export function isFitting(expression: string): boolean {
	const bare = expression.replaceAll(/[()]/g, ' ').trim();
	return bare
		.split(/\s+OR\s+/)
		.some((choice) => choice.split(/\s+AND\s+/).every((licence) => FITTING.has(licence.trim())));
}

/**
 * Checks the packages of a lock file.
 *
 * @param allowed `allowScripts` of package.json: who may run a script at installation
 */
export function reportPackages(
	lock: { readonly packages?: Readonly<Record<string, LockedPackage>> },
	allowed: Readonly<Record<string, boolean>>,
): PackageReport {
	const faults: string[] = [];
	const licences = new Map<string, number>();
	const installed = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
	for (const [path, entry] of installed) {
		const name = nameOf(path);
		const told = `${name} ${entry.version ?? ''}`.trim();
		if (!entry.link && !entry.inBundle && !/^sha(?:256|384|512)-/.test(entry.integrity ?? '')) {
			faults.push(`${told} has no digest, so that anything could be installed in its place.`);
		}
		if (entry.resolved !== undefined && !/^https:\/\//.test(entry.resolved)) {
			faults.push(`${told} comes from ${entry.resolved}, not from a registry.`);
		}
		if (entry.hasInstallScript && allowed[name] === undefined) {
			faults.push(
				`${told} runs a script at installation; allowScripts of package.json must say whether it may.`,
			);
		}
		const licence = entry.license ?? READ_BY_HAND[name] ?? 'none';
		licences.set(licence, (licences.get(licence) ?? 0) + 1);
		if (!isFitting(licence)) faults.push(`${told} has the licence ${licence}, which is not known to fit.`);
	}
	const sorted = [...licences].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
	return { packages: installed.length, licences: new Map(sorted), faults };
}
