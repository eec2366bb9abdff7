import type { ProblemKind } from '../problem.ts';

/**
 * Rules for stream names. Each is a kind of problem, so that the name finder, the checks and the health page say
 * the same. Nothing here may depend on Node: the name finder runs in the browser.
 */
export const NAMING_PROBLEMS = {
	'name-characters': {
		severity: 'error',
		title: 'Stream name with characters that Kafka refuses',
		why: 'The name becomes part of a Kafka topic, and topics take only letters, digits, dots, underscores and hyphens.',
		fix: 'Use lower-case letters and digits, underscores between words and dots between parts.',
	},
	'name-too-long': {
		severity: 'error',
		title: 'Stream name too long for a Kafka topic',
		why: 'A topic has at most 249 characters, the prefix of the data center included.',
		fix: 'Shorten the name.',
	},
	'name-empty-part': {
		severity: 'warning',
		title: 'Stream name with an empty part',
		why: 'Dots separate the parts of a name. A dot at either end, or two in a row, leaves a part empty and looks like a mistake.',
		fix: 'Remove the dot that separates nothing.',
	},
	'name-topic-prefix': {
		severity: 'error',
		title: 'Stream name that starts with a topic prefix',
		why: 'The prefix names a data center and belongs to the topic. The event service adds it itself, so the topic would have it twice.',
		fix: 'Leave the prefix away.',
	},
	'name-taken': {
		severity: 'error',
		title: 'Stream name that is taken',
		why: 'A name means one stream. A second entry of the same name replaces the first.',
		fix: 'Use the stream that is there, or choose another name.',
	},
	'name-case-only': {
		severity: 'error',
		title: 'Stream names that differ in capitals only',
		why: 'Tables, and file systems that ignore case, cannot tell such names apart.',
		fix: 'Choose a name that differs in more than capitals.',
	},
	'name-table-taken': {
		severity: 'error',
		title: 'Streams that would share one table',
		why: 'A table is called like its stream in lower case, with an underscore for every other character. Two streams would write to one table.',
		fix: 'Choose a name that differs in letters or digits.',
	},
	'name-used-before': {
		severity: 'warning',
		title: 'Stream name that was used before',
		why: 'Its table may still hold rows of the earlier stream. New events of the same name would be mixed with them, perhaps with another meaning.',
		fix: 'Choose another name, such as the next version.',
	},
	'name-caught-by-pattern': {
		severity: 'warning',
		title: 'Stream name that a pattern catches',
		why: 'A pattern is declared that matches the name. Until the stream has an entry of its own, it gets the settings of the pattern.',
		fix: 'Give the stream an entry of its own, or choose a name that the pattern does not match.',
	},
	'name-pattern-invalid': {
		severity: 'error',
		title: 'Stream name that is no valid regular expression',
		why: 'A name that starts with a slash is read as a regular expression. One that does not compile makes the whole configuration fail.',
		fix: 'Correct the expression, or remove the leading slash.',
	},
	'name-pattern-not-run': {
		severity: 'notice',
		title: 'Pattern that the catalog does not run',
		why: 'The catalog can only try patterns that mean the same in JavaScript and cannot take very long. Which names this one matches stays unknown here.',
		fix: 'Nothing needs to be done; a simpler pattern would let the catalog show its matches.',
	},
	'name-unversioned': {
		severity: 'warning',
		title: 'New stream name without a version',
		why: 'Since 2023 a new stream ends in the major version of its schema, so that an incompatible successor has a name ready.',
		fix: 'End the name in .v1, or in .dev0 or .rc0 while its data may still be thrown away.',
	},
	'name-hyphen': {
		severity: 'warning',
		title: 'New stream name with hyphens',
		why: 'Names of new streams join words by underscores. A hyphen becomes an underscore in the table, so name and table would differ.',
		fix: 'Write an underscore for each hyphen.',
	},
	'name-capital': {
		severity: 'warning',
		title: 'New stream name with capital letters',
		why: 'Names of new streams are in lower case. The table is in lower case anyway, so name and table would differ.',
		fix: 'Write the name in lower case, with underscores between words.',
	},
	'name-legacy-prefix': {
		severity: 'warning',
		title: 'New stream name with a prefix of legacy streams',
		why: 'The prefix marks streams that were migrated from an older system. Gateways and table jobs treat them otherwise: no topic prefix, a table name without the prefix.',
		fix: 'Leave the prefix away.',
	},
	'name-version-in-front': {
		severity: 'warning',
		title: 'Stream name with its version in front',
		why: 'A release mark such as rc0 used to be in front of names. It is a suffix now.',
		fix: 'Move the version to the end.',
	},
	'name-without-namespace': {
		severity: 'notice',
		title: 'Stream name without a namespace',
		why: 'The first part of a name says whose it is. Without one the stream is hard to place among hundreds.',
		fix: 'Put the product or the platform in front, followed by a dot.',
	},
} as const satisfies Record<string, ProblemKind>;

export type NamingRule = keyof typeof NAMING_PROBLEMS;
