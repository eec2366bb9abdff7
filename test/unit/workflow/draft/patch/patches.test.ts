import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../../src/model/json.ts';
import type { PatchFile, PatchRepository, SchemaSourceText } from '../../../../../src/model/patch-sources.ts';
import { type Draft, EMPTY_DRAFT } from '../../../../../src/workflow/draft/draft.ts';
import { makePatches } from '../../../../../src/workflow/draft/patch/make-patches.ts';
import { madeFrom, type Patch, type PatchInput } from '../../../../../src/workflow/draft/patch/patch.ts';
import {
	type NewStream,
	newStreamFromHash,
	newStreamToHash,
} from '../../../../../src/workflow/draft/patch/request.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { facts } from '../../../../support/workflow-subjects.ts';

const STREAMS = `<?php

return [

// Streams.
'wgEventStreams' => [
	'default' => [
		/* == external == */
		// The first button.
		'web.button' => [
			'schema_title' => 'web/button',
			'destination_event_service' => 'external',
		],
		'app.button' => [
			'schema_title' => 'web/button',
			'destination_event_service' => 'external',
			'sample' => [
				'unit' => 'session',
				'rate' => 0.5, // half
			],
		],

		/* == main == */
		'page.change' => [
			'schema_title' => 'page/change',
			'destination_event_service' => 'main',
		],
		[
			'stream' => 'page.listed',
			'schema_title' => 'page/change',
			'destination_event_service' => 'main'
		],
	],
	'+enwiki' => [
		'app.button' => [ 'sample' => [ 'rate' => 1 ] ],
	],
],

];
`;
const NAMES = `<?php
return [
'wgEventLoggingStreamNames' => [
	'default' => [
		'web.button',
		'app.button',
	],
],
];
`;
const BETA = `<?php
function overrides() {
	return [
		'wgOther' => [ 'default' => 2 * 60 ],
		'wgEventStreams' => [
			'+enwiki' => [
				'web.other' => [
					'sample' => [ 'rate' => 1 ],
				],
			]
		],
	];
}
`;
const COMMON: JsonObject = {
	title: 'fragment/common',
	$id: '/fragment/common/2.0.0',
	$schema: 'https://json-schema.org/draft-07/schema#',
	type: 'object',
	additionalProperties: false,
	required: ['$schema', 'meta'],
	properties: {
		$schema: { type: 'string' },
		meta: { type: 'object', required: ['stream'], properties: { stream: { type: 'string', minLength: 1 } } },
	},
};
const SOURCE = `title: web/button
description: A button
$id: /web/button/1.0.0 # the version
type: object
allOf:
  - $ref: /fragment/common/2.0.0#
  - properties:
      label:
        type: string
        description: >
          What it says.

examples:
  - $schema: /web/button/1.0.0
    meta: { stream: web.button }
    label: Save
`;

const file = (environment: string, kind: PatchFile['kind'], path: string): PatchFile => ({
	environment,
	kind,
	path,
	whyNot: null,
});
const repository: PatchRepository = {
	name: 'events',
	revision: null,
	basePath: 'jsonschema',
	namespaces: { web: 1 },
	tools: {
		contentTypes: ['yaml'],
		numericBounds: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
		plainLinks: true,
		latestLinks: true,
	},
};
const texts: Record<string, string> = {
	'conf/streams.php': STREAMS,
	'conf/names.php': NAMES,
	'conf/beta.php': BETA,
};

function inputWith(changes: Partial<PatchInput> = {}): PatchInput {
	return {
		sources: {
			configuration: {
				name: 'config',
				revision: '0123456789abcdef0123456789abcdef01234567',
				settings: { streams: 'wgEventStreams', eventLogging: 'wgEventLoggingStreamNames' },
				files: [
					file('production', 'streams', 'conf/streams.php'),
					file('production', 'eventlogging', 'conf/names.php'),
					file('beta', 'streams', 'conf/beta.php'),
					file('beta', 'eventlogging', 'conf/beta.php'),
				],
			},
			repositories: [repository],
		},
		facts: {
			...facts,
			environments: facts.environments.map((one) =>
				one.name === 'beta'
					? {
							...one,
							extends: 'production',
							wikis: ['metawiki', 'enwiki'].map((name) => ({ name, title: name, tags: [], url: null })),
						}
					: one,
			),
		},
		configurationText: async (path) => texts[path] ?? null,
		schemaSource: async (title): Promise<SchemaSourceText | null> =>
			title === 'web/button'
				? { repository: 'events', path: 'jsonschema/web/button/current.yaml', text: SOURCE, latest: '1.0.0' }
				: null,
		schemaContent: async (title) => (title === 'fragment/common' ? COMMON : { properties: { label: {} } }),
		...changes,
	};
}

