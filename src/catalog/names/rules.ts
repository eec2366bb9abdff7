/**
 * The rules for stream names. Pure and free of Node, because the name finder runs them in the browser on every
 * key press; the same rules run in the checks.
 */
import { parsePhpPattern } from '../../formats/pattern/php-delimiters.ts';
import { NAMING_PROBLEMS, type NamingRule } from '../../model/problems/naming.ts';
import { bySeverity, type Severity } from '../../model/severity.ts';
import { legacyPrefix, qualifiedTable, tableName } from '../lake/table-name.ts';
import { configurationQuery } from '../stream/values.ts';
import { versionInFront, versionOf, withoutVersion } from './parts.ts';

/** A Kafka topic's longest name (Kafka: Topic.MAX_NAME_LENGTH). */
const MAX_TOPIC_LENGTH = 249;

/** A name that was declared once, and when; days as they are shown. */
export interface RetiredName {
	readonly name: string;
	readonly from: string;
	readonly until: string;
}

/** What the names of the catalog and its configuration say; all of it plain data. */
export interface NamingSources {
	/** Names of all declared streams, patterns included. */
	readonly names: readonly string[];
	/** Names that were declared once and are not now. */
	readonly retired?: readonly RetiredName[] | undefined;
	/** Prefixes of topics, such as `eqiad.`, of all environments. */
	readonly topicPrefixes: readonly string[];
	readonly lake: { readonly database: string; readonly dropPrefixes: readonly string[] };
	/** URL of the API that answers stream configuration, or null. */
	readonly configurationApi: string | null;
}

/** The same, indexed for checking many names. */
export interface NamingContext extends NamingSources {
	readonly taken: ReadonlySet<string>;
	/** Streams by table. */
	readonly tables: ReadonlyMap<string, readonly string[]>;
	/** Names that were used before, by table. */
	readonly earlier: ReadonlyMap<string, readonly RetiredName[]>;
	readonly patterns: readonly { readonly source: string; readonly expression: RegExp }[];
}

export interface NameFinding {
	readonly rule: NamingRule;
	readonly severity: Severity;
	/** What is wrong with this name, a full sentence. */
	readonly message: string;
	/** Why the rule is there, one or two sentences. */
	readonly reason: string;
	/** The stream that stands in the way, where there is one. */
	readonly other: string | null;
}

/** One rule of the checklist. */
export interface NameRule {
	readonly rule: NamingRule;
	readonly severity: Severity;
	/** The rule as a demand: "Only letters, digits, dots, underscores and hyphens". */
	readonly demand: string;
}

/** The rules in the order of the checklist, each as what it asks for. */
export const NAME_RULES: readonly NameRule[] = (
	[
		['name-taken', 'No stream has the name'],
		['name-characters', 'Only letters, digits, dots, underscores and hyphens'],
		['name-too-long', `At most ${MAX_TOPIC_LENGTH} characters with the topic prefix`],
		['name-topic-prefix', 'No data center in front'],
		['name-case-only', 'Differs from every other name in more than capitals'],
		['name-table-taken', 'Its table is free'],
		['name-used-before', 'It was not used before'],
		['name-caught-by-pattern', 'No pattern catches it'],
		['name-empty-part', 'No empty part between dots'],
		['name-unversioned', 'Ends in a version: .v1, .dev0 or .rc0'],
		['name-hyphen', 'Underscores instead of hyphens'],
		['name-capital', 'Lower case'],
		['name-legacy-prefix', 'No prefix of legacy streams'],
		['name-version-in-front', 'The version at the end, not in front'],
		['name-without-namespace', 'A namespace in front'],
	] as const
).map(([rule, demand]) => ({ rule, severity: NAMING_PROBLEMS[rule].severity, demand }));

/** Indexes the names; do it once and check many names. */
export function namingContext(facts: NamingSources): NamingContext {
	const plain = facts.names.filter((name) => !name.startsWith('/'));
	const patterns = facts.names.flatMap((source) => {
		const expression = parsePhpPattern(source)?.javascript;
		return expression ? [{ source, expression }] : [];
	});
	return {
		...facts,
		taken: new Set(facts.names),
		tables: Map.groupBy(plain, (name) => tableName(name, facts.lake)),
		earlier: Map.groupBy(facts.retired ?? [], ({ name }) => tableName(name, facts.lake)),
		patterns,
	};
}

export interface NameCheckOptions {
	/** The name is that of a declared stream: it may be what it is, and only collisions with others count. */
	readonly declared?: boolean;
	/** Leaves out rules that only new streams must keep. */
	readonly established?: boolean;
}

/**
 * Checks a name against all rules.
 *
 * @returns the rules that it breaks, errors first, in the order of the checklist; none for a good and free name
 */
export function checkStreamName(
	name: string,
	context: NamingContext,
	{ declared = false, established = false }: NameCheckOptions = {},
): NameFinding[] {
	const findings: NameFinding[] = [];
	const add = (rule: NamingRule, message: string, other: string | null = null): void => {
		const { severity, why } = NAMING_PROBLEMS[rule];
		findings.push({ rule, severity, message, reason: why, other });
	};
	if (!declared && context.taken.has(name)) add('name-taken', `The name ${name} is taken.`, name);
	if (name.startsWith('/')) checkPattern(name, add);
	else {
		checkTopic(name, context, add);
		checkCollisions(name, context, declared, add);
		if (!established) checkStyle(name, context, add);
	}
	return findings.sort(bySeverity);
}

