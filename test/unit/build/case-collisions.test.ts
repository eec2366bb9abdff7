import fc from 'fast-check';
import { expect, it } from 'vitest';
import { caseCollisions, caseWarnings, ignoresCase } from '../../../src/build/case-collisions.ts';
import { streamPath } from '../../../src/paths.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('tells files that differ only in capitals, each with the first of its kind', () => {
	expect(caseCollisions(['a/b', 'A/b', 'a/c', 'a/B', 'a/b'])).toEqual([
		['A/b', 'a/b'],
		['a/B', 'a/b'],
	]);
});

it('knows nothing to tell where the disk tells capitals apart', () => {
	const folder = temporaryFolder();
	expect(caseWarnings(['a', 'A'], folder)).toHaveLength(ignoresCase(folder) ? 1 : 0);
});

it('addresses of streams that such a disk takes for one are told, and no others', () => {
	const name = fc.string({ unit: fc.constantFrom(...'aAbB.~ \u017f'), minLength: 1, maxLength: 3 });
	fc.assert(
		fc.property(fc.uniqueArray(name, { maxLength: 8 }), (names) => {
			const paths = names.map(streamPath);
			const distinct = new Set(paths.map((path) => path.toLowerCase())).size;
			expect(caseCollisions(paths)).toHaveLength(paths.length - distinct);
		}),
		{ seed: 1 },
	);
});
