/** What a guide says of a stream's schema, code and topics; behind the names of variables.ts. Browser-safe. */

import { legacyPrefix } from '../../catalog/lake/table-name.ts';
import { streamValues } from '../../catalog/stream/values.ts';
import type { LakeConfig } from '../../model/config.ts';
import { nextMinorVersion } from './next-version.ts';
import {
	basePathOf,
	concreteStream,
	concreteTopic,
	environmentOf,
	type GuideContext,
	instrumentName,
} from './platform.ts';
import type { GuideSubject } from './subject.ts';
import { placeholder, textOf, type Value } from './value.ts';

/** The title of the schema, as the configuration states it. */
export function titleOf({ subject }: GuideContext): Value {
	return (
		subject.schemaTitle ??
		placeholder(
			'SCHEMA_TITLE',
			'The configuration names no schema. It is the path of the schema below the base folder of its repository.',
		)
	);
}

/** Where to clone the software from that sends the events. */
export function codeCloneOf({ subject }: GuideContext): Value {
	return (
		subject.sender?.software?.clone ??
		placeholder(
			'CODE_REPOSITORY_URL',
			'The address to clone the software from that sends these events; nobody has written down which that is.',
		)
	);
}

/** The software, by the name that people use. */
export const softwareOf = ({ subject }: GuideContext): string =>
	subject.sender?.software?.title ?? 'the software that sends it';

/** The file that sends the events. */
export const codeFileOf = ({ subject }: GuideContext): Value =>
	subject.sender?.evidence?.path ??
	placeholder('CODE_FILE', 'The file that sends the events; nobody has written down which that is.');

/** Extensions that a development wiki needs for the stream, in the order in which they load. */
export function extensionsOf({ sender, producers }: GuideSubject): readonly string[] {
	const own = /^Extension:(\w+)$/.exec(sender?.software?.title ?? '')?.[1];
	const base = ['EventBus', 'EventStreamConfig'];
	const needs = producers.some(({ kind }) => kind !== 'eventbus') || own === 'WikimediaEvents';
	// WikimediaEvents does not load without TestKitchen.
	const more = needs ? ['EventLogging', 'TestKitchen', 'WikimediaEvents'] : [];
	return [...new Set([...base, ...more, ...(own === undefined ? [] : [own])])];
}

/** When the schemas were read: the commit, for a reader who wants to know how old what stands here is. */
export function schemaAgeOf({ subject, facts }: GuideContext): string {
	const read = facts.repositories.filter(
		({ name }) => subject.schema === null || name === subject.schema.repository,
	);
	const commits = read.flatMap(({ name, revision }) =>
		revision === null ? [] : [`${name} at ${revision.slice(0, 10)}`],
	);
	return commits.length === 0 ? 'the sources of this build' : commits.join(', ');
}

/** What to search the code for: a legacy stream goes by its schema there, an instrument by its own name. */
export function codeNameOf(subject: GuideSubject, lake: LakeConfig): Value {
	if (subject.producers[0]?.kind === 'test-kitchen') return instrumentName();
	if (subject.legacy) return subject.name.slice(legacyPrefix(subject.name, lake)?.length ?? 0);
	return concreteStream(subject);
}

/** Stands for the version of a schema that is not loaded. */
export function unknownVersion(): Value {
	return placeholder(
		'SCHEMA_VERSION',
		'The version of the schema; it is not loaded here, so look it up where it is published.',
	);
}

/** The `$schema` value of events. */
export function schemaUriOf({ subject }: GuideContext): Value {
	if (subject.schema) return subject.schema.uri;
	return placeholder(
		subject.schemaTitle === null ? '/SCHEMA_TITLE/SCHEMA_VERSION' : `/${subject.schemaTitle}/SCHEMA_VERSION`,
		'The version of the schema; it is not loaded here, so look it up where it is published.',
	);
}

/** A new schema is merged at its own version, an existing one at the next. */
export function mergedVersionOf({ subject }: GuideContext): Value {
	if (subject.schema === null) return unknownVersion();
	return subject.newSchema ? subject.schema.version : nextMinorVersion(subject.schema.version);
}

/** A file of the schema in its repository: `current` or a numbered version. */
export function schemaFileOf(context: GuideContext, version: Value): Value {
	const path = `${basePathOf(context)}/${textOf(titleOf(context))}/${textOf(version)}.yaml`;
	const open = [titleOf(context), version].find((value) => typeof value !== 'string');
	return typeof open === 'object' ? placeholder(path, open.explanation) : path;
}

/** The topic in beta, whose gateway puts its own prefix before names (LABS: wgEventStreamsDefaultSettings). */
export function betaTopicOf({ subject, facts }: GuideContext): Value {
	const { topic } = streamValues(subject, facts, 'beta');
	if (topic !== null) return topic;
	if (subject.explicitTopics) return concreteTopic(subject);
	const prefix = subject.legacy ? '' : (environmentOf(facts, 'beta')?.topicPrefixes[0] ?? '');
	return placeholder(
		'CONCRETE_TOPIC',
		prefix === ''
			? 'The name of the stream that you test.'
			: `The name of the stream that you test with \`${prefix}\` before it.`,
	);
}
