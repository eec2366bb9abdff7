import { describe, expect, it } from 'vitest';
import { howToQuery } from '../../../../src/workflow/subject/how-to-query.ts';
import type { GuideSubject } from '../../../../src/workflow/subject/subject.ts';
import { subject } from '../../../support/workflow-subjects.ts';

const ESTIMATING = { id: 'estimating-throughput', title: 'Estimating throughput', ofStream: true };
const { schema } = subject();
const withExample = (example: unknown): Partial<GuideSubject> => ({
	schema: schema && { ...schema, content: { ...schema.content, examples: [example as string] } },
});

describe('link to the throughput calculator', () => {
	it('carries name, service, rate and the size of the example in bytes of UTF-8', () => {
		expect(
			howToQuery(
				ESTIMATING,
				subject({
					name: 'a.b.v1',
					destination: 'gateway',
					sample: { rate: 0.2, unit: 'session' },
					...withExample({ text: 'é' }),
				}),
			),
		).toEqual({ stream: 'a.b.v1', service: 'gateway', rate: '0.2', size: '13' });
	});

	it('leaves out what is not known, and a rate that collects nothing', () => {
		const bare = subject({
			name: 'a.b.v1',
			destination: null,
			sample: { rate: 0, unit: null },
			schema: null,
		});
		expect(howToQuery(ESTIMATING, bare)).toEqual({ stream: 'a.b.v1' });
	});
});

describe('link to another how-to', () => {
	it('says which stream it is about, where the how-to speaks of one', () => {
		const howTo = { id: 'where-to-run-sql', title: 'Where to run SQL', ofStream: true };
		expect(howToQuery(howTo, subject({ name: 'a.b.v1' }))).toEqual({ stream: 'a.b.v1' });
		expect(howToQuery({ ...howTo, ofStream: false }, subject({}))).toEqual({});
	});

	it('names no draft, which has no values that a page could load', () => {
		const howTo = { id: 'where-to-run-sql', title: 'Where to run SQL', ofStream: true };
		expect(howToQuery(howTo, subject({ origin: 'draft' }))).toEqual({});
	});
});
