/** Everything that the page of a stream shows, apart from the code that reads it. */

import type { Diagram } from '../../diagram/model.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { CatalogConfig } from '../../model/config.ts';
import { PRODUCER_KIND } from '../../model/producer-kind.ts';
import type { Field, Schema } from '../../model/schema.ts';
import type { Setting, Stream } from '../../model/stream.ts';
import { encodeUrlPart } from '../../model/url-part.ts';
import { fieldAnchor, schemaPath, settingPath, streamJsonPath, streamsPath } from '../../paths.ts';
import { namespaceOf } from '../names/parts.ts';
import { type StreamLink, streamLinks } from '../stream/links.ts';
import type { SettingMeanings } from '../stream/setting-meanings.ts';
import { groupFields } from './envelope.ts';
import { type EnvironmentSentences, environmentSentences } from './environment-sentences.ts';
import { eventPath } from './event-path.ts';
import type { Status } from './schema-status.ts';
import { collectedPersonalData, samplingText, streamStatus } from './stream-status.ts';

/** A field in the short list on a stream's page. */
export interface BriefField {
	readonly field: Field;
	readonly href: string;
}

/** Settings of one subject. */
export interface SettingGroup {
	readonly label: string;
	readonly settings: readonly (Setting & {
		/** In words, where the table of meanings has it. */
		readonly label: string | null;
		readonly meaning: string | null;
		/** Where it is explained. */
		readonly href: string | null;
	})[];
}

export interface StreamPageView {
	readonly stream: Stream;
	readonly kind: string;
	readonly breadcrumb: readonly { readonly label: string; readonly href?: string }[];
	readonly statuses: readonly Status[];
	readonly schema: Schema | undefined;
	/** The first of the schema's own fields. */
	readonly fields: readonly BriefField[];
	/** Where events can be watched as they arrive, in the first environment. */
	readonly live: readonly StreamLink[];
	readonly dashboards: readonly StreamLink[];
	/** Dashboards, logs, and where events can be watched. */
	readonly monitoring: readonly StreamLink[];
	/** Places that are about the configuration or explain it. */
	readonly references: readonly StreamLink[];
	/** Events reach a table. */
	readonly hasTable: boolean;
	readonly path: Diagram;
	/** Settings of the stream's own entry. */
	readonly own: readonly SettingGroup[];
	readonly defaults: readonly SettingGroup[];
	readonly environments: EnvironmentSentences;
	readonly sampling: readonly { readonly environment: string; readonly text: string }[];
	readonly producers: readonly { readonly label: string; readonly producer: Stream['producers'][number] }[];
	readonly destination: CatalogConfig['destinations'][number] | undefined;
	readonly personalData: string;
	readonly retention: string | null;
	readonly publicUrl: string | null;
	readonly jsonHref: string;
	/** All streams of its namespace. */
	readonly namespace: { readonly label: string; readonly href: string } | null;
	readonly tasks: CatalogConfig['tasks'];
	readonly lake: CatalogConfig['lake'];
	/** A comment or a heading of the configuration speaks of it. */
	readonly hasComments: boolean;
}

/** Fields shown on a stream's page; its schema's page has all. */
const SHOWN_FIELDS = 10;

