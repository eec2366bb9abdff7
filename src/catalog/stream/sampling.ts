/** How much of a stream is collected, as settings and in words. */

import type { CatalogConfig } from '../../model/config.ts';
import { at, isObject, type Json } from '../../model/json.ts';
import type { Sample, SettingOrigin, Stream, StreamView } from '../../model/stream.ts';
import type { StreamRules } from '../../sources/rules/streams.ts';
import { formatList, formatNumber, formatPercent } from '../../text/format.ts';

export type SampleUnits = StreamRules['sampleUnits'];

/**
 * The sample of effective settings, or null where there is none, so that everything is collected. Valid is, as
 * for EventLogging's SamplingController, a rate above 0 (and here at most 1) with a unit that a client knows.
 */
export function sampleOf(
	effective: Json,
	units: SampleUnits,
	originAt: (path: readonly string[]) => SettingOrigin | null,
): Sample | null {
	const sample = at(effective, ['sample']);
	if (sample === undefined || sample === null) return null;
	const rate = at(sample, ['rate']);
	const unit = at(sample, ['unit']);
	const known = units.some(({ name }) => name === unit);
	return {
		rate: typeof rate === 'number' ? rate : null,
		unit: typeof unit === 'string' ? unit : null,
		valid: typeof rate === 'number' && rate > 0 && rate <= 1 && known,
		origin: originAt(['sample', 'rate']) ?? originAt(['sample']),
	};
}

/** A rate in words: "1 in 5 pageviews", "every session", "37.5 % of devices", "nothing". */
export function describeRate(rate: number, unit: { readonly name: string; readonly plural: string }): string {
	if (rate <= 0) return 'nothing';
	if (rate >= 1) return `every ${unit.name}`;
	const share = 1 / rate;
	const whole = Math.round(share);
	if (Math.abs(share - whole) < 1e-6 * whole) return `1 in ${formatNumber(whole)} ${unit.plural}`;
	return `${formatPercent(rate)} of ${unit.plural}`;
}

/** What no stream without a sample may be said to do more than: whether its code samples is not in the configuration. */
export const NOT_SAMPLED = 'no sampling configured';

/** What one view collects: the sample in words. */
function describeCollected(effective: Json | null, units: SampleUnits): string {
	const sample = at(effective ?? undefined, ['sample']);
	if (!isObject(sample)) return NOT_SAMPLED;
	const rate = at(sample, ['rate']);
	const unitName = at(sample, ['unit']);
	if (rate === 0) return 'nothing';
	const unit = units.find(({ name }) => name === unitName);
	if (typeof rate !== 'number' || rate < 0 || rate > 1 || !unit)
		return 'nothing on the web, because the sample is not valid';
	return describeRate(rate, unit);
}

/** One sentence part for each amount that is collected somewhere, the default view's first. */
export interface SamplingPhrase {
	readonly words: string;
	/** Titles of the wikis that collect so much; empty for the amount that holds everywhere else. */
	readonly wikis: readonly string[];
}

/**
 * What an environment collects, wiki by wiki: the phrase of its first wiki comes first and names no wikis, because
 * it holds wherever no other does.
 */
function samplingPhrases(
	views: readonly StreamView[],
	environment: CatalogConfig['environments'][number],
	units: SampleUnits,
): SamplingPhrase[] {
	const titles = new Map(environment.wikis.map(({ name, title }) => [name, title]));
	const shown = views.filter((view) => view.environment === environment.name && view.declared);
	const groups = Map.groupBy(shown, ({ effective }) => describeCollected(effective, units));
	const first = environment.wikis[0]?.name;
	return Array.from(groups, ([words, members]) => ({
		words,
		wikis: members[0]?.wiki === first ? [] : members.map(({ wiki }) => titles.get(wiki) ?? wiki),
	}));
}

/**
 * The same as one line: "1 in 5 pageviews; 1 in 100 on English Wikipedia; off on Office Wiki". Empty where the
 * environment does not declare the stream.
 */
export function describeSampling(
	stream: Pick<Stream, 'views'>,
	environment: CatalogConfig['environments'][number],
	units: SampleUnits,
): string {
	return samplingPhrases(stream.views, environment, units)
		.map(({ words, wikis }) => {
			const what = words === 'nothing' ? 'off' : words;
			return wikis.length === 0 ? what : `${what} on ${formatList(wikis)}`;
		})
		.join('; ');
}
