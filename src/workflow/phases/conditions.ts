import { isOfKind, type ProducerKind, type ProducerTrait } from '../../model/producer-kind.ts';
import type { GuideConfig } from '../subject/guide-config.ts';
import type { GuideSubject } from '../subject/subject.ts';

interface Condition {
	/** Completes "where …"; shown where a text is read without a stream, and in messages. */
	readonly says: string;
	holds(subject: GuideSubject, facts: GuideConfig): boolean;
}

const producerOf = ({ producers }: GuideSubject): ProducerKind => producers[0]?.kind ?? 'unknown';
const producedBy =
	(kind: ProducerKind) =>
	(subject: GuideSubject): boolean =>
		producerOf(subject) === kind;
const producedByKind =
	(trait: ProducerTrait) =>
	(subject: GuideSubject): boolean =>
		isOfKind(producerOf(subject), trait);

/** The same for every producer, not only the first. */
const alsoProducedBy =
	(kind: ProducerKind) =>
	({ producers }: GuideSubject): boolean =>
		producers.some((one) => one.kind === kind);

/**
 * EventLogging registers a stream for browsers and for PHP alike, so without a known sender either may be meant; a
 * sender that names both is both. A migrated stream and a draft say which.
 */
function eventLoggingEither({ producers, sender, origin, legacy }: GuideSubject): boolean {
	const kinds = producers.map(({ kind }) => kind);
	if (sender !== null) return kinds.includes('eventlogging-js') && kinds.includes('eventlogging-php');
	return kinds[0] === 'eventlogging-js' && origin === 'catalog' && !legacy;
}

/** A registration or a list of owners shows that software sends a stream, but is not what sends it. */
const isCodeFile = (path: string): boolean => path !== '' && !/\.(?:md|json|ya?ml)$/i.test(path);

/** Without a known software, what is part of MediaWiki is reviewed on Gerrit. */
const onGerrit = producedByKind('mediawiki');

const destinationOf = (subject: GuideSubject, facts: GuideConfig) =>
	facts.destinations.find(({ name }) => name === subject.destination);

/** Whether the client that sends the events draws a sample as the stream configuration says. */
const sampledByConfiguration = (subject: GuideSubject): boolean =>
	producedByKind('samples')(subject) && subject.sender?.client !== 'test-kitchen';
const rateOf = (subject: GuideSubject): number | null => (subject.sample === null ? 1 : subject.sample.rate);

/**
 * The words that `when` may use, in the phase table and in step texts. Each is one question about a stream; a new
 * one is a row here.
 */
