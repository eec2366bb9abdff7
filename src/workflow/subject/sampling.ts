import type { GuideContext } from './platform.ts';
import { placeholder, type Value } from './value.ts';

/** The configured rate; a stream without `sample` collects everything (EventLogging, SamplingController). */
export function currentRate({ subject }: GuideContext): number {
	return subject.sample === null ? 1 : (subject.sample.rate ?? 0);
}

/** The rate to begin production with: the lowest of the phase table, or the stream's own where that is lower. */
export function firstRate(context: GuideContext): number {
	const current = currentRate(context);
	const lowest = context.rates[0] ?? 1;
	return current > 0 ? Math.min(lowest, current) : lowest;
}

/**
 * The rate to go to from here: for a stream in production the next of the phase table, for a draft the rate that
 * it states as its aim.
 */
export function nextRate(context: GuideContext): number {
	const current = currentRate(context);
	if (context.subject.origin === 'draft' && current > 0) return current;
	return context.rates.find((rate) => rate > current) ?? current;
}

/** What is drawn: sessions, devices or page views. */
export function unitOf({ subject }: GuideContext): Value {
	return (
		subject.sample?.unit ??
		placeholder(
			'SAMPLING_UNIT',
			'What is drawn: `session` or `pageview` in browsers, `device` or `session` in apps. The question decides.',
		)
	);
}
