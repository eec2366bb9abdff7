import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../../src/load.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A configuration with one repository and one stream configuration beside it. */
export const SMALL_CONFIGURATION = `site: { title: Small, description: A small catalog for tests. }
repositories:
  - { name: main, path: main }
streamConfiguration:
  name: settings
  path: settings
  files:
    - { environment: production, kind: streams, path: streams.php }
environments:
  - name: production
    title: Production
    wikis: [{ name: metawiki, title: Meta, tags: [special] }]
    topicPrefixes: [eqiad., codfw.]
destinations:
  - { name: gate, title: Gate, description: A gate., reload: dynamic, reloadNote: Nothing to do. }
lake: { database: event }
`;

/** A schema that is as it should be. */
export const schemaText = (title: string, version = '1.0.0', fields = ''): string => `title: ${title}
description: A thing happened.
$id: /${title}/${version}
$schema: https://json-schema.org/draft-07/schema#
type: object
required: [$schema, meta]
properties:
  $schema: { type: string, description: The schema. }
  meta:
    type: object
    required: [stream]
    properties:
      stream: { type: string, description: The stream. }
  dt: { type: string, format: date-time, maxLength: 128, description: When. }
${fields}`;

/** A stream configuration in PHP, one line for each entry; the first stands on line 8. */
export const streamsPhp = (entries: readonly string[]): string => `<?php
return [
	'wgEventStreamsDefaultSettings' => [
		'default' => [ 'topic_prefixes' => [ 'eqiad.', 'codfw.' ] ],
	],
	'wgEventStreams' => [
		'default' => [
${entries.map((entry) => `\t\t\t${entry},\n`).join('')}		],
	],
];
`;

/** The two schemas and two streams that every small catalog has besides what a test adds. */
const GOOD_FILES: Readonly<Record<string, string>> = {
	'main/jsonschema/good/one/current.yaml': schemaText('good/one'),
	'main/jsonschema/good/one/1.0.0.yaml': schemaText('good/one'),
	'main/jsonschema/good/two/current.yaml': schemaText('good/two'),
	'main/jsonschema/good/two/1.0.0.yaml': schemaText('good/two'),
};
export const GOOD_ENTRIES: readonly string[] = [
	"'good.one.v1' => [ 'schema_title' => 'good/one', 'destination_event_service' => 'gate' ]",
	"'good.two.v1' => [ 'schema_title' => 'good/two', 'destination_event_service' => 'gate' ]",
];

/** What is added to or replaced in a small catalog. */
export interface Additions {
	/** Path → text; `main/` is the repository. */
	readonly files?: Readonly<Record<string, string>>;
	/** Further entries of the stream configuration. */
	readonly entries?: readonly string[];
	/** Link → target. */
	readonly links?: Readonly<Record<string, string>>;
}

/** The files of a small catalog, path → text. */
export const smallCatalogFiles = ({
	files = {},
	entries = [],
}: Additions = {}): Readonly<Record<string, string>> => ({
	'catalog.yaml': SMALL_CONFIGURATION,
	...GOOD_FILES,
	'settings/streams.php': streamsPhp([...GOOD_ENTRIES, ...entries]),
	...files,
});

/** Writes a small catalog into a temporary folder. */
export function smallCatalogFolder(additions: Additions = {}): string {
	const { links = {} } = additions;
	const folder = temporaryFolder(smallCatalogFiles(additions));
	for (const [link, target] of Object.entries(links)) symlinkSync(target, join(folder, link));
	return folder;
}

/** Loads a small catalog. */
export function smallCatalog(additions: Additions = {}): Catalog {
	return loadCatalog({ config: join(smallCatalogFolder(additions), 'catalog.yaml') });
}