const newStream = (stream: Partial<Draft>, rest: Partial<NewStream> = {}): NewStream => ({
	kind: 'new stream',
	task: 'T1234',
	betaOnly: false,
	repository: '',
	...rest,
	stream: {
		...EMPTY_DRAFT,
		schema: { kind: 'existing', title: 'web/button', version: '1.0.0' },
		destination: 'external',
		...stream,
	},
});

/** Lines that a patch adds and takes away, in file order. */
const changedLines = (patch: Patch | undefined, path: string): readonly string[] =>
	(patch?.diff ?? '')
		.split(/^(?=diff --git )/m)
		.filter((one) => one.startsWith(`diff --git a/${path} `))
		.flatMap((one) => one.split('\n'))
		.filter((line) => /^[+-](?![+-]{2} )/.test(line));

/** A checkout of what the input speaks of. */
function checkout(): string {
	const folder = temporaryFolder({
		...texts,
		'jsonschema/web/button/current.yaml': SOURCE,
		'jsonschema/web/button/1.0.0.yaml': 'x\n',
	});
	for (const name of ['latest', 'latest.yaml', '1.0.0'])
		symlinkSync('1.0.0.yaml', join(folder, 'jsonschema/web/button', name));
	const git = (...args: readonly string[]): void => {
		execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
			stdio: 'pipe',
		});
	};
	git('init', '-q');
	git('add', '.');
	git('commit', '-qm', 'Start');
	return folder;
}

function apply(patch: Patch | undefined, folder: string, ...options: readonly string[]): void {
	const path = join(temporaryFolder({ 'a.patch': patch?.diff ?? '' }), 'a.patch');
	execFileSync('git', ['-C', folder, 'apply', ...options, path], { stdio: 'pipe' });
}

