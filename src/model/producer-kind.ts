/** Who sends the events of a stream. One row for each kind, with what is true of it. */

interface ProducerKindRow {
	/** In lists and filters. */
	readonly label: string;
	/** As one chooses it for a stream that is not there yet; absent where nobody could. */
	readonly draftLabel?: string;
	/** The client draws the sample that the stream configuration asks for. */
	readonly samples?: true;
	/** Runs in browsers. */
	readonly browser?: true;
	/** Is a part of MediaWiki. */
	readonly mediawiki?: true;
	/** Is a mobile app. */
	readonly app?: true;
	/** Adds contextual attributes that the configuration asks for (`provide_values`). */
	readonly contextValues?: true;
}

/** In the order in which one chooses among them. */
export const PRODUCER_KIND = {
	'eventlogging-js': {
		label: 'Browsers (EventLogging)',
		draftLabel: 'Browser, with mw.eventLog',
		samples: true,
		browser: true,
		mediawiki: true,
		contextValues: true,
	},
	'test-kitchen': {
		label: 'Test Kitchen',
		draftLabel: 'Test Kitchen instrument',
		browser: true,
		mediawiki: true,
		contextValues: true,
	},
	'eventlogging-php': {
		label: 'MediaWiki (EventLogging)',
		draftLabel: 'MediaWiki PHP, with EventLogging',
		mediawiki: true,
	},
	eventbus: { label: 'MediaWiki (EventBus)', draftLabel: 'MediaWiki PHP, with EventBus', mediawiki: true },
	android: {
		label: 'Android app',
		draftLabel: 'Android app',
		samples: true,
		app: true,
		contextValues: true,
	},
	ios: {
		label: 'iOS app',
		draftLabel: 'iOS app',
		samples: true,
		app: true,
		contextValues: true,
	},
	/** More than one app, or one that is not known. */
	app: { label: 'Mobile apps', draftLabel: 'Both apps', samples: true, app: true, contextValues: true },
	http: { label: 'HTTP clients', draftLabel: 'A service, over HTTP' },
	flink: { label: 'Stream processor', draftLabel: 'A Flink job' },
	/** The event gateway itself. */
	eventgate: { label: 'Event service' },
	unknown: { label: 'Unknown', draftLabel: 'Not decided' },
} as const satisfies Record<string, ProducerKindRow>;

/** Decides the instrumentation column of the guide. */
export type ProducerKind = keyof typeof PRODUCER_KIND;

export const PRODUCER_KINDS = Object.keys(PRODUCER_KIND) as readonly ProducerKind[];

/** What can be true of a kind. */
export type ProducerTrait = 'samples' | 'browser' | 'mediawiki' | 'app' | 'contextValues';

/** Whether something is true of a kind of producer. */
export const isOfKind = (kind: ProducerKind, trait: ProducerTrait): boolean =>
	(PRODUCER_KIND[kind] as ProducerKindRow)[trait] ?? false;

/** The kinds that one can choose for a draft, with the words for the choice. */
export const DRAFT_PRODUCERS: readonly (readonly [ProducerKind, string])[] = PRODUCER_KINDS.flatMap(
	(kind) => {
		const { draftLabel } = PRODUCER_KIND[kind] as ProducerKindRow;
		return draftLabel === undefined ? [] : [[kind, draftLabel] as const];
	},
);
