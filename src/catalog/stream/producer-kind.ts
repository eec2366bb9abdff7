import { asText, at, type JsonObject } from '../../model/json.ts';
import type { SourceLocation } from '../../model/location.ts';
import type { Sender } from '../../model/sender.ts';
import type { Producer } from '../../model/stream.ts';
import type { ProducerRule, StreamRules } from '../../sources/rules/streams.ts';

/** What the rules for producers look at. */
export interface ProducerFacts {
	readonly name: string;
	readonly effective: JsonObject;
	readonly destination: string | null;
	/** Where the name is registered for EventLogging, or null where it is not. */
	readonly registeredAt: SourceLocation | null;
	readonly registered: boolean;
	/** Where a setting was written. */
	readonly locate: (path: readonly string[]) => SourceLocation | null;
	readonly declaredAt: SourceLocation | null;
}

/**
 * Who sends a stream, by the rule table in `content/streams.yaml`: every rule that holds, each kind once; a
 * fallback only where nothing before it held. At least one; `unknown` where no rule holds.
 *
 * @param sender what somebody wrote down of it, which goes before every rule
 */
export function producersOf(
	facts: ProducerFacts,
	rules: StreamRules,
	sender: Sender | null = null,
): Producer[] {
	if (sender !== null) return sender.kinds.map((kind) => ({ kind, evidence: said(sender), location: null }));
	const producers: Producer[] = [];
	for (const rule of rules.producers) {
		if (rule.fallback && producers.length > 0) continue;
		if (producers.some(({ kind }) => kind === rule.kind) || !holds(rule, facts)) continue;
		producers.push({ kind: rule.kind, evidence: evidenceOf(rule, facts), location: locationOf(rule, facts) });
	}
	if (producers.length > 0) return producers;
	const evidence = 'Neither its name nor its settings say who sends it.';
	return [{ kind: 'unknown', evidence, location: facts.declaredAt }];
}

/** How the catalog knows the sender. */
function said({ software, evidence, unverified, retired }: Sender): string {
	if (retired !== null) return retired;
	const where =
		evidence === null
			? ''
			: ` in ${evidence.path}${evidence.repository === null ? '' : ` of ${evidence.repository}`}`;
	const who = software === null ? 'The list of senders names it' : `${software.title} sends it${where}`;
	return unverified === null ? `${who}.` : `${who}. ${unverified}`;
}

function holds(rule: ProducerRule, facts: ProducerFacts): boolean {
	const { names, destinations, registered, setting, settings } = rule;
	if (names.length > 0 && !names.some((pattern) => pattern.test(facts.name))) return false;
	if (destinations.length > 0 && !destinations.includes(facts.destination ?? '')) return false;
	if (registered && !facts.registered) return false;
	if (!settings.every((path) => isThere(facts, path))) return false;
	if (!setting) return true;
	const value = at(facts.effective, setting.path);
	return setting.equals === undefined ? isThere(facts, setting.path) : value === setting.equals;
}

const isThere = (facts: ProducerFacts, path: readonly string[]): boolean =>
	(at(facts.effective, path) ?? null) !== null;

function evidenceOf(rule: ProducerRule, facts: ProducerFacts): string {
	const value = rule.setting ? at(facts.effective, rule.setting.path) : undefined;
	return rule.evidence.replaceAll('{value}', () => asText(value));
}

function locationOf(rule: ProducerRule, facts: ProducerFacts): SourceLocation | null {
	if (rule.setting) return facts.locate(rule.setting.path);
	return rule.registered ? facts.registeredAt : facts.declaredAt;
}
