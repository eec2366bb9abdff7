import type { ProblemKind } from '../problem.ts';

/** What can be wrong with schemas, their versions, references and examples. */
export const SCHEMA_PROBLEMS = {
	'schema-not-built': {
		severity: 'error',
		title: 'Schema that the catalog cannot show',
		why: 'The catalog itself failed at it. The schema is left out, so that all others can be shown.',
		fix: 'Report it with the file: that is a fault of the catalog.',
	},
	'schema-not-a-mapping': {
		severity: 'error',
		title: 'Schema file is not a mapping',
		why: 'A schema is a mapping of keywords; nothing can be said about the fields of this one.',
		fix: 'Start the file with `title`, `$id`, `$schema`, `type` and `properties`.',
	},
	'schema-title-mismatch': {
		severity: 'error',
		title: 'Title differs from the folder',
		why: 'Schemas are found by their folder; the tools refuse a schema whose title says something else.',
		fix: 'Make `title` the path of the folder below the base path, or move the file.',
	},
	'schema-id-mismatch': {
		severity: 'warning',
		title: '$id differs from folder and version',
		why: 'Producers copy `$id` into their events; one that does not match the path cannot be found again.',
		fix: 'Set `$id` to `/<title>/<version>`.',
	},
	'schema-title-collision': {
		severity: 'error',
		title: 'Two repositories have a schema of the same title',
		why: 'All repositories share one namespace, so only the first of the two can be used.',
		fix: 'Rename one of the two, or remove one repository from the configuration.',
	},
	'schema-title-case': {
		severity: 'error',
		title: 'Titles differ only in upper and lower case',
		why: 'Many file systems, and Hive, cannot tell the two apart.',
		fix: 'Rename one of the two.',
	},
	'schema-too-large': {
		severity: 'warning',
		title: 'Schema has more fields or levels than are shown',
		why: 'Fields beyond the limit are missing from the pages, the search and the field index.',
		fix: 'Use a map with typed values in place of thousands of fields or dozens of levels.',
	},
	'ref-not-found': {
		severity: 'error',
		title: 'Reference to a schema or place that is not there',
		why: 'The fields it should bring are missing, and the schema cannot be materialised.',
		fix: 'Correct the title, the version or the pointer, or add the repository that holds it.',
	},
	'ref-circular': {
		severity: 'error',
		title: 'References lead in a circle',
		why: 'A materialised schema cannot contain itself.',
		fix: 'Remove one reference of the circle.',
	},
	'ref-forbidden': {
		severity: 'error',
		title: 'Reference of a form that is never followed',
		why: 'Only schemas in the loaded repositories are read: no other files and nothing from the network.',
		fix: 'Refer to a path from the root of the schemas, such as `/fragment/common/2.0.0#`.',
	},
	'examples-too-many': {
		severity: 'warning',
		title: 'Schema has too many examples',
		why: 'Examples beyond the limit are neither checked nor shown.',
		fix: 'Keep a few examples that show different events.',
	},
	'ref-too-large': {
		severity: 'error',
		title: 'References grow a schema beyond all measure',
		why: 'A few references that each bring many more would exhaust the memory of every tool.',
		fix: 'Refer to smaller parts.',
	},
	'schema-merge-conflict': {
		severity: 'error',
		title: 'Parts of a schema contradict each other',
		why: 'No value can satisfy all parts of `allOf`, so the schema cannot be materialised; its fields are shown as far as possible.',
		fix: 'Make the type and limits of the field agree with those of the fragment.',
	},
	'published-version-changed': {
		severity: 'error',
		title: 'Published version has another content now',
		why: 'Events of the version are stored already, and tables and types were made from it: a version never changes.',
		fix: 'Take the change back, and put it into a new version.',
	},
	'published-version-removed': {
		severity: 'error',
		title: 'Published version is gone',
		why: 'Events that name the version are refused, and those that are stored cannot be checked any more.',
		fix: 'Put the file back.',
	},
	'current-differs-from-version': {
		severity: 'warning',
		title: 'current.yaml differs from its version file',
		why: 'Events are checked by the version file, which does not say what its source says.',
		fix: 'Materialise again, or raise the version in `$id` before changing `current.yaml`.',
	},
	'current-behind': {
		severity: 'warning',
		title: 'current.yaml is older than the latest version file',
		why: 'The next edit would start from an outdated schema.',
		fix: 'Bring `current.yaml` to the state of the latest version.',
	},
	'example-unchecked': {
		severity: 'notice',
		title: 'Example could not be checked',
		why: 'Checking took too long or the schema cannot be used for validation, so nobody knows whether the example is right.',
		fix: 'Simplify the patterns of the schema.',
	},
} as const satisfies Record<string, ProblemKind>;
