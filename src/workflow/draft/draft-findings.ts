import { majorOf } from '../../catalog/names/parts.ts';
import type { JsonObject } from '../../model/json.ts';
import { isObject, own } from '../../model/json.ts';
import { isOfKind } from '../../model/producer-kind.ts';
import type { Severity } from '../../model/severity.ts';
import type { GuideConfig } from '../subject/guide-config.ts';
import { destinationNamed } from '../subject/platform.ts';
import type { Draft } from './draft.ts';

export interface DraftFinding {
	readonly severity: Severity;
	/** What is wrong and what to do, one or two sentences. */
	readonly message: string;
	/** Something that the author has not given yet: a step to take, not a mistake. */
	readonly missing?: true;
}

/** What the rules for drafts look at besides the draft. */
export interface DraftSurroundings {
	readonly facts: GuideConfig;
	/** Titles of all schemas with their versions. */
	readonly versions: Readonly<Record<string, readonly string[]>>;
	/** Units that browsers can draw a sample of (EventLogging, SamplingController). */
	readonly webUnits: readonly string[];
	/** Contents of the fragments that a new schema takes in. */
	readonly fragments: readonly JsonObject[];
}

/** What the guidelines say of a draft, apart from its name. */
export function draftFindings(draft: Draft, around: DraftSurroundings): DraftFinding[] {
	return [
		...(draft.name === '' ? [missing('Name the stream.')] : []),
		...schemaFindings(draft, around),
		...destinationFindings(draft, around),
		...sampleFindings(draft, around),
	];
}

const missing = (message: string): DraftFinding => ({ severity: 'error', message, missing: true });
const error = (message: string): DraftFinding => ({ severity: 'error', message });
const warning = (message: string): DraftFinding => ({ severity: 'warning', message });
const notice = (message: string): DraftFinding => ({ severity: 'notice', message });

function schemaFindings({ name, schema }: Draft, { versions, fragments }: DraftSurroundings): DraftFinding[] {
	const found: DraftFinding[] = [];
	const exists = Object.hasOwn(versions, schema.title);
	if (schema.title === '')
		return [missing(schema.kind === 'new' ? 'Give the new schema a title.' : 'Choose a schema.')];
	if (schema.kind === 'existing') {
		if (!exists) {
			return [missing(`Choose a schema: none is called ${schema.title}.`)];
		}
		if (schema.title.startsWith('fragment/')) {
			found.push(error('A fragment is a part of schemas; events cannot carry it alone.'));
		}
		if (schema.title.startsWith('development/')) {
			found.push(warning('The schema is in development: its data may be deleted at any time.'));
		}
	} else {
		if (exists) found.push(error(`The schema ${schema.title} exists; choose it, or another title.`));
		if (!/^[a-z0-9_]+(\/[a-z0-9_]+)+$/.test(schema.title)) {
			found.push(
				error('A schema title is a path of lower-case words with underscores, such as analytics/web/click.'),
			);
		}
		if (schema.description === '') found.push(missing('Describe when one event is sent.'));
		if (schema.fragments.length === 0) {
			found.push(
				warning(
					'Without a fragment for the envelope the schema has neither $schema nor meta, which every event needs.',
				),
			);
		}
		found.push(...fieldFindings(schema.fields, fragments));
	}
	const major = (schema.kind === 'existing' ? schema.version : '1.0.0').split('.')[0];
	const inName = majorOf(name);
	if (inName !== null && major !== undefined && major !== '' && String(inName) !== major) {
		found.push(
			notice(
				`The name ends in v${inName}, the schema is at major version ${major}; usually both are the same.`,
			),
		);
	}
	return found;
}

function fieldFindings(
	fields: Extract<Draft['schema'], { kind: 'new' }>['fields'],
	fragments: readonly JsonObject[],
): DraftFinding[] {
	const found: DraftFinding[] = [];
	const seen = new Set<string>();
	for (const { name, description } of fields) {
		if (name === '') continue;
		// The test schema-snake-case-properties of jsonschema-tools.
		if (!/^[$a-z]+[a-z0-9_]*$/.test(name))
			found.push(error(`The field ${name} is not in lower case with underscores.`));
		if (seen.has(name)) found.push(error(`There are two fields ${name}.`));
		seen.add(name);
		const inherited = fragments.some((fragment) => {
			const properties = own(fragment, 'properties');
			return isObject(properties) && Object.hasOwn(properties, name);
		});
		if (inherited)
			found.push(warning(`A fragment has a field ${name} already; leave it out unless it says more.`));
		if (description === '') found.push(warning(`The field ${name} has no description.`));
	}
	if (seen.size === 0) found.push(notice('The schema has no field of its own yet.'));
	return found;
}

function destinationFindings({ destination, producer }: Draft, { facts }: DraftSurroundings): DraftFinding[] {
	if (destination === '') {
		return producer === 'flink'
			? [notice('Without an event service nobody checks the events on their way to Kafka.')]
			: [missing('Choose an event service: this producer needs one.')];
	}
	const known = destinationNamed(facts, destination);
	if (known === undefined) return [error(`There is no event service ${destination} in this catalog.`)];
	const open = Object.keys(known.intake).length > 0;
	return (isOfKind(producer, 'browser') || isOfKind(producer, 'samples')) && !open
		? [error(`${destination} takes no events from the internet, where browsers and apps are.`)]
		: [];
}

function sampleFindings({ sample, producer }: Draft, { webUnits }: DraftSurroundings): DraftFinding[] {
	if (sample === null) {
		if (producer === 'test-kitchen') return [];
		return isOfKind(producer, 'browser')
			? [
					notice(
						'No sample is set, so every session that comes to the instrument sends events. Estimate how many that are.',
					),
				]
			: [];
	}
	if (producer === 'test-kitchen')
		return [notice('Test Kitchen sets the rate itself; the sample of the entry has no effect.')];
	if (!isOfKind(producer, 'samples'))
		return [notice('This sender draws no sample, so the setting has no effect.')];
	if (sample.unit === '') return [error('The sample has no unit, so nothing would be sent.')];
	if (producer === 'eventlogging-js' && !webUnits.includes(sample.unit)) {
		return [error(`Browsers cannot draw a sample of the unit ${sample.unit}, so nothing would be sent.`)];
	}
	return [];
}