describe('the patch of a new stream', () => {
	it('puts the entry behind the stream of its service whose name begins alike, with the task above it', async () => {
		const { patches, refused } = await makePatches(newStream({ name: 'web.menu' }), inputWith());
		expect(refused).toEqual([]);
		expect(changedLines(patches[0], 'conf/streams.php')).toEqual([
			'+		// T1234',
			"+		'web.menu' => [",
			"+			'schema_title' => 'web/button',",
			"+			'destination_event_service' => 'external',",
			'+		],',
		]);
		expect(patches[0]?.diff).toContain("@@ -11,6 +11,11 @@\n 			'schema_title' => 'web/button',");
		expect(changedLines(patches[0], 'conf/names.php')).toEqual(["+		'web.menu',"]);
	});

	it('has a message that names the task, and says what it was made from', async () => {
		const { patches } = await makePatches(newStream({ name: 'web.menu' }), inputWith());
		const [patch] = patches;
		expect(patch?.message).toBe('Add stream web.menu\n\nBug: T1234\n');
		expect(patch && madeFrom(patch)).toBe(
			'Made from conf/names.php, conf/streams.php of config at commit 0123456789ab.',
		);
		const other = await makePatches(newStream({ name: 'web.menu' }, { task: '' }), inputWith());
		expect(other.patches[0]?.message).toBe('Add stream web.menu\n');
		expect(changedLines(other.patches[0], 'conf/streams.php')).not.toContain('+		// ');
	});

	it('collects everything on beta, in the list that is there', async () => {
		const request = newStream({ name: 'web.menu', sample: { rate: 0.1, unit: 'session' } });
		const { patches } = await makePatches(request, inputWith());
		expect(changedLines(patches[0], 'conf/beta.php')).toEqual([
			'+				// Everything is collected for tests',
			"+				'web.menu' => [",
			"+					'sample' => [",
			"+						'unit' => 'session',",
			"+						'rate' => 1,",
			'+					],',
			'+				],',
		]);
	});

	it('for beta alone has the whole entry for each wiki there, and leaves production alone', async () => {
		const { patches } = await makePatches(newStream({ name: 'web.menu' }, { betaOnly: true }), inputWith());
		expect(patches[0]?.changes.map(({ path }) => path)).toEqual(['conf/beta.php']);
		expect(changedLines(patches[0], 'conf/beta.php').filter((line) => /=>/.test(line))).toEqual([
			"+				'web.menu' => [",
			"+					'schema_title' => 'web/button',",
			"+					'destination_event_service' => 'external',",
			"+			'+metawiki' => [",
			"+				'web.menu' => [",
			"+					'schema_title' => 'web/button',",
			"+					'destination_event_service' => 'external',",
			"+		'wgEventLoggingStreamNames' => [",
			"+			'+enwiki' => [",
		]);
		expect(patches[0]?.notes).toEqual([
			'The list +metawiki is new in conf/beta.php: on Beta it takes the place of the list +metawiki of production.',
		]);
	});

	it('switches off what a regular expression cannot have', async () => {
		const request = newStream({ name: '/^page\\.x/', producer: 'eventbus', destination: 'main' });
		const { patches } = await makePatches(request, inputWith());
		const lines = changedLines(patches[0], 'conf/streams.php');
		expect(lines).toContain("+		'/^page\\\\.x/' => [");
		expect(lines).toContain("+			'canary_events_enabled' => false,");
		expect(lines).toContain("+				'analytics_hadoop_ingestion' => [");
	});

	it('is not made for a stream that is declared, listed or keyed', async () => {
		for (const name of ['page.change', 'page.listed']) {
			const { patches, refused } = await makePatches(newStream({ name, producer: 'http' }), inputWith());
			expect(patches).toEqual([]);
			expect(refused).toEqual([`conf/streams.php declares ${name} already; change its entry instead.`]);
		}
	});

	it('is an item of a list where the streams are list items', async () => {
		const listed = "<?php\nreturn [ 'wgEventStreams' => [ 'default' => [\n\t[ 'stream' => 'a.b' ],\n] ] ];\n";
		const input = inputWith({ configurationText: async () => listed });
		const request = newStream({ name: 'a.c', producer: 'android', sample: { rate: 0.1, unit: 'device' } });
		const { patches } = await makePatches(request, input);
		expect(patches[0]?.notes).toEqual([
			'No override for tests is made: the streams of conf/streams.php are items of a list, which no other list can change.',
		]);
		expect(changedLines(patches[0], 'conf/streams.php').slice(0, 3)).toEqual([
			'+	// T1234',
			'+	[',
			"+		'stream' => 'a.c',",
		]);
	});

	it('is applied by git, also to a file that has moved on', async () => {
		const { patches } = await makePatches(newStream({ name: 'web.menu' }), inputWith());
		const [patch] = patches;
		const folder = checkout();
		apply(patch, folder);
		for (const { path, after } of patch?.changes ?? []) {
			expect(readFileSync(join(folder, path), 'utf8')).toBe(after);
		}
		const moved = checkout();
		const path = join(moved, 'conf/streams.php');
		// A line that the patch shows around the change: without the old blob git could not place it.
		writeFileSync(path, STREAMS.replace("'web/button'", "'web/knob'"));
		expect(() => apply(patch, moved)).toThrow();
		execFileSync('git', ['-C', moved, 'add', '.']);
		apply(patch, moved, '--3way');
		expect(readFileSync(path, 'utf8')).toContain("'web.menu' => [");
	});
});

