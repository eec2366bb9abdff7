import { legacyPrefix, qualifiedTable } from '../../catalog/lake/table-name.ts';
import type { JsonObject } from '../../model/json.ts';
import type { GuideConfig } from '../subject/guide-config.ts';
import { destinationNamed } from '../subject/platform.ts';
import type { GuideSubject, SubjectSchema } from '../subject/subject.ts';
import type { Draft } from './draft.ts';

/**
 * A draft as guides see it: the settings that it would have, and what follows from its name.
 *
 * @param schema its schema, or null while that is not chosen or not loaded
 */
export function subjectOfDraft(draft: Draft, schema: SubjectSchema | null, facts: GuideConfig): GuideSubject {
	const legacy = legacyPrefix(draft.name, facts.lake) !== null;
	const pattern = draft.name.startsWith('/');
	const prefixes = legacy ? [''] : (facts.environments[0]?.topicPrefixes ?? ['']);
	return {
		origin: 'draft',
		name: draft.name,
		pattern,
		schemaTitle: draft.schema.title === '' ? null : draft.schema.title,
		schema,
		newSchema: draft.schema.kind === 'new',
		sharedWith: [],
		destination: draft.destination === '' ? null : draft.destination,
		producers: [{ kind: draft.producer, evidence: 'You said so.' }],
		sample: draft.sample && { rate: draft.sample.rate, unit: draft.sample.unit || null },
		topics: pattern ? [] : prefixes.map((prefix) => prefix + draft.name),
		explicitTopics: false,
		table: pattern ? null : qualifiedTable(draft.name, facts.lake),
		kafkaClusters: destinationNamed(facts, draft.destination)?.kafkaClusters ?? [],
		ingestion: { hadoop: !pattern, hive: !pattern, job: null },
		canary: draft.destination !== '' && !pattern,
		legacy,
		public: false,
		registered: {},
		sender: null,
		samples: [],
		samplingWords: '',
		provideValues: draft.contextValues,
		entry: entryOf(draft, facts),
		lifecycle: {
			state: 'draft',
			phase: 'design',
			summary: 'It is a draft, and nothing of it is submitted',
			evidence: [],
		},
		declaredAt: null,
	};
}

/**
 * The settings of a draft, in the order in which entries of the configuration are written. A regular expression is no
 * name that canary events could be sent to or a table be made for, so both are switched off; a legacy stream has topics
 * without a prefix.
 */
export function entryOf(draft: Draft, { lake }: Pick<GuideConfig, 'lake'>): JsonObject {
	const { name, schema, destination, sample, contextValues } = draft;
	const off = { enabled: false };
	return {
		...(schema.title === '' ? {} : { schema_title: schema.title }),
		...(legacyPrefix(name, lake) === null ? {} : { topic_prefixes: null }),
		...(destination === '' ? {} : { destination_event_service: destination }),
		...(name.startsWith('/') ? { canary_events_enabled: false } : {}),
		...(contextValues.length === 0
			? {}
			: { producers: { metrics_platform_client: { provide_values: [...contextValues] } } }),
		...(name.startsWith('/')
			? { consumers: { analytics_hadoop_ingestion: off, analytics_hive_ingestion: off } }
			: {}),
		...(sample === null
			? {}
			: { sample: { ...(sample.unit === '' ? {} : { unit: sample.unit }), rate: sample.rate } }),
	};
}
