import type { ProblemKind } from '../problem.ts';

/** What can be wrong with files before anything is known of what they mean. */
export const SOURCE_PROBLEMS = {
	'yaml-syntax': {
		severity: 'error',
		title: 'File is not valid YAML',
		why: 'Nothing in the file can be trusted, so none of it is shown.',
		fix: 'Fix the syntax at the line that is named; most often it is the indentation or an unquoted special character.',
	},
	'json-syntax': {
		severity: 'error',
		title: 'File is not valid JSON',
		why: 'Every JSON reader refuses the whole file, so nothing in it counts; comments, single quotes and trailing commas are not JSON.',
		fix: 'Fix the syntax at the line that is named, or give the file the ending .yaml.',
	},
	'yaml-duplicate-key': {
		severity: 'error',
		title: 'A key stands twice in one mapping',
		why: 'YAML forbids it: tools either refuse the file or silently keep one of the two values.',
		fix: 'Remove or rename one of the two keys.',
	},
	'yaml-multiple-documents': {
		severity: 'error',
		title: 'File holds more than one YAML document',
		why: 'Only the first document is read.',
		fix: 'Split the file, or remove the line `---` that starts the second document.',
	},
	'yaml-too-large': {
		severity: 'error',
		title: 'File is too large or nested too deeply',
		why: 'Reading it would cost more time and memory than a build may use.',
		fix: 'Make the file smaller: fewer aliases, fewer levels, shorter lists.',
	},
	'yaml-not-json': {
		severity: 'warning',
		title: 'YAML that has no meaning in JSON',
		why: 'Schemas are JSON: tags, infinite numbers and keys that are not plain values cannot be carried over.',
		fix: 'Write the value as a string, a finite number, a list or a mapping with plain keys.',
	},
	'file-unreadable': {
		severity: 'error',
		title: 'File or folder cannot be read',
		why: 'What it holds is missing from the catalog.',
		fix: 'Check that it exists and that its permissions allow reading.',
	},
	'file-not-utf8': {
		severity: 'error',
		title: 'File is not UTF-8 text',
		why: 'Its text cannot be shown without guessing at the encoding.',
		fix: 'Save the file as UTF-8.',
	},
	'file-too-large': {
		severity: 'error',
		title: 'File is too large',
		why: 'Files of this kind are a few kilobytes; a very large one would slow every build.',
		fix: 'Remove the file or make it smaller.',
	},
	'sources-too-large': {
		severity: 'error',
		title: 'Schema repositories are too large',
		why: 'What lies beyond the limit is missing from the catalog; reading it would hold up every build.',
		fix: 'Remove files that are no schemas, or name fewer repositories in the configuration.',
	},
	'link-outside': {
		severity: 'warning',
		title: 'Symbolic link leads out of its repository',
		why: 'Such links are never followed, so that a repository cannot make the catalog publish other files.',
		fix: 'Replace the link by the file itself.',
	},
	'repository-missing': {
		severity: 'error',
		title: 'Schema repository is not there',
		why: 'None of its schemas are in the catalog, and streams that use them cannot be explained.',
		fix: 'Correct the path in the configuration, or fetch the sources with `npm run sources`.',
	},
	'repository-empty': {
		severity: 'error',
		title: 'Schema repository holds no schemas',
		why: 'A wrong base path is the usual cause.',
		fix: 'Check `basePath` in the configuration and `schemaBasePath` in `.jsonschema-tools.yaml`.',
	},
	'version-file-name': {
		severity: 'error',
		title: 'File name looks like a version but is none',
		why: 'The tools find versions by file name and skip this one.',
		fix: 'Name the file after its semantic version: `1.0.0.yaml`.',
	},
	'content-types-differ': {
		severity: 'error',
		title: 'Files of one version differ',
		why: 'Who reads the JSON file gets another schema than who reads the YAML file (jsonschema-tools: all materialized content types must be equal).',
		fix: 'Materialise the version again, so that all its files say the same.',
	},
	'version-link-missing': {
		severity: 'notice',
		title: 'Symbolic link to a version is missing',
		why: 'Schemas are served by such links: `latest` and versions without an ending are addresses that others use.',
		fix: 'Run the tool that materialises schemas; it makes the links.',
	},
	'version-link-wrong': {
		severity: 'warning',
		title: 'Symbolic link leads to another version',
		why: 'Who follows the link reads a schema other than the one that it names.',
		fix: 'Run the tool that materialises schemas; it makes the links anew.',
	},
	'tools-config-invalid': {
		severity: 'warning',
		title: '.jsonschema-tools.yaml has an unexpected shape',
		why: 'The setting is ignored, so checks may be run that its owners switched off.',
		fix: 'Correct the setting at the line that is named.',
	},
	'tools-option-ignored': {
		severity: 'notice',
		title: 'Option of jsonschema-tools that the catalog does not follow',
		why: 'The repository asks for something that the catalog does not do, so its pages can differ from what the tools make.',
		fix: 'Nothing must be done; compare with the output of the tools where it matters.',
	},
	'skip-pattern-invalid': {
		severity: 'warning',
		title: 'Skip pattern cannot be used',
		why: 'The entry is ignored, so findings that its owners accepted are shown again.',
		fix: 'Write a short, valid regular expression that matches the `$id` of the versions to skip.',
	},
} as const satisfies Record<string, ProblemKind>;
