import type { ProblemKind } from '../problem.ts';

/** What can be wrong with a stream's configuration. */
export const STREAM_PROBLEMS = {
	'stream-schema-missing': {
		severity: 'warning',
		title: 'Stream whose schema is not in the catalog',
		why: 'The event service accepts events only if it finds their schema. Here it may also mean that the loaded repositories are older than the configuration.',
		fix: 'Correct the title, add the schema, or update the schema repositories.',
	},
	'stream-without-schema-title': {
		severity: 'error',
		title: 'Stream without a schema',
		why: 'The setting schema_title is the only one a stream must have. Without it the event service refuses every event.',
		fix: 'Name the schema, or remove what is left of the stream.',
	},
	'stream-schema-title-slash': {
		severity: 'error',
		title: 'Schema title with a leading slash',
		why: 'The event service compares the title of the event’s schema with this one, and titles have no leading slash. No event can ever match.',
		fix: 'Remove the slash.',
	},
	'stream-version-mismatch': {
		severity: 'warning',
		title: 'Version of the stream and of its schema differ',
		why: 'The version at the end of a stream name is the major version of its schema, so that readers know what to expect.',
		fix: 'Point the stream at the schema of its version, or declare a stream of the new version.',
	},
	'stream-undocumented': {
		severity: 'notice',
		title: 'Stream that nobody describes',
		why: 'Neither a comment in the configuration nor a note says what it is for or whom to ask.',
		fix: 'Write a comment above its entry, or a note in the catalog.',
	},
	'stream-setting-unknown': {
		severity: 'warning',
		title: 'Setting that nothing reads',
		why: 'A misspelt or misplaced setting has no effect, and nothing else says so: the stream behaves as if it were not there.',
		fix: 'Correct its name or its place; where something does read it, add it to the table of settings.',
	},
	'stream-without-group': {
		severity: 'error',
		title: 'Stream outside of any group',
		why: 'Every setting is an array of groups such as "default" or "+enwiki" (SiteConfiguration). A stream in the place of a group belongs to no wiki.',
		fix: 'Put the streams under the key "default".',
	},
	'stream-entry-invalid': {
		severity: 'error',
		title: 'Stream entry that cannot be read',
		why: 'EventStreamConfig expects an array of settings under a name, or in a list with the name inside.',
		fix: 'Write the entry as an array of settings under its name.',
	},
	'stream-declared-twice': {
		severity: 'warning',
		title: 'Stream declared twice',
		why: 'The later entry replaces the earlier one as a whole; settings of the two are not merged.',
		fix: 'Merge the two entries into one.',
	},
	'stream-setting-type': {
		severity: 'error',
		title: 'Setting of the wrong type',
		why: 'EventStreamConfig refuses the whole configuration if topics or topic prefixes are not lists.',
		fix: 'Write a list, or null for no prefixes.',
	},
	'stream-override-swallowed': {
		severity: 'warning',
		title: 'Override that has no effect',
		why: 'When settings of wikis are merged, a false or null of the more special side gives way to the general value. What was meant to be switched off stays on.',
		fix: 'Write the whole setting for the wiki without a leading plus, or a value other than false and null.',
	},
	'stream-override-unseen': {
		severity: 'warning',
		title: 'Override that no event service sees',
		why: 'Gateways and ingestion jobs read the settings of one wiki only. What is written for another reaches MediaWiki there and nobody else.',
		fix: 'Declare the stream under “default”, or for the wiki that event services read.',
	},
	'stream-eventlogging-dangling': {
		severity: 'warning',
		title: 'Name registered for EventLogging without a stream',
		why: 'Browsers are told that they may send a stream that is not declared. The name is left over or misspelt.',
		fix: 'Remove the name, or declare the stream.',
	},
	'stream-attribute-unknown': {
		severity: 'warning',
		title: 'Contextual attribute that no client knows',
		why: 'Client libraries ignore names they do not know, so the field stays empty without a message.',
		fix: 'Correct the name; the page of the stream lists those that clients know.',
	},
	'stream-attribute-repeated': {
		severity: 'notice',
		title: 'Contextual attribute listed twice',
		why: 'The second has no effect; often another one was meant.',
		fix: 'Remove one of the two.',
	},
	'stream-canary-without-service': {
		severity: 'warning',
		title: 'Canary events without an event service',
		why: 'Canary events are sent to the destination of the stream. Without one they are never sent, so a broken stream looks like a quiet one.',
		fix: 'Name the event service, or switch canary events off.',
	},
	'stream-canary-on-pattern': {
		severity: 'warning',
		title: 'Canary events for a pattern',
		why: 'A canary event needs the name of one stream; a wildcard stream means many.',
		fix: 'Switch canary events off for the pattern.',
	},
	'stream-destination-unknown': {
		severity: 'warning',
		title: 'Event service that the catalog does not know',
		why: 'The name is not among the destinations of the catalog’s configuration; events to a misspelt service go nowhere.',
		fix: 'Correct the name, or describe the service in the catalog’s configuration.',
	},
	'stream-sample-invalid': {
		severity: 'warning',
		title: 'Sample that is not valid',
		why: 'Browsers that meet a sample without a proper rate and unit send nothing at all.',
		fix: 'Give a rate from 0 to 1 and a unit that clients know.',
	},
	'stream-sample-not-for-web': {
		severity: 'warning',
		title: 'Sampling unit that browsers do not know',
		why: 'The stream is registered for browsers, but they cannot draw a sample of this unit and send nothing.',
		fix: 'Use a unit that browsers know, such as session or pageview.',
	},
	'stream-key-field-missing': {
		severity: 'warning',
		title: 'Kafka message key from a field that the schema lacks',
		why: 'Without the field the key stays empty, and events that belong together can be read out of order.',
		fix: 'Correct the path of the field, or add the field to the schema.',
	},
	'stream-collects-personal-data': {
		severity: 'notice',
		title: 'Stream that collects user agents or addresses',
		why: 'User agents and addresses are personal data: they are deleted after some time and need a reason.',
		fix: 'Check that the data is needed, and that the purge policy is known.',
	},
} as const satisfies Record<string, ProblemKind>;
