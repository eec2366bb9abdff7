import type { ProblemKind } from '../problem.ts';

/**
 * Rules for schemas. Those that jsonschema-tools tests too have its names, so that a reader finds the same word
 * here, in the test's output and in `skipSchemaTestCases`.
 */
export const SCHEMA_RULE_PROBLEMS = {
	'schema-is-valid': {
		severity: 'error',
		title: 'Schema is not valid JSON Schema',
		why: 'Validators refuse it, or each understands it in a way of its own.',
		fix: 'Correct the keyword that the message names, in current.yaml, and make a new version.',
	},
	'schema-is-secure': {
		severity: 'warning',
		title: 'Schema could make validation slow',
		why: 'A pattern, format or uniqueItems without a bound on length lets one large event occupy a validator.',
		fix: 'Add maxLength beside pattern and format, and maxItems beside uniqueItems.',
	},
	'schema-snake-case-properties': {
		severity: 'warning',
		title: 'Property is not in snake case',
		why: 'Top-level columns of the Data Lake are lower-cased, so that pageId becomes pageid and two names can meet.',
		fix: 'Use lower case letters, digits and underscores in new schemas; a published name cannot be changed.',
	},
	'schema-deterministic-types': {
		severity: 'warning',
		title: 'Type cannot be converted',
		why: 'Tables and typed clients need exactly one type for every value: no unions, no nulls, no objects or arrays without a content.',
		fix: 'Declare one type, the items of arrays, and the fields or the value type of objects.',
	},
	'schema-required-properties-exist': {
		severity: 'error',
		title: 'Required property is not defined',
		why: 'Producers must send a field of which the schema does not say what it is.',
		fix: 'Define the property, or take it off the list of required ones in a new major version.',
	},
	'schema-examples-$schema-matches-schema-$id': {
		severity: 'warning',
		title: 'Example belongs to another version',
		why: 'Who copies the example sends events that are validated against another version.',
		fix: 'Refer to the schema’s own identifier in the example: $schema: { $ref: "#/$id" }.',
	},
	'schema-examples-are-valid': {
		severity: 'error',
		title: 'Example is not valid',
		why: 'Who copies the example sends events that are refused.',
		fix: 'Correct the example at the place that the message names.',
	},
	'example-unknown-field': {
		severity: 'notice',
		title: 'Example has a field that the schema does not define',
		why: 'The schema accepts it, because it does not refuse unknown fields, but nothing checks or stores it. Most often it is misspelt or left over.',
		fix: 'Correct the spelling, remove the field from the example, or define it.',
	},
	'schema-enforced-numeric-bounds': {
		severity: 'warning',
		title: 'Number without safe bounds',
		why: 'Numbers beyond ±(2^53 − 1) lose digits in JavaScript on their way through the platform.',
		fix: 'Leave minimum and maximum out, so that the tool adds safe ones, or state smaller ones.',
	},
	'schema-version-compatibility': {
		severity: 'error',
		title: 'Version is not compatible with the one before',
		why: 'Consumers and tables that worked with the older version may break.',
		fix: 'Make it a new major version, or undo the change.',
	},
	'version-tightens-schema': {
		severity: 'notice',
		title: 'Version refuses events that were valid',
		why: 'The compatibility test looks at what the older version had, so that an added restriction passes unseen.',
		fix: 'Check that no producer sends such events before it moves to this version.',
	},
	'test-case-skipped-without-need': {
		severity: 'notice',
		title: 'Skipped test case would pass',
		why: 'An exception that is no longer needed hides the next mistake.',
		fix: 'Remove the entry from skipSchemaTestCases.',
	},
	'keyword-misspelt': {
		severity: 'warning',
		title: 'Misspelt keyword',
		why: 'Validators ignore keywords that they do not know, so that the restriction or text has no effect.',
		fix: 'Correct the spelling in current.yaml and make a new version.',
	},
	'keyword-unknown': {
		severity: 'warning',
		title: 'Unknown keyword',
		why: 'It has no effect. Most come from wrong indentation: a list of values that ended up beside its keyword.',
		fix: 'Move it to where it belongs, or remove it.',
	},
	'keyword-not-understood': {
		severity: 'notice',
		title: 'Keyword that the pages do not take in',
		why: 'The keyword belongs to another draft of JSON Schema than draft-07. Validators of its draft act on it; what the pages, types and examples say of the schema leaves it out.',
		fix: 'Say the same by keywords of draft-07, which all tools of the platform read.',
	},
	'value-not-of-type': {
		severity: 'warning',
		title: 'Allowed value that is not of the field’s type',
		why: 'No event can ever have this value: the list allows it, the type refuses it. Unquoted versions and words are the usual cause.',
		fix: 'Quote the value where a text is meant, or correct the type.',
	},
	'default-not-valid': {
		severity: 'warning',
		title: 'Default or example that the field refuses',
		why: 'Who copies it sends events that are refused.',
		fix: 'Correct the value, or the type, values or bounds of the field.',
	},
	'range-empty': {
		severity: 'warning',
		title: 'Range without any value',
		why: 'The lower bound is above the upper one, or there is no value to choose from, so that no event can have the field.',
		fix: 'Correct one of the two bounds.',
	},
	'nested-struct-grows': {
		severity: 'warning',
		title: 'Field added inside a list or map',
		why: 'The table of a stream cannot take a new field in the structs of a list or map: its ingestion fails or loses the field until somebody alters the table by hand.',
		fix: 'Put the new field beside the list or map, or plan the change of the table with those who run it.',
	},
	'schema-description-missing': {
		severity: 'notice',
		title: 'Schema without description',
		why: 'Nobody can tell from the catalog what its events record.',
		fix: 'Add a description at the top of current.yaml: what one event means and when it is sent.',
	},
	'field-description-missing': {
		severity: 'notice',
		title: 'Field without description',
		why: 'Who analyses the data must guess what the field means.',
		fix: 'Add a description: what the value means, its unit, and when it is left out.',
	},
	'integer-unsafe': {
		severity: 'notice',
		title: 'Integer beyond ±(2^53 − 1)',
		why: 'JavaScript reads it as a neighbouring number, so that the tools round it without a word.',
		fix: 'State a smaller bound, or make the field a string.',
	},
	'reference-stale': {
		severity: 'notice',
		title: 'Reference to an older version',
		why: 'Improvements of the fragment do not reach this schema.',
		fix: 'Refer to the newest version when the schema is changed the next time, and compare the two first.',
	},
	'schema-unused': {
		severity: 'notice',
		title: 'Schema that no stream uses',
		why: 'It may be finished with, or not started yet.',
		fix: 'Nothing must be done. A note on the schema can say which it is.',
	},
	'envelope-incomplete': {
		severity: 'warning',
		title: 'Common field not required',
		why: 'Events are routed by $schema and meta.stream; without them an event goes nowhere.',
		fix: 'Refer to the common fragment, which requires them.',
	},
	'event-time-missing': {
		severity: 'notice',
		title: 'Schema without a field for the time of the event',
		why: 'meta.dt is the time at which the event was received; only dt can say when something happened.',
		fix: 'Refer to the newest common fragment, which defines dt.',
	},
	'object-without-shape': {
		severity: 'notice',
		title: 'Object of any content',
		why: 'An object that takes everything becomes a column that nobody can query.',
		fix: 'Name its fields, or declare the type of its values to make it a map.',
	},
	'collects-ip-address': {
		severity: 'notice',
		title: 'Schema has a field for an IP address',
		why: 'IP addresses are personal data; event services fill some such fields by themselves.',
		fix: 'Check that the stream needs it, and that it is deleted in time.',
	},
	'collects-user-agent': {
		severity: 'notice',
		title: 'Schema has a field for the user agent',
		why: 'Together with other fields a user agent can single out one person.',
		fix: 'Check that the stream needs it, and that it is deleted in time.',
	},
	'schema-many-problems': {
		severity: 'warning',
		title: 'Schema with more problems than are told',
		why: 'Nobody reads thousands of problems of one schema; most follow from a few.',
		fix: 'Correct those that are named, and look again.',
	},
} as const satisfies Record<string, ProblemKind>;

export type SchemaRuleCode = keyof typeof SCHEMA_RULE_PROBLEMS;