export const CONDITIONS = {
	'eventlogging-js': {
		says: 'the events are sent by mw.eventLog in the browser',
		holds: producedBy('eventlogging-js'),
	},
	'eventlogging-php': {
		says: 'the events are sent by EventLogging in PHP',
		holds: producedBy('eventlogging-php'),
	},
	eventbus: { says: 'the events are sent by EventBus in MediaWiki', holds: producedBy('eventbus') },
	'test-kitchen': {
		says: 'the events are sent by a Test Kitchen instrument',
		holds: (subject) => producedBy('test-kitchen')(subject) || subject.sender?.client === 'test-kitchen',
	},
	'kitchen-app': {
		says: 'an app sends the events through Test Kitchen',
		holds: ({ sender }) => sender?.client === 'test-kitchen',
	},
	'eventlogging-either': {
		says: 'events are sent by EventLogging, in the browser or in PHP',
		holds: (subject) => eventLoggingEither(subject),
	},
	android: { says: 'the events are sent by the Android app', holds: producedBy('android') },
	ios: { says: 'the events are sent by the iOS app', holds: producedBy('ios') },
	app: { says: 'the events are sent by a mobile app', holds: producedByKind('app') },
	'android-too': {
		says: 'the Android app sends the events, too',
		holds: alsoProducedBy('android'),
	},
	'ios-too': { says: 'the iOS app sends the events, too', holds: alsoProducedBy('ios') },
	'any-app': {
		says: 'the events are sent by more than one app, or by one that is not known',
		holds: producedBy('app'),
	},
	eventgate: { says: 'the event gateway itself makes the events', holds: producedBy('eventgate') },
	flink: { says: 'a stream processor writes the events to Kafka', holds: producedBy('flink') },
	'flink-python': {
		says: 'the stream processor is written in Python',
		holds: (subject) => producedBy('flink')(subject) && subject.sender?.language === 'python',
	},
	'flink-java': {
		says: 'the stream processor is written in Java',
		holds: (subject) => producedBy('flink')(subject) && subject.sender?.language === 'java',
	},
	http: { says: 'a service posts the events over HTTP', holds: producedBy('http') },
	'log-channel': {
		says: 'the events are what a log channel of MediaWiki records',
		holds: ({ sender }) => sender?.how?.includes('log channel') ?? false,
	},
	'sender-known': {
		says: 'it is known which software sends the events',
		holds: ({ sender }) => (sender?.software ?? null) !== null,
	},
	'code-file': {
		says: 'the file that sends the events is known',
		holds: ({ sender }) => isCodeFile(sender?.evidence?.path ?? ''),
	},
	'owner-known': {
		says: 'the team that answers for the stream is known',
		holds: ({ sender }) => (sender?.owner ?? null) !== null,
	},
	'owners-file': {
		says: 'every instrument of the software is listed with its owner',
		holds: ({ sender }) => (sender?.software?.ownersFile ?? null) !== null,
	},
	'samples-itself': {
		says: 'the sender samples outside of the stream configuration',
		holds: ({ sender }) => (sender?.samples ?? null) !== null,
	},
	retired: {
		says: 'nothing sends the stream any more',
		holds: ({ sender }) => (sender?.retired ?? null) !== null,
	},
	gerrit: {
		says: 'changes of the code are reviewed on Gerrit',
		holds: (subject) =>
			subject.sender?.software ? subject.sender.software.review === 'gerrit' : onGerrit(subject),
	},
	'product-question': {
		says: 'a product question stands behind the stream',
		holds: (subject) =>
			(producedByKind('mediawiki')(subject) && !producedBy('eventbus')(subject)) ||
			producedByKind('app')(subject),
	},
	'producer-unknown': {
		says: 'the configuration does not say who sends the events',
		holds: producedBy('unknown'),
	},
	mediawiki: {
		says: 'the instrument is part of MediaWiki',
		holds: producedByKind('mediawiki'),
	},
	browser: {
		says: 'the events are sent from a browser',
		holds: producedByKind('browser'),
	},
	legacy: {
		says: 'the stream was migrated from a legacy EventLogging schema',
		holds: ({ legacy }) => legacy,
	},
	'context-values': {
		says: 'the configuration asks the client for contextual attributes',
		holds: ({ provideValues }) => provideValues.length > 0,
	},
	regex: { says: 'the stream name is a regular expression', holds: ({ pattern }) => pattern },
	private: {
		says: 'the stream is for private wikis',
		holds: ({ name }) => name.split('.').includes('private'),
	},
	public: { says: 'everybody can read the stream', holds: (subject) => subject.public },
	'explicit-topics': {
		says: 'the configuration lists the Kafka topics itself',
		holds: ({ explicitTopics }) => explicitTopics,
	},
	'no-destination': {
		says: 'the configuration names no event service',
		holds: ({ destination }) => destination === null,
	},
	'public-intake': {
		says: 'the event service takes events from the internet',
		holds: (subject, facts) => Object.keys(destinationOf(subject, facts)?.intake ?? {}).length > 0,
	},
	'needs-restart': {
		says: 'the event service reads stream configuration only when it starts',
		holds: (subject, facts) => destinationOf(subject, facts)?.reload === 'restart',
	},
	'schema-present': {
		says: 'the schema is in one of the loaded repositories',
		holds: ({ schema, newSchema }) => schema !== null && !newSchema,
	},
	'schema-missing': {
		says: 'the schema is in none of the loaded repositories',
		holds: ({ schema }) => schema === null,
	},
	'schema-new': { says: 'the stream brings a new schema', holds: ({ newSchema }) => newSchema },
	'schema-reused': {
		says: 'other streams already carry the same schema',
		holds: ({ schema, newSchema, sharedWith, origin }) =>
			schema !== null && !newSchema && (sharedWith.length > 0 || origin === 'draft'),
	},
	'schema-shared': {
		says: 'other streams carry the same schema',
		holds: ({ sharedWith }) => sharedWith.length > 0,
	},
	'schema-in-development': {
		says: 'the schema is in development',
		holds: ({ schemaTitle }) => schemaTitle?.startsWith('development/') ?? false,
	},
	sampled: {
		says: 'the configuration samples the stream',
		holds: (subject) => sampledByConfiguration(subject) && subject.sample !== null,
	},
	'client-sampling': {
		says: 'the client draws a sample as the stream configuration says',
		holds: sampledByConfiguration,
	},
	'full-rate': {
		says: 'nothing is sampled away',
		holds: (subject) => rateOf(subject) === 1,
	},
	'switched-off': {
		says: 'production collects nothing',
		holds: ({ lifecycle }) => lifecycle.state === 'switched-off',
	},
	'in-production': {
		says: 'production collects the stream',
		holds: ({ lifecycle }) => lifecycle.state === 'full' || lifecycle.state === 'sampled',
	},
	'beta-only': {
		says: 'only beta declares the stream',
		holds: ({ lifecycle }) => lifecycle.state === 'beta-only',
	},
	draft: { says: 'the stream is a draft', holds: ({ origin }) => origin === 'draft' },
	'hadoop-on': { says: 'events are copied to the data lake', holds: ({ ingestion }) => ingestion.hadoop },
	'hive-on': {
		says: 'events reach a table',
		holds: ({ ingestion, table }) => ingestion.hadoop && ingestion.hive && table !== null,
	},
	canary: { says: 'canary events are on', holds: (subject) => subject.canary },
} as const satisfies Record<string, Condition>;

