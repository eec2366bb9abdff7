import { type StreamValues, streamValues } from '../../catalog/stream/values.ts';
import { phpString } from '../../formats/php/print.ts';
import { formatPercent } from '../../text/format.ts';
import {
	basePathOf,
	concreteStream,
	concreteTopic,
	configurationUrlOf,
	configured,
	defaultEnvironment,
	destinationOf,
	environmentOf,
	folderOf,
	type GuideContext,
	hostOf,
	intakeOf,
	plainName,
	publishedSchemaUrl,
	repositoryOf,
	thorough,
	unknownRepository,
	unknownService,
} from './platform.ts';
import { currentRate, firstRate, nextRate, unitOf } from './sampling.ts';
import {
	betaTopicOf,
	codeCloneOf,
	codeFileOf,
	codeNameOf,
	extensionsOf,
	mergedVersionOf,
	schemaAgeOf,
	schemaFileOf,
	schemaUriOf,
	softwareOf,
	titleOf,
	unknownVersion,
} from './schema-values.ts';
import { variablesOf } from './template.ts';
import { placeholder, textOf, type Value } from './value.ts';

const valuesOf = ({ subject, facts }: GuideContext): StreamValues =>
	streamValues(subject, facts, defaultEnvironment(facts));

interface Variable {
	/** What it is, completing "the …"; shown where a text is read without a stream. */
	readonly says: string;
	/** Its value is plain words or a number, which do not stand as code in a sentence. */
	readonly plain?: true;
	of(context: GuideContext): Value;
}

