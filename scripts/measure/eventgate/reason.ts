import type { CheckStep } from '../../../src/catalog/event/check-event.ts';

/** What EventGate says of each check that it makes, in its order. The last is what the schema says. */
const REASONS: readonly (readonly [CheckStep, RegExp])[] = [
	['envelope', /Field\(s\) meta\.stream were missing/],
	// A `$schema` that is no text makes its validator fail.
	[
		'schema',
		/Field\(s\) \$schema were missing|Absolute schema URIs|Failed loading schema|replace is not a function/,
	],
	['stream', /is not a configured stream/],
	['title', /schema title must be/],
	['valid', /failed validation with schema|"status":"invalid"/],
];

/** The check that failed first, by EventGate's answer; null where it says something else. */
export const stepOf = (answer: string): CheckStep | null =>
	REASONS.find(([, words]) => words.test(answer))?.[0] ?? null;