export function streamPage(stream: Stream, catalog: Catalog, meanings: SettingMeanings): StreamPageView {
	const { config } = catalog;
	const schema = catalog.schemaByTitle.get(stream.schemaTitle ?? '');
	const links = streamLinks(stream, schema, config);
	const first = config.environments[0]?.name ?? '';
	const of = (...groups: readonly StreamLink['group'][]): readonly StreamLink[] =>
		links.filter(({ group }) => groups.includes(group));
	const isOwn = ({ origin }: Setting): boolean => origin.layer === 'entry' || origin.layer === 'answer';
	const namespace = namespaceOf(stream.name);
	const { ingestion, table } = stream;
	const hasTable = ingestion.hadoop && ingestion.hive && table !== null;
	const publicBase = config.values['publicStream'];
	return {
		stream,
		kind: stream.pattern ? 'Wildcard stream' : 'Stream',
		breadcrumb: breadcrumbOf(stream.name, namespace),
		statuses: streamStatus(stream, config),
		schema,
		fields: schema ? briefFields(schema) : [],
		live: of('consume').filter(({ environment }) => environment === first),
		dashboards: of('dashboard'),
		monitoring: of('dashboard', 'log', 'consume'),
		references: links.filter(({ group }) => group === 'configuration' || group === 'documentation'),
		hasTable,
		path: eventPath(stream, config),
		own: settingGroups(stream.settings.filter(isOwn), meanings),
		defaults: settingGroups(
			stream.settings.filter((setting) => !isOwn(setting)),
			meanings,
		),
		environments: environmentSentences(stream, config),
		sampling: config.environments
			.filter(({ name }) => stream.sampling[name] !== undefined)
			.map(({ name, title }) => ({ environment: title, text: samplingText(stream, name) })),
		producers: stream.producers.map((producer) => ({ label: PRODUCER_KIND[producer.kind].label, producer })),
		destination: config.destinations.find(({ name }) => name === stream.destination),
		personalData: collectedPersonalData(stream),
		retention: retentionOf(stream, config, hasTable),
		publicUrl:
			stream.public === null || publicBase === undefined
				? null
				: `${publicBase}${encodeUrlPart(stream.name)}`,
		jsonHref: streamJsonPath(stream.name),
		namespace: namespace === '' ? null : { label: `${namespace}.`, href: streamsPath({ prefix: namespace }) },
		tasks: config.tasks,
		lake: config.lake,
		hasComments: stream.comments.length > 0 || stream.section !== null,
	};
}

function breadcrumbOf(name: string, namespace: string): StreamPageView['breadcrumb'] {
	const prefixes = namespace === '' ? [] : namespace.split('.');
	return [
		{ label: 'Streams', href: streamsPath() },
		...prefixes.map((part, index) => ({
			label: `${part}.`,
			href: streamsPath({ prefix: prefixes.slice(0, index + 1).join('.') }),
		})),
		{ label: namespace === '' ? name : name.slice(namespace.length + 1) },
	];
}

/** The schema's own fields first, objects by what is in them; the common fields only where there is nothing else. */
function briefFields(schema: Schema): readonly BriefField[] {
	const { fields } = groupFields(schema.latest.fields);
	const leaves = (list: readonly Field[]): readonly Field[] =>
		list.flatMap((field) =>
			field.type.kind === 'object' && field.children.length > 0 && field.provenance === null
				? leaves(field.children)
				: [field],
		);
	return leaves(fields)
		.slice(0, SHOWN_FIELDS)
		.map((field) => ({ field, href: `${schemaPath(schema.title)}#${fieldAnchor(field.path)}` }));
}

function settingGroups(settings: readonly Setting[], meanings: SettingMeanings): readonly SettingGroup[] {
	const byGroup = Map.groupBy(settings, ({ path }) => meanings.groupOf(path).id);
	return meanings.groups.flatMap(({ id, label }) => {
		const members = byGroup.get(id);
		if (members === undefined) return [];
		return [
			{
				label,
				settings: members.map((setting) => {
					const meaning = meanings.find(setting.path);
					return {
						...setting,
						label: meaning?.label ?? null,
						meaning: meaning?.meaning ?? null,
						href: meaning && settingPath(meaning.path.join('.')),
					};
				}),
			},
		];
	});
}

function retentionOf(stream: Stream, config: CatalogConfig, hasTable: boolean): string | null {
	if (stream.note?.purge) return stream.note.purge;
	const days = config.lake.retentionDays;
	if (!hasTable || days === null) return null;
	return `${days} days${stream.retained ? '; an allowlist keeps some fields longer' : ''}`;
}
