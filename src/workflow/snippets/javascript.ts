import { asText, isArray, isObject, type Json } from '../../model/json.ts';
import { concreteStream, instrumentName } from '../subject/platform.ts';
import { textOf } from '../subject/value.ts';
import { variableValue } from '../subject/variables.ts';
import { CLIENT_FIELDS, objectAt, SCHEMA_MISSING, sampleEvent, without } from './sample-event.ts';
import { Blanks, type Snippet, type SnippetMaker } from './snippet.ts';

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A JavaScript string literal in single quotes. */
export function jsString(text: string): string {
	return `'${JSON.stringify(text)
		.slice(1, -1)
		.replaceAll('\\"', '"')
		.replaceAll("'", "\\'")
		.replace(/[\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)}'`;
}

/** A JSON value as JavaScript source in MediaWiki's style. */
function jsValue(value: Json, indent = 0): string {
	if (typeof value === 'string') return jsString(value);
	if (typeof value === 'bigint') return `${value}`;
	const tabs = '\t'.repeat(indent);
	if (isArray(value)) {
		return value.length === 0
			? '[]'
			: `[\n${value.map((one) => `${tabs}\t${jsValue(one, indent + 1)}`).join(',\n')}\n${tabs}]`;
	}
	if (isObject(value)) {
		const entries = Object.entries(value);
		if (entries.length === 0) return '{}';
		return `{\n${entries
			.map(([key, one]) => `${tabs}\t${keyOf(key)}: ${jsValue(one, indent + 1)}`)
			.join(',\n')}\n${tabs}}`;
	}
	return asText(value);
}

/** `__proto__: …` in a literal would set the prototype; computed, it is an ordinary key. */
function keyOf(key: string): string {
	if (key === '__proto__') return "[ '__proto__' ]";
	return IDENTIFIER.test(key) ? key : jsString(key);
}

/**
 * Instrumentation with the EventLogging client of browsers. `submit` adds `meta` and `dt` and no context
 * (MetricsClient.js); `submitInteraction`, which would, is deprecated.
 */
export const eventLoggingJs: SnippetMaker = (context) => {
	const event = sampleEvent(context);
	if (event === null) return { none: SCHEMA_MISSING };
	const blanks = new Blanks();
	const stream = blanks.text(concreteStream(context.subject));
	const fields = { $schema: context.subject.schema?.uri ?? '', ...without(event, CLIENT_FIELDS) };
	return snippet(
		'In your JavaScript module',
		`mw.eventLog.submit( ${jsString(stream)}, ${jsValue(fields)} );\n`,
		blanks,
	);
};

/** What the client of Test Kitchen fills itself (EventFactory.js, Instrument.js) or with contextual attributes. */
const KITCHEN_FIELDS: ReadonlySet<string> = new Set([
	...CLIENT_FIELDS,
	'action',
	'agent',
	'page',
	'mediawiki',
	'performer',
	'sample',
	'experiment',
	'experiments',
	'subject_ids',
	'coordinator',
	'instrument_name',
	'funnel_event_sequence_position',
]);

/** A migrated stream: `logEvent` with the schema name of old; EventLogging wraps the event and adds the rest. */
export const eventLoggingLegacy: SnippetMaker = (context) => {
	const event = sampleEvent(context);
	if (event === null) return { none: SCHEMA_MISSING };
	const name = textOf(variableValue('codeName', context));
	return snippet(
		'In your JavaScript module',
		`mw.eventLog.logEvent( ${jsString(name)}, ${jsValue(objectAt(event, 'event'))} );\n`,
		new Blanks(),
	);
};

/** An instrument that Test Kitchen configures: stream and sample are set there, the schema in the code. */
export const testKitchen: SnippetMaker = (context) => {
	const event = sampleEvent(context);
	const blanks = new Blanks();
	const name = blanks.text(instrumentName());
	const action = event?.['action'];
	const data = without(event ?? {}, KITCHEN_FIELDS);
	const more = Object.keys(data).length === 0 ? '' : `, ${jsValue(data, 1)}`;
	return snippet(
		`In your JavaScript module; the events go to ${context.subject.name}`,
		`mw.loader.using( 'ext.testKitchen' ).then( () => {
	const instrument = mw.testKitchen.getInstrument( ${jsString(name)} );
	instrument.send( ${jsString(typeof action === 'string' ? action : 'click')}${more} );
} );\n`,
		blanks,
	);
};

function snippet(title: string, code: string, blanks: Blanks): Snippet {
	return { title, language: 'js', code, placeholders: blanks.list };
}
