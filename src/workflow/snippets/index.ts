import { android, ios, testKitchenAndroid } from './app-code.ts';
import { flink, pyFlink } from './flink-code.ts';
import { eventLoggingJs, eventLoggingLegacy, testKitchen } from './javascript.ts';
import { devserverConfig, kitchenInstruments, prestoRows, sampleCheck } from './local-files.ts';
import { eventBus, eventLoggingPhp, testKitchenPhp } from './php-code.ts';
import {
	betaEntry,
	betaOverride,
	eventLoggingNames,
	localSettings,
	phpEntry,
	phpEntryFirstRate,
	phpEntryNextRate,
	sampleEntry,
} from './php-entry.ts';
import { schemaBump, schemaSkeleton } from './schema-file.ts';
import {
	configurationBeta,
	configurationDebug,
	configurationProduction,
	findSchema,
	httpProducer,
	readSchema,
	receiptBeta,
	receiptProduction,
	receiptStaging,
	refusedBeta,
	refusedProduction,
	smokeTestBeta,
	smokeTestLocal,
	validationQuery,
} from './shell-commands.ts';
import type { SnippetMaker } from './snippet.ts';
import { tableCounts, tableRows } from './table-query.ts';

interface SnippetKind {
	/** What it is, to follow a colon; shown where a text is read without a stream. */
	readonly says: string;
	readonly make: SnippetMaker;
}

/** What `<Snippet of="…">` can show. A new one is a function and a row here. */
export const SNIPPETS = {
	'schema-skeleton': { says: 'the source of the new schema', make: schemaSkeleton },
	'schema-bump': { says: 'what changes in the source of the schema', make: schemaBump },
	'php-entry': { says: "the stream's entry in the configuration", make: phpEntry },
	'php-entry-first-rate': { says: 'the entry at the first sample rate', make: phpEntryFirstRate },
	'php-entry-next-rate': { says: 'the entry at the next sample rate', make: phpEntryNextRate },
	'sample-entry': { says: 'the samples that the configuration sets today', make: sampleEntry },
	'beta-entry': { says: 'the entry for the file of beta', make: betaEntry },
	'beta-override': { says: 'the override that makes beta collect everything', make: betaOverride },
	'eventlogging-names': { says: 'the entry in the list of EventLogging names', make: eventLoggingNames },
	'local-settings': { says: 'the settings of a development wiki for the stream', make: localSettings },
	'devserver-config': {
		says: 'the settings of the local event service for the stream',
		make: devserverConfig,
	},
	'kitchen-instruments': { says: 'a list of instruments for a development wiki', make: kitchenInstruments },
	'sample-check': { says: 'a test whether a browser is in the sample', make: sampleCheck },
	'code-eventlogging-js': { says: 'a call of mw.eventLog with the required fields', make: eventLoggingJs },
	'code-eventlogging-legacy': {
		says: 'a call of mw.track with the required fields',
		make: eventLoggingLegacy,
	},
	'code-eventlogging-php': {
		says: 'a call of EventLogging in PHP with the required fields',
		make: eventLoggingPhp,
	},
	'code-eventbus': { says: 'a call of EventBus with the required fields', make: eventBus },
	'code-test-kitchen': { says: 'a call of the Test Kitchen instrument', make: testKitchen },
	'code-test-kitchen-php': { says: 'a call of the Test Kitchen instrument in PHP', make: testKitchenPhp },
	'code-test-kitchen-android': {
		says: 'a call of the Test Kitchen instrument in the Android app',
		make: testKitchenAndroid,
	},
	'code-android': { says: 'an event class for the Android app', make: android },
	'code-ios': { says: 'an event for the iOS app', make: ios },
	'code-flink': { says: 'a Flink sink for the stream', make: flink },
	'code-pyflink': { says: 'the settings of a PyFlink job for the stream', make: pyFlink },
	'code-http': { says: 'a request with a valid event', make: httpProducer },
	'smoke-test-local': {
		says: 'a request with a valid event to the local event service',
		make: smokeTestLocal,
	},
	'smoke-test-beta': {
		says: 'a request with a valid event to the event service of beta',
		make: smokeTestBeta,
	},
	'configuration-beta': { says: 'a query for the settings that beta answers with', make: configurationBeta },
	'configuration-production': {
		says: 'a query for the settings that production answers with',
		make: configurationProduction,
	},
	'receipt-beta': { says: 'a command that shows the next events in beta', make: receiptBeta },
	'configuration-debug': {
		says: 'a query for the settings that the test servers answer with',
		make: configurationDebug,
	},
	'find-schema': { says: 'a search for the newest version of the schema', make: findSchema },
	'read-schema': { says: 'a command that shows the published schema', make: readSchema },
	'receipt-staging': {
		says: 'a command that shows the next events of a staging release',
		make: receiptStaging,
	},
	'receipt-production': {
		says: 'a command that shows the next events in production',
		make: receiptProduction,
	},
	'refused-beta': { says: 'a command that shows refused events in beta', make: refusedBeta },
	'refused-production': {
		says: 'a command that shows refused events in production',
		make: refusedProduction,
	},
	'validation-query': { says: 'a query for refused events in the log search', make: validationQuery },
	'table-rows': { says: 'a query for rows of the table', make: tableRows },
	'presto-rows': { says: 'a query for rows of the table in Presto', make: prestoRows },
	'table-counts': { says: 'a query for the number of events by hour', make: tableCounts },
} as const satisfies Record<string, SnippetKind>;

export type SnippetName = keyof typeof SNIPPETS;
export const SNIPPET_NAMES = Object.keys(SNIPPETS) as readonly SnippetName[];

/** Whether a text names a snippet. */
export function isSnippetName(text: string): text is SnippetName {
	return Object.hasOwn(SNIPPETS, text);
}
