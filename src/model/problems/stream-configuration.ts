import type { ProblemKind } from '../problem.ts';

/** Problems of reading the files of the stream configuration, before anything is known of single streams. */
export const STREAM_CONFIGURATION_PROBLEMS = {
	'stream-configuration-unknown-format': {
		severity: 'error',
		title: 'Stream configuration of an unknown format',
		why: 'The file is neither PHP that returns an array nor JSON of settings or of action=streamconfigs, so nothing of it can be read.',
		fix: 'Point the catalog configuration at the right file.',
	},
	'stream-configuration-without-streams': {
		severity: 'error',
		title: 'Stream configuration without stream settings',
		why: 'A file that should declare streams has no setting of that name, so its environment stays empty.',
		fix: 'Check the file, and the names of the settings in the catalog configuration.',
	},
	'php-syntax-error': {
		severity: 'error',
		title: 'PHP file with a syntax error',
		why: 'MediaWiki could not load the file either. The catalog leaves out the whole file, because half of a configuration would be misleading.',
		fix: 'Correct the syntax at the line that is named.',
	},
	'php-not-an-array': {
		severity: 'error',
		title: 'PHP file that returns no array',
		why: 'The catalog never runs PHP. It reads a file that returns an array literal, or a function that does.',
		fix: 'Return an array literal, or point the catalog configuration at the file that does.',
	},
	'php-not-a-literal': {
		severity: 'error',
		title: 'PHP expression that is not a literal',
		why: 'The catalog never runs PHP, so it cannot know the value. The entry is left out, and the pages show the setting as if it were not there.',
		fix: 'Write the value as a literal, or name the constant in the catalog configuration.',
	},
	'php-depends-on-unknown': {
		severity: 'warning',
		title: 'Assignment that only PHP could decide',
		why: 'The catalog never runs PHP, so it cannot know whether or how the setting is changed here. The pages show the setting without this change.',
		fix: 'State the settings without the condition, or give the catalog a file for each case.',
	},
	'array-duplicate-key': {
		severity: 'warning',
		title: 'Key written twice in one array',
		why: 'Only the last value counts; the first is lost without a message.',
		fix: 'Remove one of the two entries, or merge them.',
	},
	'array-too-deep': {
		severity: 'error',
		title: 'Array nested too deeply',
		why: 'No setting is nested that deeply. The entry is left out, so that a damaged file cannot exhaust the memory.',
		fix: 'Check the brackets of the file around the line that is named.',
	},
	'json-syntax-error': {
		severity: 'error',
		title: 'JSON file with a syntax error',
		why: 'The file cannot be read past the error, and half of a configuration would be misleading, so all of it is left out.',
		fix: 'Correct the syntax at the line that is named.',
	},
	'settings-not-grouped': {
		severity: 'error',
		title: 'Setting that is not grouped by wiki',
		why: 'Every setting is an array of groups such as "default" or "+enwiki" (SiteConfiguration). Without groups no wiki gets a value.',
		fix: 'Put the value under the key "default".',
	},
} as const satisfies Record<string, ProblemKind>;