describe('the patch of another sample', () => {
	const sample = {
		kind: 'sample',
		task: '',
		stream: 'app.button',
		group: 'default',
		rate: 0.1,
		unit: '',
	} as const;

	it('changes the rate and nothing else', async () => {
		const { patches } = await makePatches(sample, inputWith());
		expect(changedLines(patches[0], 'conf/streams.php')).toEqual([
			"-				'rate' => 0.5, // half",
			"+				'rate' => 0.1, // half",
		]);
		expect(patches[0]?.notes).toEqual(['The list +enwiki has a sample of its own, which stays: 100 %.']);
	});

	it('gives a list item that has none a sample', async () => {
		const { patches } = await makePatches({ ...sample, stream: 'page.listed', unit: 'session' }, inputWith());
		expect(changedLines(patches[0], 'conf/streams.php')).toEqual([
			"-			'destination_event_service' => 'main'",
			"+			'destination_event_service' => 'main',",
			"+			'sample' => [",
			"+				'unit' => 'session',",
			"+				'rate' => 0.1,",
			'+			]',
		]);
	});

	it('goes into the list of a wiki', async () => {
		const { patches } = await makePatches({ ...sample, group: '+enwiki' }, inputWith());
		expect(changedLines(patches[0], 'conf/streams.php')).toEqual([
			"-		'app.button' => [ 'sample' => [ 'rate' => 1 ] ],",
			"+		'app.button' => [ 'sample' => [ 'rate' => 0.1 ] ],",
		]);
	});

	it.each([
		[{ stream: 'no.such' }, 'The list default of conf/streams.php has no entry for no.such.'],
		[
			{ group: "x' => evil(" },
			"x' => evil( is no list of the configuration; write default, or one such as +enwiki.",
		],
	])('is refused for %j', async (change, reason) => {
		expect(await makePatches({ ...sample, ...change }, inputWith())).toEqual({
			patches: [],
			refused: [reason],
		});
	});
});

describe('the patch of a new schema', () => {
	const request = newStream({
		name: 'web.menu',
		producer: 'http',
		schema: {
			kind: 'new',
			title: 'web/menu',
			description: 'A menu was opened',
			fragments: [{ title: 'fragment/common', version: '2.0.0' }],
			fields: [{ name: 'items', type: 'integer', required: true, description: 'How many.' }],
		},
	});

	it('has the source, the version as the tool writes it, and the links', async () => {
		const { patches, refused } = await makePatches(request, inputWith());
		expect(refused).toEqual([]);
		const [patch] = patches;
		expect(patch?.repository).toBe('events');
		expect(patch?.changes.map(({ path, kind }) => [path, kind])).toEqual([
			['jsonschema/web/menu/1.0.0', 'link'],
			['jsonschema/web/menu/1.0.0.yaml', 'file'],
			['jsonschema/web/menu/current.yaml', 'file'],
			['jsonschema/web/menu/latest', 'link'],
			['jsonschema/web/menu/latest.yaml', 'link'],
		]);
		expect(patch?.changes[1]?.after).toBe(`title: web/menu
description: A menu was opened
$id: /web/menu/1.0.0
$schema: 'https://json-schema.org/draft-07/schema#'
type: object
additionalProperties: false
required:
  - $schema
  - items
  - meta
properties:
  $schema:
    type: string
  items:
    description: How many.
    type: integer
    maximum: 9007199254740991
    minimum: -9007199254740991
  meta:
    type: object
    required:
      - stream
    properties:
      stream:
        type: string
        minLength: 1
examples:
  - $schema: /web/menu/1.0.0
    items: 1
    meta:
      stream: web.menu
`);
		const folder = checkout();
		apply(patch, folder);
		expect(readlinkSync(join(folder, 'jsonschema/web/menu/latest'))).toBe('1.0.0.yaml');
	});

	it('is refused, and the stream is not, where the repository has files that are made otherwise', async () => {
		const input = inputWith();
		const tools = { ...repository.tools, contentTypes: ['yaml', 'json'] };
		const sources = { ...input.sources, repositories: [{ ...repository, tools }] };
		const { patches, refused } = await makePatches(request, { ...input, sources });
		expect(patches.map(({ repository: name }) => name)).toEqual(['config']);
		expect(refused).toEqual([
			'The repository events has version files of other types than YAML; let its own tool make them.',
		]);
	});
});

