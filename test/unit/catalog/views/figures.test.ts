import { describe, expect, it } from 'vitest';
import { statisticsOf } from '../../../../src/catalog/views/statistics.ts';
import type { LifecycleState } from '../../../../src/model/lifecycle-state.ts';
import { aCatalog, aSchema, aStream, aVersion } from '../../../support/builders.ts';

const inState = (state: LifecycleState, rate: number | null = null) => ({
	lifecycle: { state, phase: 'x', summary: '', evidence: [] },
	sample: rate === null ? null : { rate, unit: 'session', valid: rate > 0, origin: null },
});

describe('figuresOf', () => {
	it('counts schemas, versions, streams and patterns', () => {
		const versions = [aVersion('a/b', '1.0.0'), aVersion('a/b', '1.1.0')];
		const catalog = aCatalog({
			schemas: [aSchema('a/b', { versions }), aSchema('fragment/common')],
			streams: [
				aStream('s'),
				aStream('/^x/', {
					pattern: { source: '/^x/', javascript: '^x', flags: '', reason: '', matches: [] },
				}),
			],
		});
		expect(statisticsOf(catalog)).toMatchObject({
			eventSchemas: 1,
			fragments: 1,
			versions: 3,
			streams: 2,
			patterns: 1,
		});
	});
	it('names the event schemas that most streams carry', () => {
		const schemas = [
			aSchema('a', { streams: ['s'] }),
			aSchema('b', { streams: ['s', 't'] }),
			aSchema('c'),
			aSchema('fragment/d', { streams: ['s', 't', 'u'] }),
		];
		expect(statisticsOf(aCatalog({ schemas })).mostUsed).toEqual([
			{ key: 'b', count: 2 },
			{ key: 'a', count: 1 },
		]);
	});
	it('lists drafts, then streams on their way, then schemas in development', () => {
		const catalog = aCatalog({
			schemas: [
				aSchema('development/x', { development: true }),
				aSchema('y', { draft: aVersion('y', '2.0.0') }),
			],
			streams: [aStream('full', inState('full')), aStream('part', inState('sampled', 0.25))],
		});
		expect(statisticsOf(catalog).inMotion).toEqual([
			{ kind: 'draft-schema', name: 'y', state: 'draft 2.0.0' },
			{ kind: 'partial-stream', name: 'part', state: 'sampled at 25 %' },
			{ kind: 'development-schema', name: 'development/x', state: 'in development' },
		]);
	});
});