type Add = (rule: NamingRule, message: string, other?: string | null) => void;

function checkPattern(name: string, add: Add): void {
	const pattern = parsePhpPattern(name);
	if (!pattern || pattern.javascript) return;
	if (!pattern.valid) add('name-pattern-invalid', `The pattern ${name} is not valid. ${pattern.reason}`);
	else add('name-pattern-not-run', `The pattern ${name} cannot be tried here. ${pattern.reason}`);
}

function checkTopic(name: string, context: NamingContext, add: Add): void {
	const wrong = [...new Set(name.replace(/[A-Za-z0-9._-]/g, ''))];
	if (wrong.length > 0) {
		const shown = wrong.slice(0, 5).map((character) => (/\s/.test(character) ? 'a space' : `“${character}”`));
		add('name-characters', `Kafka refuses ${shown.join(', ')} in the name of a topic.`);
	}
	const longest = Math.max(0, ...context.topicPrefixes.map((prefix) => prefix.length));
	if (name.length + longest > MAX_TOPIC_LENGTH) {
		const total = name.length + longest;
		add('name-too-long', `Its topic would have ${total} characters; Kafka takes ${MAX_TOPIC_LENGTH}.`);
	}
	const prefix = context.topicPrefixes.find((one) => name.startsWith(one));
	if (prefix) add('name-topic-prefix', `It starts with the topic prefix “${prefix}”.`);
	if (name.split('.').some((part) => part === '')) add('name-empty-part', 'A dot in it separates nothing.');
}

function checkCollisions(name: string, context: NamingContext, declared: boolean, add: Add): void {
	const table = tableName(name, context.lake);
	const other = context.tables.get(table)?.find((one) => one !== name);
	if (other !== undefined && other.toLowerCase() === name.toLowerCase()) {
		add('name-case-only', `It differs from ${other} in capitals only.`, other);
	} else if (other !== undefined) {
		add('name-table-taken', `Its table ${table} is that of ${other} already.`, other);
	}
	if (declared) return;
	checkEarlier(name, table, context, add);
	const pattern = context.patterns.find(({ expression }) => expression.test(name));
	if (pattern) add('name-caught-by-pattern', `The pattern ${pattern.source} matches it.`, pattern.source);
}

/** New events under an old name would stand in the same table as the old ones. */
function checkEarlier(name: string, table: string, context: NamingContext, add: Add): void {
	const earlier = context.earlier.get(table) ?? [];
	const used = earlier.find((one) => one.name === name) ?? earlier[0];
	if (!used || context.taken.has(name)) return;
	const [whose, whole] = [used.name === name, qualifiedTable(name, context.lake)];
	add(
		'name-used-before',
		whose
			? `The name was used from ${used.from} to ${used.until}; its table ${whole} may still hold its data.`
			: `Its table ${whole} was that of ${used.name} from ${used.from} to ${used.until} and may still hold its data.`,
	);
}

function checkStyle(name: string, context: NamingContext, add: Add): void {
	const prefix = legacyPrefix(name, context.lake);
	if (prefix) add('name-legacy-prefix', `It starts with “${prefix}”, as only legacy streams do.`);
	if (versionOf(name) === null) add('name-unversioned', 'It does not end in .v1, .dev0, .rc0 or the like.');
	if (name.includes('-')) add('name-hyphen', 'It has a hyphen.');
	if (/[A-Z]/.test(name)) add('name-capital', 'It has capital letters.');
	if (versionInFront(name)) add('name-version-in-front', 'It starts with a version.');
	if (!withoutVersion(name).includes('.')) {
		add('name-without-namespace', 'Nothing in front of it says whose it is.');
	}
}

/** What a stream of this name would be called elsewhere. */
export interface DerivedNames {
	readonly topics: readonly string[];
	/** With its database; null for a pattern. */
	readonly table: string | null;
	/** Where its live configuration could be read, or null where no API is configured. */
	readonly configuration: string | null;
}

/** Topics, table and URL that follow from a name; a legacy name has no topic prefix. */
export function derivedNames(name: string, facts: NamingSources): DerivedNames {
	const legacy = legacyPrefix(name, facts.lake) !== null;
	const prefixes = legacy || facts.topicPrefixes.length === 0 ? [''] : facts.topicPrefixes;
	return {
		topics: prefixes.map((prefix) => prefix + name),
		table: name.startsWith('/') ? null : qualifiedTable(name, facts.lake),
		configuration: facts.configurationApi === null ? null : configurationQuery(facts.configurationApi, name),
	};
}

/** The verdict on a name, worst first. */
export type NameVerdict = 'invalid' | 'taken' | 'caught' | 'rules' | 'free';

/**
 * The verdict in one word: `taken`, `invalid` (an error), `caught` (by a pattern), `rules` (a warning) or `free`.
 */
export function nameVerdict(findings: readonly NameFinding[]): NameVerdict {
	const has = (rule: NamingRule): boolean => findings.some((finding) => finding.rule === rule);
	if (has('name-taken')) return 'taken';
	if (findings.some(({ severity }) => severity === 'error')) return 'invalid';
	if (has('name-caught-by-pattern')) return 'caught';
	return findings.some(({ severity }) => severity === 'warning') ? 'rules' : 'free';
}
