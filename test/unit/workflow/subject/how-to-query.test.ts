import { describe, expect, it } from 'vitest';
import { howToQuery } from '../../../../src/workflow/subject/how-to-query.ts';
import type { GuideSubject } from '../../../../src/workflow/subject/subject.ts';
import { subject } from '../../../support/workflow-subjects.ts';

const { schema } = subject();
const withExample = (example: unknown): Partial<GuideSubject> => ({
	schema: schema && { ...schema, content: { ...schema.content, examples: [example as string] } },
});

describe('link to the throughput calculator', () => {
	it('carries name, service, rate and the size of the example in bytes of UTF-8', () => {
		expect(
			howToQuery(
				'estimating-throughput',
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
		expect(howToQuery('estimating-throughput', bare)).toEqual({ stream: 'a.b.v1' });
	});

	it('is plain for every other how-to', () => {
		expect(howToQuery('choosing-metrics', subject({}))).toEqual({});
	});
});
