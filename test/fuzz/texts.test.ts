import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold, tokenize } from '../../src/search/index/tokenize.ts';
import { draftFromHash, draftToHash } from '../../src/workflow/draft/draft.ts';
import { exportProgress, importProgress } from '../../src/workflow/guide/progress.ts';
import { fuzzRuns, fuzzSeed } from './runs.ts';

/** Any text: names, prose, every script, halves of characters, bytes read as text. */
const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.string({ unit: fc.constantFrom(...'aZ09._-/ éßİıℌﬁ日本のไทยكতি\u0301\u200d\ud800😀'), maxLength: 40 }),
	fc.uint8Array({ maxLength: 60 }).map((bytes) => new TextDecoder().decode(bytes)),
);

it('Words stand in a text where they say, in order, and fold to themselves', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			let before = 0;
			for (const { word, start, end } of tokenize(text)) {
				expect(start).toBeGreaterThanOrEqual(before);
				expect(end).toBeGreaterThan(start);
				expect(end).toBeLessThanOrEqual(text.length);
				expect(fold(text.slice(start, end))).toBe(word);
				expect(fold(word)).toBe(word);
				before = start;
			}
		}),
		{ numRuns: fuzzRuns(2000), seed: fuzzSeed() },
	);
});

it('Every letter and digit of a text is in one of its words', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const tokens = tokenize(text);
			for (const { index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
				expect(tokens.some(({ start, end }) => start <= index && index < end)).toBe(true);
			}
		}),
		{ numRuns: fuzzRuns(1000), seed: fuzzSeed() },
	);
});

/** The fragment of an address: anything, and what looks like a draft. */
const hash = fc.oneof(
	anyText,
	fc
		.array(
			fc.tuple(
				fc.constantFrom(
					'name',
					'producer',
					'new',
					'says',
					'fragment',
					'field',
					'rate',
					'unit',
					'value',
					'schema',
					'version',
				),
				fc.oneof(
					anyText,
					fc.json({ maxDepth: 2 }),
					fc.constantFrom('a/b@1.0.0', '["f","string",1,"d"]', '0.5', 'android', '__proto__'),
				),
			),
			{ maxLength: 8 },
		)
		.map((pairs) => new URLSearchParams(pairs).toString()),
);

it('Whatever stands in an address, a draft is made of it, and its own address gives the same draft', () => {
	fc.assert(
		fc.property(hash, (one) => {
			const draft = draftFromHash(one);
			expect(draftFromHash(draftToHash(draft))).toEqual(draft);
			expect(draftFromHash(`#${draftToHash(draft)}`)).toEqual(draft);
			expect(draft.name.length).toBeLessThanOrEqual(300);
		}),
		{ numRuns: fuzzRuns(1000), seed: fuzzSeed() },
	);
});

const cell = fc.constantFrom('beta/edit/stream', 'a', '__proto__', 'b c', '');
it('Whatever is imported as the ticks of a guide, only its own cells are ticked', () => {
	const known = new Set(['beta/edit/stream', 'a', '__proto__']);
	const imported = fc.oneof(
		anyText,
		fc.json(),
		fc
			.record(
				{
					format: fc.constantFrom('event-platform-guide', 'other'),
					version: fc.constantFrom(1, 'x'),
					stream: fc.constantFrom<unknown>('s', 't', null, { toString: 1 }, []),
					done: fc.oneof(fc.array(fc.oneof(cell, fc.integer())), fc.string(), fc.array(cell)),
				},
				{ requiredKeys: [] },
			)
			.map((value) => JSON.stringify(value)),
	);
	fc.assert(
		fc.property(imported, (text) => {
			const read = importProgress(text, 's', known);
			if ('fault' in read) expect(read.fault).toMatch(/^This .+\.$/s);
			else expect(read.progress.done.every((id) => known.has(id))).toBe(true);
		}),
		{ numRuns: fuzzRuns(1000), seed: fuzzSeed() },
	);
});

it('Ticks that are exported come back', () => {
	fc.assert(
		fc.property(fc.uniqueArray(anyText), anyText, (done, stream) => {
			const text = exportProgress(stream, { done });
			expect(importProgress(text, stream, new Set(done))).toEqual({
				progress: { done: [...done].sort() },
				unknown: 0,
			});
		}),
		{ numRuns: fuzzRuns(300), seed: fuzzSeed() },
	);
});
