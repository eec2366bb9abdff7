import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** How large a catalog to make. */
export interface LargeCatalogSize {
	readonly schemas: number;
	readonly streams: number;
}

/**
 * Writes a schema repository and a stream configuration of any size, to measure builds with. Deterministic: the
 * same size gives the same bytes. Every schema has two versions, a common fragment, and fields drawn from a small
 * vocabulary, as real schemas do; every third stream has an entry with all kinds of settings.
 *
 * @param folder gets `large/` (the repository) and `stream-config/production.json`
 */
export async function writeLargeCatalog(folder: string, size: LargeCatalogSize): Promise<void> {
	await rm(join(folder, 'large'), { recursive: true, force: true });
	const repository = join(folder, 'large');
	const schemas = join(repository, 'jsonschema');
	await mkdir(schemas, { recursive: true });
	await writeFile(
		join(repository, '.jsonschema-tools.yaml'),
		'schemaBasePath: ./jsonschema/\ncontentTypes: [yaml]\n',
	);
	await writeVersions(join(schemas, COMMON), ['1.0.0'], () => commonFragment());
	for (let index = 0; index < size.schemas; index++) {
		const title = titleOf(index);
		await writeVersions(join(schemas, title), ['1.0.0', '1.1.0'], (version) =>
			eventSchema(title, index, version),
		);
	}
	await mkdir(join(folder, 'stream-config'), { recursive: true });
	await writeFile(
		join(folder, 'stream-config/production.json'),
		`${JSON.stringify(streamConfiguration(size), null, '\t')}\n`,
	);
}

const COMMON = 'fragment/large/common';
const AREAS = [
	'reading',
	'editing',
	'search',
	'media',
	'mobile',
	'growth',
	'safety',
	'infrastructure',
] as const;
const THINGS = [
	'page',
	'button',
	'dialog',
	'search_box',
	'toolbar',
	'upload',
	'notification',
	'session',
] as const;
const ACTIONS = ['view', 'click', 'open', 'close', 'save', 'fail', 'scroll', 'retry'] as const;
const FIELDS = [
	'action',
	'action_source',
	'bytes',
	'category_count',
	'duration_ms',
	'element_id',
	'error_code',
	'experiment',
	'is_anonymous',
	'is_mobile',
	'item_count',
	'language',
	'link_target',
	'page_id',
	'page_title',
	'position',
	'query_length',
	'result_count',
	'retry_count',
	'revision_id',
	'scroll_depth',
	'session_age_ms',
	'skin',
	'status',
] as const;

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** `analytics/reading/page_click_17` */
function titleOf(index: number): string {
	const area = pick(AREAS, index);
	const thing = pick(THINGS, Math.floor(index / AREAS.length));
	const action = pick(ACTIONS, Math.floor(index / (AREAS.length * THINGS.length)));
	return `analytics/${area}/${thing}_${action}_${index}`;
}

/** Writes `current.yaml`, the version files and the links that jsonschema-tools makes. */
async function writeVersions(
	folder: string,
	versions: readonly string[],
	content: (version: string) => Versions,
): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const version of versions) {
		await writeFile(join(folder, `${version}.yaml`), stringify(content(version).materialized));
		await symlink(`${version}.yaml`, join(folder, version));
	}
	const latest = versions.at(-1) ?? '1.0.0';
	await writeFile(join(folder, 'current.yaml'), stringify(content(latest).current));
	await symlink(`${latest}.yaml`, join(folder, 'latest.yaml'));
	await symlink(`${latest}.yaml`, join(folder, 'latest'));
}

interface Versions {
	readonly current: Json;
	readonly materialized: Json;
}
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const DRAFT = 'https://json-schema.org/draft-07/schema#';

const ENVELOPE: { readonly [key: string]: Json } = {
	$schema: { type: 'string', description: 'The schema of this event, with its version.' },
	meta: {
		type: 'object',
		required: ['stream'],
		properties: {
			stream: { type: 'string', description: 'The stream that this event belongs to.' },
			dt: {
				type: 'string',
				format: 'date-time',
				maxLength: 128,
				description: 'When the event was received.',
			},
			id: { type: 'string', description: 'Identifies the event.' },
		},
	},
	dt: { type: 'string', format: 'date-time', maxLength: 128, description: 'When it happened.' },
};

function commonFragment(): Versions {
	const schema: Json = {
		title: COMMON,
		description: 'What every event of the large catalog has.',
		$id: `/${COMMON}/1.0.0`,
		$schema: DRAFT,
		type: 'object',
		required: ['$schema', 'meta'],
		properties: ENVELOPE,
	};
	return { current: schema, materialized: schema };
}

function eventSchema(title: string, index: number, version: string): Versions {
	const count = 10 + (index % 15) + (version === '1.0.0' ? 0 : 1);
	const own: Record<string, Json> = {};
	for (let at = 0; at < count; at++) {
		const name = pick(FIELDS, index * 7 + at * 5);
		own[name] = field(name, index);
	}
	const head = {
		title,
		description: `Sent by the ${pick(AREAS, index)} software when somebody did ${pick(ACTIONS, index)} number ${index}.`,
		$id: `/${title}/${version}`,
		$schema: DRAFT,
		type: 'object',
	};
	return {
		current: { ...head, allOf: [{ $ref: `/${COMMON}/1.0.0` }, { properties: own }] },
		materialized: { ...head, required: ['$schema', 'meta'], properties: { ...ENVELOPE, ...own } },
	};
}

function field(name: string, index: number): Json {
	if (name.startsWith('is_')) return { type: 'boolean', description: `Whether it is ${name.slice(3)}.` };
	if (/_(count|ms|id|depth|length)$|^bytes$|^position$/.test(name)) {
		return {
			type: 'integer',
			description: `The ${name.replaceAll('_', ' ')} at that moment.`,
			minimum: 0,
			maximum: Number.MAX_SAFE_INTEGER,
		};
	}
	if (name === 'action') return { type: 'string', enum: [...ACTIONS], description: 'What was done.' };
	return {
		type: 'string',
		description: `The ${name.replaceAll('_', ' ')} of case ${index % 40}.`,
		maxLength: 255,
	};
}

function streamConfiguration({ schemas, streams }: LargeCatalogSize): Json {
	const entries: Record<string, Json> = {};
	for (let index = 0; index < streams; index++) {
		const title = titleOf(index % Math.max(schemas, 1));
		const name = `${title.replace('analytics/', '').replaceAll('/', '.')}${index < schemas ? '' : `.s${index}`}`;
		entries[name] = {
			schema_title: title,
			destination_event_service: index % 4 === 0 ? 'eventgate-main' : 'eventgate-analytics-external',
			...(index % 3 === 0
				? {
						sample: { unit: 'session', rate: ((index % 10) + 1) / 10 },
						producers: {
							metrics_platform_client: { provide_values: ['page_id', 'performer_is_logged_in'] },
						},
						consumers: { analytics_hive_ingestion: { spark_job_ingestion_scale: 'medium' } },
					}
				: {}),
		};
	}
	return {
		wgEventStreamsDefaultSettings: {
			default: {
				topic_prefixes: ['eqiad.', 'codfw.'],
				canary_events_enabled: true,
				consumers: {
					analytics_hadoop_ingestion: { job_name: 'event_default', enabled: true },
					analytics_hive_ingestion: { enabled: true },
				},
			},
		},
		wgEventStreams: { default: entries },
	};
}