describe('the patch of more fields', () => {
	const request = {
		kind: 'fields',
		task: 'T7',
		schema: 'web/button',
		fields: [{ name: 'pressed_dt', type: 'date-time', description: 'When: exactly.' }],
	} as const;

	it('adds lines to the source and makes the next version, to which the links lead', async () => {
		const { patches, refused } = await makePatches(request, inputWith());
		expect(refused).toEqual([]);
		const [patch] = patches;
		expect(patch?.message).toBe('web/button: Add pressed_dt (1.1.0)\n\nBug: T7\n');
		expect(changedLines(patch, 'jsonschema/web/button/current.yaml')).toEqual([
			'-$id: /web/button/1.0.0 # the version',
			'+$id: /web/button/1.1.0 # the version',
			'+      pressed_dt:',
			'+        type: string',
			'+        format: date-time',
			'+        maxLength: 128',
			'+        description: "When: exactly."',
			'-  - $schema: /web/button/1.0.0',
			'+  - $schema: /web/button/1.1.0',
		]);
		const folder = checkout();
		apply(patch, folder, '--index');
		expect(readlinkSync(join(folder, 'jsonschema/web/button/latest.yaml'))).toBe('1.1.0.yaml');
		expect(readlinkSync(join(folder, 'jsonschema/web/button/1.1.0'))).toBe('1.1.0.yaml');
	});

	it('adds an example where the source has none, and says so', async () => {
		const text = SOURCE.replace(/examples:[\s\S]*/, '');
		const source = {
			repository: 'events',
			path: 'jsonschema/web/button/current.yaml',
			text,
			latest: '1.0.0',
		};
		const { patches } = await makePatches(request, inputWith({ schemaSource: async () => source }));
		expect(patches[0]?.changes.find(({ path }) => path.endsWith('current.yaml'))?.after).toContain(
			'examples:\n  - $schema: /web/button/1.1.0\n',
		);
		expect(patches[0]?.notes).toHaveLength(1);
	});

	it.each([
		[
			{ fields: [{ name: 'label', type: 'string', description: '' }] },
			'The schema has a field label already.',
		],
		[
			{ fields: [{ name: 'Bad', type: 'string', description: '' }] },
			'The field Bad is not in lower case with underscores.',
		],
		[{ schema: 'no/such' }, 'No loaded repository has the source of no/such.'],
	] as const)('is refused for %j', async (change, reason) => {
		expect(await makePatches({ ...request, ...change }, inputWith())).toEqual({
			patches: [],
			refused: [reason],
		});
	});

	it('is refused where the source is ahead of its newest version', async () => {
		const source = {
			repository: 'events',
			path: 'jsonschema/web/button/current.yaml',
			text: SOURCE,
			latest: '0.9.0',
		};
		const { refused } = await makePatches(request, inputWith({ schemaSource: async () => source }));
		expect(refused[0]).toMatch(/^jsonschema\/web\/button\/current\.yaml is at version 1\.0\.0/);
	});
});

it('a file that was read as JSON has no patch, and the reason is told', async () => {
	const input = inputWith();
	const { configuration } = input.sources;
	const why = 'streams.json was read as JSON. A patch needs the PHP file itself.';
	const files = configuration?.files.map((one) => ({ ...one, whyNot: why })) ?? [];
	const sources = { ...input.sources, configuration: configuration && { ...configuration, files } };
	expect(await makePatches(newStream({ name: 'web.menu' }), { ...input, sources })).toEqual({
		patches: [],
		refused: [why],
	});
});

it('a task that PHP could take for more than a comment is refused', async () => {
	const request = newStream({ name: 'web.menu' }, { task: 'T1 ?> more' });
	expect(await makePatches(request, inputWith())).toEqual({
		patches: [],
		refused: ['The task is no number such as T123456.'],
	});
});

it('a new stream comes back from its address as it was', () => {
	const request = newStream({ name: 'web.menu' }, { betaOnly: true, repository: 'events' });
	expect(newStreamFromHash(`#${newStreamToHash(request)}`)).toEqual(request);
	expect(newStreamFromHash('#task=%3F%3E').task).toBe('');
});
