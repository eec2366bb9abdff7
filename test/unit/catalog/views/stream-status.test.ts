import { describe, expect, it } from 'vitest';
import {
	collectedPersonalData,
	samplingText,
	streamStatus,
} from '../../../../src/catalog/views/stream-status.ts';
import type { Stream } from '../../../../src/model/stream.ts';
import { aConfiguration, aStream } from '../../../support/builders.ts';

const config = aConfiguration();
const environment = config.environments[0]?.name ?? '';
/** The labels of a stream's statuses, each with its colour. */
const labels = (parts: Partial<Stream> = {}, name = 'a.stream'): readonly string[] =>
	streamStatus(aStream(name, { schemaTitle: 'a/b', schemaPresent: true, ...parts }), config).map(
		({ label, tone }) => `${label} (${tone})`,
	);
/** What a stream has beyond one that is declared in production and not sampled. */
const beyond = (parts: Partial<Stream>, name?: string): readonly string[] =>
	labels(parts, name).filter((label) => !labels().includes(label));
const lifecycle = (state: Stream['lifecycle']['state']) => ({
	lifecycle: { state, phase: 'full', summary: 'declared in one place', evidence: [] },
});

describe('what decides whether it is the right stream', () => {
	it('is at least how far it has come and how much is collected', () => {
		expect(labels()).toEqual(['Declared in production (success)', 'No sampling configured (neutral)']);
	});

	it.each<[string, Partial<Stream>, readonly string[]]>([
		[
			'the rate of a sampled stream, without its stage',
			{
				...lifecycle('sampled'),
				sample: { rate: 0.2, unit: 'session', valid: true, origin: null } as unknown as Stream['sample'],
				sampling: { [environment]: '1 in 5 sessions; none on one wiki' },
			},
			['Sampled: 1 in 5 sessions (progressive)'],
		],
		[
			'that each instrument has its own rate in Test Kitchen',
			{
				producers: [{ kind: 'test-kitchen', evidence: 'It says so.', location: null }],
			},
			['Set per instrument in Test Kitchen (neutral)'],
		],
		[
			'both kinds of personal data',
			{ collects: { ip: true, userAgent: true } },
			['Collects IP address, user agent (warning)'],
		],
		['the user agent alone', { collects: { ip: false, userAgent: true } }, ['Collects user agent (warning)']],
		['that it is of old', { legacy: true }, ['Legacy (neutral)']],
		['that its schema is not there', { schemaPresent: false }, ['Schema not in this catalog (warning)']],
		['that it has no schema', { schemaPresent: false, schemaTitle: null }, ['No schema (warning)']],
		[
			'that events arrive',
			{ activity: { state: 'active', asOf: '2026-08-01', lastEvent: null, days: [] } },
			[expect.stringMatching(/\(success\)$/) as unknown as string],
		],
		[
			'that none arrive',
			{ activity: { state: 'idle', asOf: '2026-08-01', lastEvent: null, days: [] } },
			[expect.stringMatching(/\(warning\)$/) as unknown as string],
		],
		[
			'nothing of counts that do not tell',
			{
				activity: { state: 'unknown', asOf: '2026-08-01', lastEvent: null, days: [] },
			},
			[],
		],
		[
			'that it has errors',
			{
				problems: [
					{
						code: 'x',
						severity: 'error',
						subject: 'stream:a',
						file: null,
						line: null,
						message: 'No.',
						hint: '',
					},
				],
			},
			['Has errors (error)'],
		],
		[
			'nothing of a notice',
			{
				problems: [
					{
						code: 'x',
						severity: 'notice',
						subject: 'stream:a',
						file: null,
						line: null,
						message: 'No.',
						hint: '',
					},
				],
			},
			[],
		],
	])('tells %s', (_what, parts, expected) => {
		expect(beyond(parts)).toEqual(expected);
	});

	it('tells what a note says of its state', () => {
		for (const [status, label] of [
			['active', 'Active'],
			['deprecated', 'Deprecated'],
			['experimental', 'Experimental'],
			['retired', 'Retired'],
		] as const) {
			const note = { status } as unknown as NonNullable<Stream['note']>;
			expect(beyond({ note })).toEqual([`${label} (neutral)`]);
		}
	});

	it('tells of no rate where a stream is only on beta', () => {
		expect(labels(lifecycle('beta-only'))).toEqual(['Beta only (warning)']);
	});

	it('explains its stage by the evidence, and leads to all of that stage', () => {
		const [stage] = streamStatus(aStream('a', lifecycle('switched-off')), config);
		expect(stage).toEqual({
			label: 'Switched off',
			tone: 'warning',
			phase: 'limited-production',
			meaning: 'Declared in one place',
			href: '/streams/?state=switched-off',
		});
	});

	it('leads from personal data to all streams with the same', () => {
		const hrefs = (collects: Stream['collects']) =>
			streamStatus(aStream('a', { collects }), config)
				.filter(({ label }) => label.startsWith('Collects'))
				.map(({ href }) => href);
		expect(hrefs({ ip: true, userAgent: true })).toEqual(['/streams/?collects=ip']);
		expect(hrefs({ ip: false, userAgent: true })).toEqual(['/streams/?collects=user-agent']);
	});
});

describe('how much is collected', () => {
	it('begins with a capital, and says where nothing is configured', () => {
		const stream = aStream('a', {
			sample: { rate: 1, unit: 'session', valid: true, origin: null } as unknown as Stream['sample'],
			sampling: { beta: 'every session' },
		});
		expect(samplingText(stream, 'beta')).toBe('Every session');
		expect(samplingText(stream, 'production')).toBe('No sampling configured');
	});
	it('is personal data only where the platform adds some', () => {
		expect(collectedPersonalData({ collects: { ip: false, userAgent: false } })).toBe('');
		expect(collectedPersonalData({ collects: { ip: true, userAgent: false } })).toBe('IP address');
	});
});