export type ConditionName = keyof typeof CONDITIONS;

/** All names, in the order in which they are documented. */
export const CONDITION_NAMES = Object.keys(CONDITIONS) as readonly ConditionName[];

interface Term {
	readonly name: ConditionName;
	readonly not: boolean;
}

/** What `when` says: any of these, each all of its terms. */
export type When = readonly (readonly Term[])[];

export type ParsedWhen =
	| { readonly when: When }
	| {
			/** What is wrong, a full sentence. */ readonly fault: string;
			/** The word that is not a condition, or null. */ readonly unknown: string | null;
	  };

/**
 * Reads `legacy and not regex or app`: `and` binds more tightly than `or`, `not` stands before a name.
 *
 * @param text as written in `phases.yaml` or in `<Only when="…">`
 */
export function parseWhen(text: string): ParsedWhen {
	const alternatives: Term[][] = [];
	for (const alternative of text.trim().split(/\s+or\s+/)) {
		const terms: Term[] = [];
		for (const part of alternative.split(/\s+and\s+/)) {
			const match = /^(not\s+)?(\S+)$/.exec(part.trim());
			const name = match?.[2];
			if (name === undefined) {
				return {
					fault: `\`${text}\` is not a condition; write names joined by "and", "or" and "not".`,
					unknown: null,
				};
			}
			if (!isConditionName(name)) return { fault: `\`${name}\` is not a condition.`, unknown: name };
			terms.push({ name, not: match?.[1] !== undefined });
		}
		alternatives.push(terms);
	}
	return { when: alternatives };
}

function isConditionName(text: string): text is ConditionName {
	return Object.hasOwn(CONDITIONS, text);
}

/** Whether a condition holds for a stream. */
export function holds(when: When, subject: GuideSubject, facts: GuideConfig): boolean {
	return when.some((terms) => terms.every(({ name, not }) => CONDITIONS[name].holds(subject, facts) !== not));
}

/** A condition in words: "where the stream is public, unless it is a pattern"; alternatives are joined by "or". */
export function sayWhen(when: When): string {
	return when
		.map((terms) => {
			const said = (not: boolean): string =>
				terms
					.filter((term) => term.not === not)
					.map(({ name }) => CONDITIONS[name].says)
					.join(not ? ' or ' : ' and ');
			const [positive, negative] = [said(false), said(true)];
			return [positive && `where ${positive}`, negative && `unless ${negative}`].filter(Boolean).join(', ');
		})
		.join(', or ');
}
