import type { JsonObject } from '../../src/model/json.ts';
import type { Sender } from '../../src/model/sender.ts';
import type { GuideConfig } from '../../src/workflow/subject/guide-config.ts';
import type { GuideSubject } from '../../src/workflow/subject/subject.ts';

/** A small schema with an enumeration, a bound, a nested object and the envelope. */
export const buttonClick: JsonObject = {
	title: 'analytics/button_click',
	description: 'A reader clicked a button',
	$id: '/analytics/button_click/1.2.0',
	$schema: 'https://json-schema.org/draft-07/schema#',
	type: 'object',
	required: ['$schema', 'dt', 'meta', 'action', 'position', 'page'],
	properties: {
		$schema: { type: 'string' },
		dt: { type: 'string', format: 'date-time', maxLength: 128 },
		meta: {
			type: 'object',
			required: ['stream'],
			properties: {
				stream: { type: 'string', minLength: 1 },
				dt: { type: 'string', format: 'date-time' },
				domain: { type: 'string' },
			},
		},
		action: { type: 'string', enum: ['press', 'release'] },
		position: { type: 'integer', minimum: 3, maximum: 40 },
		page: { type: 'object', required: ['title'], properties: { title: { type: 'string', minLength: 1 } } },
		comment: { type: 'string' },
	},
};

export const facts: GuideConfig = {
	values: {
		streamConfigurationClone: 'https://example.org/r/config',
		streamConfigurationFile: 'conf/streams.php',
		streamConfigurationBetaFile: 'conf/beta.php',
		eventLoggingFile: 'conf/eventlogging.php',
	},
	environments: [
		{
			name: 'production',
			title: 'Production',
			extends: null,
			wikis: [
				{ name: 'metawiki', title: 'Meta', tags: [], url: 'https://meta.example.org' },
				{ name: 'enwiki', title: 'English', tags: [], url: 'https://en.example.org' },
			],
			topicPrefixes: ['east.', 'west.'],
			values: {
				configurationApi: 'https://meta.example.org/w/api.php',
				wiki: 'https://en.example.org',
				testWiki: 'https://test.example.org',
				schemaServer: 'https://schema.example.org',
				kafkaClient: 'kafkacat',
				kafkaOptions: '-X security.protocol=ssl',
				kafkaHost: 'an analytics host',
				'kafkaBroker.big': 'kafka1.example.org:9093',
			},
		},
		{
			name: 'beta',
			title: 'Beta',
			extends: 'production',
			wikis: [
				{ name: 'metawiki', title: 'Meta on beta', tags: [], url: 'https://meta.beta.example.org' },
				{ name: 'enwiki', title: 'English on beta', tags: [], url: 'https://en.beta.example.org' },
			],
			topicPrefixes: ['east.'],
			values: {
				configurationApi: 'https://meta.beta.example.org/w/api.php',
				wiki: 'https://en.beta.example.org',
				kafkaClient: 'kafkacat',
				kafkaHost: 'a beta host',
				kafkaBroker: 'kafka.beta.example.org:9092',
			},
		},
		{
			name: 'local',
			title: 'Local',
			extends: null,
			wikis: [],
			topicPrefixes: [],
			values: { intake: 'http://localhost:8192/v1/events', wiki: 'http://localhost:8080' },
		},
	],
	destinations: [
		{
			name: 'gateway-external',
			title: 'External',
			description: 'Takes events from browsers.',
			intake: {
				production: 'https://intake.example.org/v1/events?hasty=true',
				beta: 'https://intake.beta.example.org/v1/events?hasty=true',
			},
			internal: 'gateway-external.example.net:4692',
			kafkaClusters: ['big'],
			reload: 'dynamic',
			reloadNote: 'It reads the configuration every minute.',
			maxBody: null,
			maxMessage: 1048576,
			publishable: false,
			source: null,
		},
		{
			name: 'gateway-main',
			title: 'Main',
			description: 'Takes events from inside.',
			intake: {},
			internal: 'gateway-main.example.net:4492',
			kafkaClusters: ['main-a', 'main-b'],
			reload: 'restart',
			reloadNote: 'Ask for a restart.',
			maxBody: null,
			maxMessage: null,
			publishable: true,
			source: null,
		},
	],
	links: [],
	lake: {
		database: 'event',
		dropPrefixes: ['eventlogging_'],
		retentionDays: 90,
		partitions: ['datacenter', 'year', 'month', 'day', 'hour'],
		canary: { field: 'meta.domain', value: 'canary' },
	},
	repositories: [
		{
			name: 'secondary',
			basePath: 'jsonschema',
			cloneUrl: 'https://git.example.org/schemas-secondary.git',
			schemaUrl: 'https://schema.example.org/repositories/secondary/jsonschema/{title}/{version}',
			revision: null,
			rights: 'Many people may merge.',
		},
	],
	fragments: [{ title: 'fragment/common', version: '2.0.0' }],
	howTos: [],
	claims: {},
	purposes: [],
};

/** A stream that a browser sends, sampled, with its own schema; give what differs. */
export function subject(changes: Partial<GuideSubject> = {}): GuideSubject {
	return {
		origin: 'catalog',
		name: 'site.button_click',
		pattern: false,
		schemaTitle: 'analytics/button_click',
		schema: {
			title: 'analytics/button_click',
			repository: 'secondary',
			version: '1.2.0',
			uri: '/analytics/button_click/1.2.0',
			content: buttonClick,
			development: false,
			source: null,
		},
		newSchema: false,
		sharedWith: [],
		destination: 'gateway-external',
		producers: [{ kind: 'eventlogging-js', evidence: 'It is registered for mw.eventLog.' }],
		sample: { rate: 0.1, unit: 'session' },
		topics: ['east.site.button_click', 'west.site.button_click'],
		explicitTopics: false,
		table: 'event.site_button_click',
		kafkaClusters: ['big'],
		ingestion: { hadoop: true, hive: true, job: 'event_default' },
		canary: true,
		legacy: false,
		public: false,
		registered: { production: true, beta: true },
		sender: null,
		samples: [{ group: 'default', rate: 0.1, unit: 'session' }],
		samplingWords: '1 in 10 sessions',
		provideValues: [],
		entry: {
			schema_title: 'analytics/button_click',
			destination_event_service: 'gateway-external',
			sample: { unit: 'session', rate: 0.1 },
		},
		lifecycle: {
			state: 'sampled',
			phase: 'limited-production',
			summary: 'Declared in production, sampled at 10 % of sessions',
			evidence: [],
		},
		declaredAt: null,
		...changes,
	};
}

/** A sender of which only its kind is known; give what else is. */
export const aSender = (parts: Partial<Sender> = {}): Sender => ({
	kinds: ['http'],
	client: null,
	language: null,
	software: null,
	evidence: null,
	unverified: null,
	owner: null,
	samples: null,
	how: null,
	retired: null,
	...parts,
});
