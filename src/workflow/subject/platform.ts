/** Answers of the configuration to questions about one stream. Browser-safe. */
import { configurationQuery } from '../../catalog/stream/values.ts';
import type { DestinationConfig, EnvironmentConfig } from '../../model/config.ts';
import { fillUrl } from '../../text/url-template.ts';
import type { GuideConfig, GuideRepository } from './guide-config.ts';
import type { GuideSubject } from './subject.ts';
import { type Placeholder, placeholder, type Value } from './value.ts';

/** What a guide is made for: the stream, and what the configuration says of the platform. */
export interface GuideContext {
	readonly subject: GuideSubject;
	readonly facts: GuideConfig;
	/** Sample rates of the phase table, ascending. */
	readonly rates: readonly number[];
}

/** Where configured values are looked up. */
export type ConfiguredValues = Pick<GuideConfig, 'values' | 'environments' | 'claims'>;

/** The environment by its name, or undefined where it is not configured. */
export function environmentOf(facts: ConfiguredValues, name: string): EnvironmentConfig | undefined {
	return facts.environments.find((one) => one.name === name);
}

/** Name of the default environment, `production` at Wikimedia. */
export const defaultEnvironment = (facts: GuideConfig): string => facts.environments[0]?.name ?? 'production';

/**
 * A configured value by its full name: `value.<key>`, or `<environment>.<key>` such as `beta.wiki`.
 *
 * @returns a placeholder that names the missing key where nothing is configured
 */
export function configured(facts: ConfiguredValues, name: string): Value {
	if (name.startsWith('claim.')) return claimValue(facts, name.slice('claim.'.length));
	const dot = name.indexOf('.');
	const [scope, key] = [name.slice(0, dot), name.slice(dot + 1)];
	const values = scope === 'value' ? facts.values : (environmentOf(facts, scope)?.values ?? {});
	const found = Object.hasOwn(values, key) ? values[key] : undefined;
	if (found !== undefined) return found;
	const where = scope === 'value' ? '`values`' : `the \`values\` of the environment \`${scope}\``;
	return placeholder(
		tokenOf(key),
		`The catalog is not told this value; it belongs under \`${key}\` in ${where} of its configuration.`,
	);
}

/** What a fact stands for; one that no public source shows says so. */
function claimValue({ claims }: ConfiguredValues, id: string): Value {
	const claim = Object.hasOwn(claims, id) ? claims[id] : undefined;
	if (claim === undefined || claim.value === null) {
		return placeholder(
			tokenOf(id),
			`The catalog is not told this fact; it belongs under \`${id}\` in its claims.`,
		);
	}
	return claim.verified ? claim.value : `${claim.value} (not verified)`;
}

const tokenOf = (key: string): string =>
	key
		.replace(/[a-z0-9](?=[A-Z])/g, '$&_')
		.replace(/[^A-Za-z0-9]+/g, '_')
		.toUpperCase();

/** What is known of an event service, or undefined where the name is none that is configured. */
export function destinationNamed(facts: GuideConfig, name: string | null): DestinationConfig | undefined {
	return facts.destinations.find((destination) => destination.name === name);
}

export const destinationOf = ({ subject, facts }: GuideContext): DestinationConfig | undefined =>
	destinationNamed(facts, subject.destination);

export const unknownService = (): Placeholder =>
	placeholder(
		'EVENT_SERVICE',
		'The configuration names no event service for this stream. The owners of the job that writes it know how it gets to Kafka.',
	);

/** The public intake of the stream's event service in an environment. */
export function intakeOf(context: GuideContext, environment: string): Value {
	const destination = destinationOf(context);
	if (destination === undefined) return unknownService();
	return (
		destination.intake[environment] ??
		placeholder(
			'INTAKE_URL',
			`\`${destination.name}\` takes no events from the internet, so it has no public address.`,
		)
	);
}

/** `hasty` answers before the event is checked; without it the answer is the verdict (EventGate, routes/events.js). */
export const thorough = (url: Value): Value =>
	typeof url === 'string' ? url.replace(/[?&]hasty=[^&]*/, '').replace(/[?&]$/, '') : url;

/** Host name of a URL; a placeholder stays one. */
export function hostOf(url: Value): Value {
	return typeof url === 'string' ? new URL(url).host : url;
}

/** The repository of the stream's schema, where one is known. */
export function repositoryOf({ subject, facts }: GuideContext): GuideRepository | undefined {
	return facts.repositories.find(({ name }) => name === subject.schema?.repository);
}

export function unknownRepository({ facts }: GuideContext): Placeholder {
	const names = facts.repositories.map(({ name }) => `\`${name}\``).join(' or ');
	return placeholder(
		'SCHEMA_REPOSITORY',
		`The schema is in none of the loaded repositories; decide for ${names || 'one'}.`,
	);
}

/** Folder inside the repository that holds the schemas. */
export const basePathOf = (context: GuideContext): string =>
	(repositoryOf(context) ?? context.facts.repositories[0])?.basePath ?? 'jsonschema';

/** The folder that `git clone` makes of a URL. */
export function folderOf(cloneUrl: string): string {
	return (
		cloneUrl
			.replace(/\/+$/, '')
			.split('/')
			.at(-1)
			?.replace(/\.git$/, '') ?? cloneUrl
	);
}

/** Address at which a version of a schema is published. */
export function publishedSchemaUrl(context: GuideContext, title: string, version: string): Value {
	const repository = repositoryOf(context);
	const configuredUrl = repository?.schemaUrl && fillUrl(repository.schemaUrl, { title, version });
	if (configuredUrl) return configuredUrl;
	const server = environmentOf(context.facts, defaultEnvironment(context.facts))?.values['schemaServer'];
	if (server && repository) {
		return `${server}/repositories/${repository.name}/${repository.basePath}/${title}/${version}`;
	}
	const names = context.facts.repositories.map(({ name }) => `\`${name}\``).join(' or ');
	return server
		? placeholder(
				`${server}/repositories/SCHEMA_REPOSITORY/${basePathOf(context)}/${title}/${version}`,
				`SCHEMA_REPOSITORY is ${names || 'the name of the repository'}.`,
			)
		: placeholder('PUBLISHED_SCHEMA_URL', 'The address of the published schema; the catalog is not told it.');
}

/** The query for the live settings of the stream. */
export function configurationUrlOf({ subject, facts }: GuideContext, environment: string): Value {
	const api = configured(facts, `${environment}.configurationApi`);
	return typeof api === 'string' ? configurationQuery(api, subject.name) : api;
}

/** The name that events carry in `meta.stream`; a pattern has no such name of its own. */
export function concreteStream({ name, pattern }: GuideSubject): Value {
	return pattern
		? placeholder(
				'CONCRETE_STREAM',
				`The name of the stream that you test, one that matches the regular expression \`${name}\`.`,
			)
		: name;
}

/** The first Kafka topic in production. */
export function concreteTopic(subject: GuideSubject): Value {
	const [topic] = subject.topics;
	return subject.pattern || topic === undefined
		? placeholder(
				'CONCRETE_TOPIC',
				`The topic of the stream that you test${topic === undefined ? '' : `, one that matches \`${topic}\``}.`,
			)
		: topic;
}

/** Any name as lower-case words joined by hyphens, for branches and file names. */
export function plainName(name: string): string {
	return (
		name
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^-+|-+$/g, '')
			.slice(0, 60) || 'new'
	);
}

/** The name of an instrument in Test Kitchen; nothing in the stream configuration says it. */
export const instrumentName = (): Placeholder =>
	placeholder('my-instrument', 'The machine-readable name that you gave the instrument in Test Kitchen.');
