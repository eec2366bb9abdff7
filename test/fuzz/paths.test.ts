import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
	fieldPath,
	fieldSlug,
	fieldsPath,
	guidePath,
	schemaPath,
	slug,
	streamPath,
	titleSlug,
} from '../../src/paths.ts';
import { fuzzRuns, fuzzSeed } from './runs.ts';

const RESERVED = [
	'new',
	'index',
	'404',
	'index.html',
	'changes',
	'latest',
	'current',
	'1.0.0',
	'_2',
	'guide',
	'.',
	'..',
	'',
];
/** Names that are nearly the same, and slugs of others. */
const name = fc.oneof(
	fc.constantFrom(...RESERVED),
	fc.string({ unit: fc.constantFrom(...'ab01.-_~/$[]{}^ \u00e9\ud800'), maxLength: 6 }),
	fc.string({ unit: 'binary', maxLength: 8 }),
	fc.string({ unit: fc.constantFrom(...'ab.-~'), maxLength: 6 }).map(slug),
	fc.integer({ min: 190, max: 260 }).map((length) => 'a'.repeat(length)),
);

it.each<[string, (name: string) => string]>([
	['streams', slug],
	['schemas', titleSlug],
	['fields', fieldSlug],
])('No two %s have one address', (_kind, addressOf) => {
	fc.assert(
		fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 12 }), (names) => {
			expect(new Set(names.map(addressOf)).size).toBe(names.length);
		}),
		{ numRuns: fuzzRuns(1000), seed: fuzzSeed() },
	);
});

it('An address stays inside its folder and says no more than one path', () => {
	fc.assert(
		fc.property(name, (one) => {
			expect(streamPath(one)).toMatch(/^\/streams\/[A-Za-z0-9][A-Za-z0-9._~-]*\/$/);
			expect(schemaPath(one)).toMatch(/^\/schemas\/(?:[A-Za-z0-9][A-Za-z0-9._~-]*\/)+$/);
			expect(fieldPath(one)).toMatch(/^\/fields\/[A-Za-z0-9][A-Za-z0-9._~-]*\/$/);
			expect(guidePath(one).startsWith(streamPath(one))).toBe(true);
			expect(decodeURIComponent(streamPath(one))).toBe(streamPath(one));
			expect(slug(one).length).toBeLessThanOrEqual(200);
		}),
		{ numRuns: fuzzRuns(1000), seed: fuzzSeed() },
	);
});

it('No stream, schema or field stands where a page of the site does', () => {
	fc.assert(
		fc.property(name, fc.integer({ min: 2, max: 99 }), (one, page) => {
			expect(['new', 'index', '404']).not.toContain(slug(one));
			expect(fieldPath(one)).not.toBe(fieldsPath(page));
			expect(titleSlug(`a/${one}`)).not.toMatch(/^a\/(?:changes|\d+\.\d+\.\d+.*)$/);
		}),
		{ numRuns: fuzzRuns(500), seed: fuzzSeed() },
	);
});
