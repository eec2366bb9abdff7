import { describe, expect, it } from 'vitest';
import {
	CONDITION_NAMES,
	CONDITIONS,
	holds,
	parseWhen,
	sayWhen,
	type When,
} from '../../../../src/workflow/phases/conditions.ts';
import type { GuideSubject } from '../../../../src/workflow/subject/subject.ts';
import { facts, subject } from '../../../support/workflow-subjects.ts';

function when(text: string): When {
	const parsed = parseWhen(text);
	if ('fault' in parsed) throw new Error(parsed.fault);
	return parsed.when;
}
const truthOf = (text: string, changes: Partial<GuideSubject> = {}): boolean =>
	holds(when(text), subject(changes), facts);

describe('conditions', () => {
	it('bind "and" more tightly than "or", and "not" to the name after it', () => {
		expect(truthOf('legacy and regex or eventlogging-js')).toBe(true);
		expect(truthOf('legacy and regex or app')).toBe(false);
		expect(truthOf('not legacy and not regex')).toBe(true);
		expect(truthOf('not eventlogging-js')).toBe(false);
	});

	it('are said in words', () => {
		expect(sayWhen(when('not legacy or app'))).toBe(
			'unless the stream was migrated from a legacy EventLogging schema, or where the events are sent by a mobile app',
		);
		expect(sayWhen(when('regex and not private'))).toBe(
			'where the stream name is a regular expression, unless the stream is for private wikis',
		);
	});

	it('name a word that is not a condition', () => {
		expect(parseWhen('legacy and old')).toEqual({ fault: '`old` is not a condition.', unknown: 'old' });
		expect(parseWhen('legacy regex')).toMatchObject({ unknown: null });
		expect(parseWhen('toString')).toMatchObject({ unknown: 'toString' });
	});

	it('follow the sender that tells most', () => {
		const producers = [
			{ kind: 'ios' as const, evidence: '' },
			{ kind: 'eventlogging-js' as const, evidence: '' },
		];
		expect(truthOf('ios and app and client-sampling', { producers })).toBe(true);
		expect(truthOf('eventlogging-js or mediawiki', { producers })).toBe(false);
	});

	it('tell a schema that is re-used from one of its own, a missing one and a new one', () => {
		const states = ['schema-present', 'schema-missing', 'schema-new', 'schema-reused'];
		const of = (changes: Partial<GuideSubject>) => states.filter((state) => truthOf(state, changes));
		expect(of({})).toEqual(['schema-present']);
		expect(of({ sharedWith: ['other'] })).toEqual(['schema-present', 'schema-reused']);
		expect(of({ schema: null })).toEqual(['schema-missing']);
		expect(of({ newSchema: true, origin: 'draft' })).toEqual(['schema-new']);
	});

	it('know full rate, sampling and switched off', () => {
		expect(truthOf('full-rate', { sample: null })).toBe(true);
		expect(truthOf('sampled', { sample: null })).toBe(false);
		expect(truthOf('sampled and not full-rate', { sample: { rate: 0.2, unit: 'session' } })).toBe(true);
		expect(truthOf('full-rate', { sample: { rate: 0, unit: 'session' } })).toBe(false);
	});

	it('know what the destination does', () => {
		expect(truthOf('public-intake and not needs-restart')).toBe(true);
		expect(truthOf('needs-restart and not public-intake', { destination: 'gateway-main' })).toBe(true);
		expect(truthOf('no-destination and not needs-restart', { destination: null })).toBe(true);
	});

	it('each say what they ask', () => {
		for (const name of CONDITION_NAMES) expect(CONDITIONS[name].says, name).toMatch(/^[a-z].*[^.]$/);
	});
});
