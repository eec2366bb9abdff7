import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import { type ReadPatchSources, readPatchSources } from '../../../src/sources/patch-sources.ts';
import { readSchemaRepository } from '../../../src/sources/schemas/repository.ts';
import { InputFiles } from '../../../src/sources/text-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const PHP = "<?php\nreturn [ 'wgEventStreams' => [ 'default' => [] ] ];\n";

/** Reads a configuration of one file, `conf/streams`. */
function read(text: string, { more = '', git = false } = {}): ReadPatchSources {
	const folder = temporaryFolder({
		'config/conf/streams.php': text,
		'schemas/jsonschema/a/b/1.0.0.yaml': 'title: a/b\n',
		'schemas/jsonschema/a/c/d/1.0.0.yaml': 'title: a/c/d\n',
		'catalog.yaml': `site: { title: T, description: D. }
repositories: [{ name: events, path: schemas }]
environments: [{ name: production, title: P, wikis: [{ name: m, title: M }] }]
lake: { database: event }
streamConfiguration:
  name: config
  path: config/conf
  files: [{ environment: production, kind: streams, path: streams.php }]
${more}`,
	});
	if (git) {
		const run = (...args: readonly string[]): void => {
			execFileSync('git', ['-C', join(folder, 'config'), ...args], { stdio: 'pipe' });
		};
		run('init', '-q');
		run('add', '.');
		run('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'Start');
	}
	const { config } = loadConfig(join(folder, 'catalog.yaml'));
	return readPatchSources(
		config,
		config.repositories.map((one) => readSchemaRepository(one)),
		new InputFiles().read,
	);
}

const fileOf = ({ sources }: ReadPatchSources) => sources.configuration?.files[0];

describe('what patches can be made for', () => {
	it('is a PHP file that returns an array with the setting', () => {
		const found = read(PHP);
		expect(fileOf(found)).toEqual({
			environment: 'production',
			kind: 'streams',
			path: 'streams.php',
			whyNot: null,
		});
		expect([...found.texts]).toEqual([['streams.php', PHP]]);
	});

	it('is named from the top of its working copy, with the commit', () => {
		const found = read(PHP, { git: true });
		expect(fileOf(found)?.path).toBe('conf/streams.php');
		expect(found.sources.configuration?.revision).toMatch(/^[0-9a-f]{40}$/);
	});

	it('is named as the configuration says where a copy lies outside of one', () => {
		const more = 'values: { streamConfigurationFile: wmf-config/streams.php }\n';
		expect(fileOf(read(PHP, { more }))?.path).toBe('wmf-config/streams.php');
	});

	it.each([
		['{ "wgEventStreams": { "default": {} } }', /^streams\.php was read as JSON/],
		["<?php\n$wgEventStreams = [ 'a' => [] ];\n", /returns no array of settings/],
		["<?php\nreturn [ 'wgOther' => [] ];\n", /has no setting wgEventStreams/],
		['<?php\nreturn [ ;', /is no valid PHP/],
		[`\uFEFF${PHP}`, /begins with a byte order mark/],
	])('is not %j, and why is told', (text, reason) => {
		const found = read(text);
		expect(fileOf(found)?.whyNot).toMatch(reason);
		expect(found.texts.size).toBe(0);
	});

	it('is handed out by the site where its files are public, or where somebody says so', () => {
		expect(read(PHP).published).toBe(false);
		expect(read(PHP, { more: '  webUrl: "https://example.org/{path}"\n' }).published).toBe(true);
		expect(read(PHP, { more: '  publish: true\n' }).published).toBe(true);
		expect(read(PHP, { more: '  webUrl: "https://example.org/{path}"\n  publish: false\n' }).published).toBe(
			false,
		);
	});

	it('are repositories with what their tool makes, and where titles lie', () => {
		expect(read(PHP).sources.repositories).toEqual([
			{
				name: 'events',
				revision: null,
				basePath: 'jsonschema',
				namespaces: { a: 2, 'a/c': 1 },
				tools: {
					contentTypes: ['yaml'],
					numericBounds: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
					plainLinks: true,
					latestLinks: true,
				},
			},
		]);
	});
});
