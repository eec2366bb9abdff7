/**
 * How far a stream has come, as far as its configuration proves it. The configuration never shows a local test, a
 * plan, or whether a sampling rate is the one that was wanted; nothing of that is claimed.
 */

import type { CatalogConfig } from '../../model/config.ts';
import { LIFECYCLE_STATE, type LifecycleState } from '../../model/lifecycle-state.ts';
import type { SourceLocation } from '../../model/location.ts';
import type { Lifecycle, Producer, Sample, StreamView } from '../../model/stream.ts';
import { formatList } from '../../text/format.ts';
import { describeRate, type SampleUnits } from './sampling.ts';

export interface LifecycleFacts {
	readonly views: readonly StreamView[];
	readonly schemaTitle: string | null;
	readonly sample: Sample | null;
	readonly producers: readonly Producer[];
	readonly declaredAt: SourceLocation | null;
	/** Whether MediaWiki's servers may send it in the default view; null where no setting says so. */
	readonly eventBusEnabled: boolean | null;
	/** Titles of the wikis of the first environment on which a setting says that they may. */
	readonly enabledOn: readonly string[];
	readonly registered: Readonly<Record<string, boolean>>;
	readonly registeredAt: SourceLocation | null;
	readonly locate: (path: readonly string[]) => SourceLocation | null;
}

interface Statement {
	readonly statement: string;
	readonly location: SourceLocation | null;
}

/** The furthest state that the configuration proves, with the evidence for it. */
export function lifecycleOf(facts: LifecycleFacts, config: CatalogConfig, units: SampleUnits): Lifecycle {
	const evidence: Statement[] = [];
	const verdict = judge(facts, config, units, evidence);
	evidence.push(...registration(facts, config));
	return {
		state: verdict.state,
		phase: LIFECYCLE_STATE[verdict.state].phase,
		summary: verdict.summary,
		evidence,
	};
}

interface Verdict {
	readonly state: LifecycleState;
	readonly summary: string;
}

function judge(
	facts: LifecycleFacts,
	config: CatalogConfig,
	units: SampleUnits,
	evidence: Statement[],
): Verdict {
	const production = config.environments[0];
	const declared = facts.views.filter(({ declared }) => declared);
	const inProduction = declared.filter(({ environment }) => environment === production?.name);
	const title = production?.title.toLowerCase() ?? 'production';
	if (facts.schemaTitle === null) {
		evidence.push({ statement: 'It is named, but no entry gives it a schema.', location: facts.declaredAt });
		return { state: 'leftover', summary: 'settings are left over, but nothing declares the stream' };
	}
	if (inProduction.length === 0) {
		const where = listEnvironments(declared, config);
		evidence.push({ statement: `It is declared for ${where} only.`, location: facts.declaredAt });
		return { state: 'beta-only', summary: `declared for ${where}, not for ${title}` };
	}
	evidence.push({ statement: `It is declared for ${title}.`, location: facts.declaredAt });
	if (!inProduction.some(({ wiki }) => wiki === production?.wikis[0]?.name)) {
		const wikis = inProduction.map(({ wiki }) => wiki).join(', ');
		const gateways = production?.wikis[0]?.title ?? 'the first wiki';
		evidence.push({
			statement: `Only ${wikis} declares it; event services read the settings of ${gateways}.`,
			location: facts.declaredAt,
		});
		return { state: 'switched-off', summary: `declared for ${wikis} only, where no event service sees it` };
	}
	return judgeSample(facts, units, evidence, title);
}

function judgeSample(
	{ sample, producers, eventBusEnabled, enabledOn, locate }: LifecycleFacts,
	units: SampleUnits,
	evidence: Statement[],
	title: string,
): Verdict {
	const kinds = new Set(producers.map(({ kind }) => kind));
	if (eventBusEnabled === false && kinds.has('eventbus') && kinds.size === 1) {
		const location = locate(['producers', 'mediawiki_eventbus', 'enabled']);
		evidence.push({ statement: 'In general, EventBus may not send it.', location });
		if (enabledOn.length > 0) {
			const wikis = formatList(enabledOn);
			evidence.push({ statement: `On ${wikis} it may.`, location: null });
			return { state: 'full', summary: `declared for ${title}, sent on ${wikis} only` };
		}
		return { state: 'switched-off', summary: `declared for ${title}, its producer is switched off` };
	}
	if (sample === null) {
		evidence.push({
			statement: 'No sampling is configured; the code may draw a sample of its own.',
			location: null,
		});
		if (kinds.has('test-kitchen')) {
			const statement =
				'Test Kitchen sets the share of traffic of each instrument itself; it is not in here.';
			evidence.push({ statement, location: null });
		}
		return { state: 'full', summary: `declared for ${title}, not sampled` };
	}
	const location = sample.origin?.location ?? null;
	if (sample.rate === 0) {
		evidence.push({ statement: 'The sampling rate is 0, so nothing is sent.', location });
		return { state: 'switched-off', summary: `declared for ${title}, switched off by a sampling rate of 0` };
	}
	if (!sample.valid || sample.rate === null) {
		evidence.push({ statement: 'The sample is not valid, so browsers send nothing.', location });
		return { state: 'switched-off', summary: `declared for ${title}, its sample is not valid` };
	}
	const unit = units.find(({ name }) => name === sample.unit);
	const words = unit ? describeRate(sample.rate, unit) : `${sample.rate}`;
	if (sample.rate >= 1) {
		evidence.push({ statement: `The sampling rate is 1: ${words} sends events.`, location });
		return { state: 'full', summary: `declared for ${title} at the full rate` };
	}
	evidence.push({ statement: `The sampling rate is ${sample.rate}: ${words}.`, location });
	return { state: 'sampled', summary: `declared for ${title}, sampled at ${words}` };
}

function listEnvironments(views: readonly StreamView[], config: CatalogConfig): string {
	const names = new Set(views.map(({ environment }) => environment));
	const shown = config.environments.filter(({ name }) => names.has(name));
	return shown.map(({ title }) => title.toLowerCase()).join(' and ') || 'no environment';
}

/** Whether browsers may send it; said only of streams for which it matters. */
function registration(
	{ registered, registeredAt, producers }: LifecycleFacts,
	config: CatalogConfig,
): Statement[] {
	const web = producers.some(({ kind }) => kind === 'eventlogging-js' || kind === 'eventlogging-php');
	const where = config.environments.filter(({ name }) => registered[name]);
	if (!web || where.length === 0) return [];
	const titles = where.map(({ title }) => title.toLowerCase()).join(' and ');
	return [{ statement: `It is registered for EventLogging in ${titles}.`, location: registeredAt }];
}