/** Every variable that a step text or the phase table may use. Values of the configuration come on top: `{beta.wiki}`. */
export const VARIABLES = {
	stream: { says: 'stream name', of: ({ subject }) => subject.name },
	concreteStream: { says: 'name that events carry', of: ({ subject }) => concreteStream(subject) },
	phpStream: {
		says: 'stream name as PHP writes it',
		of: ({ subject }) => phpString(subject.name).slice(1, -1),
	},
	codeName: { says: 'name that the code uses', of: ({ subject, facts }) => codeNameOf(subject, facts.lake) },
	title: { says: 'schema title', of: titleOf },
	version: { says: 'schema version', of: ({ subject }) => subject.schema?.version ?? unknownVersion() },
	schemaUri: { says: 'schema URI', of: schemaUriOf },
	mergedVersion: { says: 'schema version that you merge', of: mergedVersionOf },
	schemaFile: { says: 'file of the schema', of: (context) => schemaFileOf(context, 'current') },
	schemaFolder: {
		says: 'folder of the schema',
		of: (context) => `${basePathOf(context)}/${textOf(titleOf(context))}`,
	},
	mergedSchemaFile: {
		says: 'file of the schema version that you merge',
		of: (context) => schemaFileOf(context, mergedVersionOf(context)),
	},
	mergedSchemaUrl: {
		says: 'published schema that you merge',
		of: (context) => publishedSchemaUrl(context, textOf(titleOf(context)), textOf(mergedVersionOf(context))),
	},
	schemaUrl: {
		says: 'published schema',
		of: (context) =>
			publishedSchemaUrl(context, textOf(titleOf(context)), context.subject.schema?.version ?? 'latest'),
	},
	repository: {
		says: 'schema repository',
		of: (context) => repositoryOf(context)?.name ?? unknownRepository(context),
	},
	repositoryClone: {
		says: 'clone URL of the schema repository',
		of: (context) =>
			repositoryOf(context)?.cloneUrl ??
			placeholder(
				'SCHEMA_REPOSITORY_URL',
				'The address to clone the schema repository from; it depends on the repository that you decide for.',
			),
	},
	repositoryFolder: {
		says: 'folder of the schema repository',
		of: (context) => {
			const url = repositoryOf(context)?.cloneUrl;
			return url
				? folderOf(url)
				: placeholder('SCHEMA_REPOSITORY_FOLDER', 'The folder that git made of the schema repository.');
		},
	},
	repositoryRights: {
		says: 'rights of the schema repository',
		plain: true,
		of: (context) => repositoryOf(context)?.rights ?? 'Its README says who may merge.',
	},
	service: { says: 'event service', of: (context) => valuesOf(context).service ?? unknownService() },
	intake: { says: 'public intake', of: (context) => intakeOf(context, defaultEnvironment(context.facts)) },
	betaIntake: { says: 'public intake of beta', of: (context) => intakeOf(context, 'beta') },
	betaIntakeChecked: {
		says: 'public intake of beta that answers when an event is checked',
		of: (context) => thorough(intakeOf(context, 'beta')),
	},
	intakeHost: {
		says: 'host of the public intake',
		of: (context) => hostOf(intakeOf(context, defaultEnvironment(context.facts))),
	},
	betaIntakeHost: {
		says: 'host of the public intake of beta',
		of: (context) => hostOf(intakeOf(context, 'beta')),
	},
	internalIntake: {
		says: 'address of the event service inside the network',
		of: (context) => {
			const internal = destinationOf(context)?.internal;
			return internal ? `https://${internal}/v1/events` : unknownService();
		},
	},
	reloadNote: {
		says: 'what the event service does after a configuration change',
		plain: true,
		of: (context) =>
			destinationOf(context)?.reloadNote ??
			'No event service reads its settings; ask the owners of the job that writes the events.',
	},
	maxMessage: {
		says: 'largest event in bytes',
		plain: true,
		of: (context) =>
			destinationOf(context)?.maxMessage?.toString() ??
			placeholder('MESSAGE_LIMIT', 'The size limit of the Kafka topic; its owners know it.'),
	},
	topic: { says: 'Kafka topic', of: ({ subject }) => concreteTopic(subject) },
	topics: { says: 'Kafka topics', of: ({ subject }) => subject.topics.join(', ') || concreteTopic(subject) },
	betaTopic: { says: 'Kafka topic in beta', of: betaTopicOf },
	betaErrorTopic: {
		says: 'topic of refused events in beta',
		of: ({ subject, facts }) =>
			subject.destination === null
				? unknownService()
				: `${environmentOf(facts, 'beta')?.topicPrefixes[0] ?? ''}${subject.destination}.error.validation`,
	},
	cluster: {
		says: 'Kafka cluster',
		of: (context) =>
			valuesOf(context).cluster ??
			placeholder(
				'KAFKA_CLUSTER',
				'No event service is named; the owners of the job know which Kafka it writes to.',
			),
	},
	table: {
		says: 'table',
		of: (context) =>
			valuesOf(context).table ??
			placeholder(
				`${context.facts.lake.database}.TABLE_NAME`,
				'The table of the concrete stream: its name in lower case, with `_` for every character that is not a letter or digit.',
			),
	},
	retention: {
		says: 'days that rows are kept',
		plain: true,
		of: ({ facts }) =>
			facts.lake.retentionDays?.toString() ??
			placeholder('RETENTION_DAYS', 'How long rows are kept; not configured here.'),
	},
	job: {
		says: 'ingestion job',
		of: (context) =>
			valuesOf(context).job ??
			placeholder('INGESTION_JOB', 'The configuration names no job that copies this stream.'),
	},
	unit: { says: 'sampling unit', plain: true, of: unitOf },
	rate: { says: 'sample rate', plain: true, of: (context) => String(currentRate(context)) },
	percent: {
		says: 'sample rate as a percentage',
		plain: true,
		of: (context) => formatPercent(currentRate(context)),
	},
	firstRate: { says: 'first sample rate', plain: true, of: (context) => String(firstRate(context)) },
	firstPercent: {
		says: 'first sample rate as a percentage',
		plain: true,
		of: (context) => formatPercent(firstRate(context)),
	},
	nextRate: { says: 'next sample rate', plain: true, of: (context) => String(nextRate(context)) },
	nextPercent: {
		says: 'next sample rate as a percentage',
		plain: true,
		of: (context) => formatPercent(nextRate(context)),
	},
	branch: { says: 'branch name', of: ({ subject }) => `stream-${plainName(subject.name)}` },
	task: {
		says: 'task number',
		of: () => placeholder('TASK_NUMBER', 'The number of your task, such as a T followed by six digits.'),
	},
	change: {
		says: 'number of the Gerrit change',
		of: () => placeholder('CHANGE_NUMBER', 'The number of your Gerrit change, the last part of its address.'),
	},
	latestSchemaUrl: {
		says: 'newest published schema',
		of: (context) => publishedSchemaUrl(context, textOf(titleOf(context)), 'latest'),
	},
	schemaAge: { says: 'commits that the catalog read', plain: true, of: schemaAgeOf },
	software: { says: 'software that sends the events', plain: true, of: softwareOf },
	codeFile: { says: 'file that sends the events', of: codeFileOf },
	owner: {
		says: 'team that answers for the stream',
		plain: true,
		of: ({ subject }) => subject.sender?.owner?.team ?? 'the owner of the software',
	},
	senderHow: {
		says: 'what is special about the sender',
		plain: true,
		of: ({ subject }) => subject.sender?.how ?? '',
	},
	senderSamples: {
		says: 'sampling of the sender itself',
		plain: true,
		of: ({ subject }) => subject.sender?.samples ?? '',
	},
	senderRetired: {
		says: 'reason why nothing sends it any more',
		plain: true,
		of: ({ subject }) => subject.sender?.retired ?? '',
	},
	localExtensions: {
		says: 'extensions that a development wiki needs',
		plain: true,
		of: ({ subject }) => {
			const names = extensionsOf(subject);
			return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
		},
	},
	unitPlural: {
		says: 'sampled units',
		plain: true,
		of: ({ subject }) =>
			subject.sample?.unit ? `${subject.sample.unit}s` : 'sessions, page views or devices',
	},
	samplingNow: {
		says: 'sampling of today',
		plain: true,
		of: ({ subject }) => subject.samplingWords || 'no sample in the stream configuration',
	},
	wmfBranch: {
		says: 'branch that is live',
		of: () => placeholder('1.NN.0-wmf.M', 'The branch that Special:Version names, as it stands there.'),
	},
	codeClone: { says: 'clone URL of the code', of: codeCloneOf },
	codeFolder: {
		says: 'folder of the code',
		of: (context) => {
			const url = codeCloneOf(context);
			return typeof url === 'string'
				? folderOf(url)
				: placeholder('CODE_FOLDER', 'The folder that git made of the repository of the code.');
		},
	},
	configFile: {
		says: 'stream configuration file',
		of: ({ facts }) => configured(facts, 'value.streamConfigurationFile'),
	},
	betaConfigFile: {
		says: 'beta configuration file',
		of: ({ facts }) => configured(facts, 'value.streamConfigurationBetaFile'),
	},
	namesFile: {
		says: 'file of the EventLogging names',
		of: ({ facts }) => configured(facts, 'value.eventLoggingFile'),
	},
	configFolder: {
		says: 'folder of the stream configuration',
		of: ({ facts }) => {
			const url = configured(facts, 'value.streamConfigurationClone');
			return typeof url === 'string' ? folderOf(url) : url;
		},
	},
	configurationUrl: {
		says: 'live configuration',
		of: (context) => configurationUrlOf(context, defaultEnvironment(context.facts)),
	},
	betaConfigurationUrl: {
		says: 'live configuration of beta',
		of: (context) => configurationUrlOf(context, 'beta'),
	},
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
export const VARIABLE_NAMES = Object.keys(VARIABLES) as readonly VariableName[];

/** Names in a text that are neither variables nor, by their form, values of the configuration (`beta.wiki`). */
export function unknownVariables(text: string): readonly string[] {
	return variablesOf(text).filter((name) => !Object.hasOwn(VARIABLES, name) && !name.includes('.'));
}

/**
 * The value of a variable, or of a configured value such as `{beta.wiki}` or `{value.testKitchen}`.
 * A configured value that is missing is a placeholder that says which key to add.
 */
export function variableValue(name: string, context: GuideContext): Value {
	if (Object.hasOwn(VARIABLES, name)) return VARIABLES[name as VariableName].of(context);
	return configured(context.facts, name);
}

/** What a variable is, in words, for texts that are read without a stream. */
export function sayVariable(name: string): string {
	return Object.hasOwn(VARIABLES, name)
		? VARIABLES[name as VariableName].says
		: name.slice(name.indexOf('.') + 1);
}

/** Whether a value stands in a sentence as it is; configured values such as host names do not. */
export function isPlainWords(name: string): boolean {
	if (name === 'value.chat') return true;
	const variable: Variable | undefined = Object.hasOwn(VARIABLES, name)
		? VARIABLES[name as VariableName]
		: undefined;
	return variable?.plain ?? false;
}
