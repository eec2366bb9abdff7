import { createHash } from 'node:crypto';
import { byCodeUnit } from '../model/order.ts';

/**
 * The name of a schema version's type: `mediawiki/page/change` 1.2.0 is `MediawikiPageChangeV1_2_0`. The version
 * keeps it from shadowing a global such as `Error`.
 */
export function typeName(title: string, version: string): string {
	const words = title.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
	const joined = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
	const stem = /^[A-Za-z]/.test(joined) ? joined : `Schema${joined}`;
	return `${stem}V${version.replace(/[^A-Za-z0-9]+/g, '_')}`;
}

/** Names of the types of all schema versions. */
export interface TypeNames {
	/** The name of a version's type; a version that was not among those named has its plain name. */
	of(version: Versioned): string;
}

interface Versioned {
	readonly title: string;
	readonly version: string;
}

/**
 * Names for all schema versions, each its own: where two titles make one name (`a/b_c` and `a/b/c`, or two that
 * have letters of other scripts only), all but the first by title get a hash of their title.
 */
export function typeNames(versions: readonly Versioned[]): TypeNames {
	const names = new Map<string, string>();
	const taken = new Set<string>();
	const ordered = versions.toSorted((a, b) => byCodeUnit(a.title, b.title));
	for (const { title, version } of ordered) {
		const plain = typeName(title, version);
		// Compared without case, as two names that differ in it only are read as one.
		const name = taken.has(plain.toLowerCase()) ? `${plain}_${hash(`${title}/${version}`)}` : plain;
		taken.add(name.toLowerCase());
		names.set(`${title}/${version}`, name);
	}
	return { of: ({ title, version }) => names.get(`${title}/${version}`) ?? typeName(title, version) };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
