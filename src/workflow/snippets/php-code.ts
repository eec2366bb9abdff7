import { phpString, phpValue } from '../../formats/php/print.ts';
import { concreteStream } from '../subject/platform.ts';
import { CLIENT_FIELDS, SCHEMA_MISSING, sampleEvent, without } from './sample-event.ts';
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

/** Instrumentation with EventBus: the whole event, sent after the response has gone out. */
export const eventBus: SnippetMaker = (context) => {
	const event = sampleEvent(context);
	if (event === null) return { none: SCHEMA_MISSING };
	const blanks = new Blanks();
	const stream = blanks.text(concreteStream(context.subject));
	return {
		title: 'In your PHP code',
		language: 'php',
		code: `use MediaWiki\\Deferred\\DeferredUpdates;
use MediaWiki\\MediaWikiServices;

$event = ${phpValue(event)};
$eventBus = MediaWikiServices::getInstance()
	->getService( 'EventBus.EventBusFactory' )
	->getInstanceForStream( ${phpString(stream)} );
DeferredUpdates::addCallableUpdate( static function () use ( $eventBus, $event ) {
	$eventBus->send( [ $event ] );
} );
`,
		placeholders: blanks.list,
	};
};
