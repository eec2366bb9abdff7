import type { ProblemKind } from '../problem.ts';

/** Problems of the catalog's own configuration and of the optional files beside it. */
export const CONFIGURATION_PROBLEMS = {
	'configuration-file-missing': {
		severity: 'error',
		title: 'Configuration file not found',
		why: 'Without this file the catalog does not know what to read.',
		fix: 'Correct the path, or create the file from content/catalog.yaml.',
	},
	'configuration-syntax': {
		severity: 'error',
		title: 'Configuration is not valid YAML',
		why: 'A file that cannot be parsed says nothing, so the whole of it is left out.',
		fix: 'Fix the YAML at the line named. Indentation and unquoted colons are the usual causes.',
	},
	'configuration-unknown-key': {
		severity: 'error',
		title: 'Unknown key in the configuration',
		why: 'A misspelt key would be ignored without a word, and the catalog would show something else than was meant.',
		fix: 'Use one of the allowed keys that the message lists, or remove the line.',
	},
	'configuration-missing-key': {
		severity: 'error',
		title: 'Key missing from the configuration',
		why: 'The value has no default that would be right for everybody.',
		fix: 'Add the key; content/catalog.yaml shows each with a value.',
	},
	'configuration-wrong-value': {
		severity: 'error',
		title: 'Value of the wrong kind in the configuration',
		why: 'The catalog cannot guess what was meant.',
		fix: 'Give a value of the kind that the message names.',
	},
	'draft-invalid': {
		severity: 'error',
		title: 'Saved draft that cannot be read',
		why: 'Nothing is made of a draft that is not wholly understood.',
		fix: 'Correct the line named, or save the draft from the workbench again.',
	},
	'configuration-extends-cycle': {
		severity: 'error',
		title: 'Configuration files extend each other in a circle',
		why: 'No file in the circle is the base of the others.',
		fix: 'Remove `extends` from one of them.',
	},
	'configuration-duplicate-name': {
		severity: 'error',
		title: 'Name used twice in the configuration',
		why: 'Names identify repositories, environments, wikis, destinations and links; two with one name cannot be told apart.',
		fix: 'Rename or remove one of them.',
	},
	'configuration-unknown-reference': {
		severity: 'error',
		title: 'Configuration names something that it does not define',
		why: 'A link or file for an environment or destination that does not exist never shows.',
		fix: 'Correct the name, or define what it names.',
	},
	'configuration-unknown-placeholder': {
		severity: 'warning',
		title: 'Unknown placeholder in a template',
		why: 'A link is left out where one of its values is missing; a misspelt placeholder is always missing.',
		fix: 'Use one of the placeholders that the message lists.',
	},
	'source-not-fetched': {
		severity: 'error',
		title: 'Git source not fetched yet',
		why: 'The build reads only the disk, and the folder of this source is not there.',
		fix: 'Run npm run sources with the same --config, then build again.',
	},
	'note-unreadable': {
		severity: 'error',
		title: 'Note with unusable front matter',
		why: 'The note is left out, so what its authors know of a stream or schema does not show.',
		fix: 'Correct the front matter at the line named.',
	},
	'note-unknown-subject': {
		severity: 'warning',
		title: 'Note about something that is not in the catalog',
		why: 'The note is shown nowhere. The stream or schema may have been renamed or retired.',
		fix: 'Correct the subject, or delete the note.',
	},
	'note-duplicate-subject': {
		severity: 'error',
		title: 'Two notes about the same subject',
		why: 'Only the first, by file name, shows.',
		fix: 'Merge the notes into one file.',
	},
	'claims-unreadable': {
		severity: 'error',
		title: 'File of facts cannot be used',
		why: 'Guides state these facts; without the file they would name none of them.',
		fix: 'Correct the file at the line named.',
	},
	'senders-unreadable': {
		severity: 'error',
		title: 'File of senders cannot be used',
		why: 'Without it guides do not know which software sends a stream.',
		fix: 'Correct the file at the line named.',
	},
	'questions-unreadable': {
		severity: 'error',
		title: 'File of questions cannot be used',
		why: 'Without it the search does not know in which words people ask for a schema or stream.',
		fix: 'Correct the file at the line named.',
	},
	'public-streams-unreadable': {
		severity: 'error',
		title: 'List of public streams cannot be used',
		why: 'Without the list no page can say whether a stream is public.',
		fix: 'Correct the file at the line named.',
	},
	'public-stream-undeclared': {
		severity: 'notice',
		title: 'Public streams that are not configured here',
		why: 'A name on the list of public streams has no declaration behind it in this catalog, so it has no page.',
		fix: 'Remove the name from the list if the stream is gone; otherwise nothing is to be done.',
	},
	'retention-unreadable': {
		severity: 'error',
		title: 'Retention allowlist cannot be used',
		why: 'Without the list no page can say which fields are kept beyond the purge.',
		fix: 'Correct the file at the line named.',
	},
	'retention-unknown-table': {
		severity: 'notice',
		title: 'Retention allowlist names tables that no stream here fills',
		why: 'The stream may have been retired, or its table named otherwise.',
		fix: 'Remove the entry from the allowlist if its stream is gone.',
	},
} as const satisfies Record<string, ProblemKind>;

export type ConfigurationProblemCode = keyof typeof CONFIGURATION_PROBLEMS;
