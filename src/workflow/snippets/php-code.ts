import { phpString, phpValue } from '../../formats/php/print.ts';
import type { JsonObject } from '../../model/json.ts';
import { concreteStream, instrumentName } from '../subject/platform.ts';
import { CLIENT_FIELDS, NOW, SCHEMA_MISSING, sampleEvent, timelessEvent, without } from './sample-event.ts';
import { Blanks, type SnippetMaker } from './snippet.ts';

/** Instrumentation with EventLogging in PHP; it fills `meta.stream` and `dt` (EventBusEventSubmitter). */
export const eventLoggingPhp: SnippetMaker = (context) => {
	const event = sampleEvent(context);
	if (event === null) return { none: SCHEMA_MISSING };
	const blanks = new Blanks();
	const stream = blanks.text(concreteStream(context.subject));
	const fields = { $schema: context.subject.schema?.uri ?? '', ...without(event, CLIENT_FIELDS) };
	return {
		title: 'In your PHP code',
		language: 'php',
		code: `use MediaWiki\\Extension\\EventLogging\\EventLogging;

EventLogging::submit( ${phpString(stream)}, ${phpValue(fields)} );
`,
		placeholders: blanks.list,
	};
};

const ENVELOPE: ReadonlySet<string> = new Set(['$schema', 'meta']);

/**
 * Instrumentation with EventBus: the serializer makes the envelope, and a deferred update that joins the events of a
 * request sends it (EventBusSendUpdate; `EventBus::send` asks for it instead of a callable update).
 */
export const eventBus: SnippetMaker = (context) => {
	const event = sampleEvent(context);
	if (event === null) return { none: SCHEMA_MISSING };
	const blanks = new Blanks();
	const stream = phpString(blanks.text(concreteStream(context.subject)));
	const uri = phpString(context.subject.schema?.uri ?? '');
	const fields = withTime(timelessEvent(without(event, ENVELOPE)), 1);
	return {
		title: 'In your PHP code; both services are injected',
		language: 'php',
		code: `use MediaWiki\\Deferred\\DeferredUpdates;
use MediaWiki\\Extension\\EventBus\\EventBusSendUpdate;
use MediaWiki\\WikiMap\\WikiMap;

// $eventSerializer: EventBus.EventSerializer, $eventBusFactory: EventBus.EventBusFactory
$event = $eventSerializer->createEvent(
	${uri},
	${stream},
	$pageUrl, // what the event is about, for meta.uri
	${fields},
	WikiMap::getCurrentWikiId()
);
DeferredUpdates::addUpdate(
	EventBusSendUpdate::newForStream( $eventBusFactory, ${stream}, [ $event ] )
);
`,
		placeholders: blanks.list,
	};
};

/** A PHP array in which the event's own times are those of sending. */
const withTime = (fields: JsonObject, indent: number): string =>
	phpValue(fields, indent).replaceAll(phpString(NOW), 'wfTimestamp( TS_ISO_8601 )');

/** The PHP SDK of Test Kitchen (Sdk/InstrumentManager), which draws no sample. */
export const testKitchenPhp: SnippetMaker = () => {
	const blanks = new Blanks();
	const name = blanks.text(instrumentName());
	return {
		title: 'In your PHP code; the service TestKitchen.InstrumentManager is injected',
		language: 'php',
		code: `$instrument = $instrumentManager->getInstrument( ${phpString(name)} );
$instrument->send( 'click', [ 'element_friendly_name' => 'save_button' ] );
`,
		placeholders: blanks.list,
	};
};
