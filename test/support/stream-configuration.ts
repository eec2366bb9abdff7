import { join } from 'node:path';
import { buildStreams, type StreamContext } from '../../src/catalog/stream/build-streams.ts';
import { settingMeanings } from '../../src/catalog/stream/setting-meanings.ts';
import type { CatalogConfig, StreamConfigurationConfig } from '../../src/model/config.ts';
import type { Stream } from '../../src/model/stream.ts';
import { readSettingsTable } from '../../src/sources/rules/settings.ts';
import { readStreamRules } from '../../src/sources/rules/streams.ts';
import {
	type RawStreamConfiguration,
	readStreamConfiguration,
} from '../../src/sources/streams/configuration.ts';
import { readSettings, SETTING_NAMES } from '../../src/sources/streams/settings-file.ts';
import { aConfiguration } from './builders.ts';

const PROJECT = join(import.meta.dirname, '../..');
const FIXTURES = join(PROJECT, 'test/fixtures/stream-configuration');

/** The rules that come with the project: tests of them are tests of the real files. */
export const RULES = readStreamRules(join(PROJECT, 'content/streams.yaml'));
export const MEANINGS = settingMeanings(readSettingsTable(join(PROJECT, 'content/settings.yaml')));

const wiki = (name: string, title: string, tags: string[] = []) => ({ name, title, tags, url: null });

/** Production and beta, with a wiki for every kind of group. */
export const CONFIG: CatalogConfig = aConfiguration({
	environments: [
		{
			name: 'production',
			title: 'Production',
			extends: null,
			wikis: [
				wiki('metawiki', 'Meta-Wiki'),
				wiki('enwiki', 'English Wikipedia'),
				wiki('testwiki', 'Test Wikipedia'),
				wiki('officewiki', 'Office Wiki', ['private']),
			],
			topicPrefixes: ['eqiad.', 'codfw.'],
			values: { configurationApi: 'https://meta.example/w/api.php' },
		},
		{
			name: 'beta',
			title: 'Beta',
			extends: 'production',
			wikis: [wiki('metawiki', 'Meta-Wiki on beta'), wiki('enwiki', 'English Wikipedia on beta')],
			topicPrefixes: ['eqiad.'],
			values: {},
		},
		{ name: 'local', title: 'Local', extends: null, wikis: [], topicPrefixes: [], values: {} },
	],
	destinations: ['eventgate-analytics-external', 'eventgate-main'].map((name) => ({
		name,
		title: name,
		description: '',
		intake: {},
		internal: null,
		kafkaClusters: name === 'eventgate-main' ? ['main-eqiad', 'main-codfw'] : ['jumbo-eqiad'],
		reload: 'dynamic',
		reloadNote: '',
		maxBody: null,
		maxMessage: null,
		publishable: name === 'eventgate-main',
		source: null,
	})),
	lake: {
		database: 'event',
		dropPrefixes: ['eventlogging_'],
		retentionDays: 90,
		partitions: [],
		canary: null,
	},
});

/** The files of `test/fixtures/stream-configuration`. */
const FILES: StreamConfigurationConfig = {
	name: 'config',
	git: null,
	commitUrl: null,
	webUrl: 'https://code.example/{path}#L{line}',
	root: FIXTURES,
	files: [
		{ environment: 'production', kind: 'streams', path: join(FIXTURES, 'production.php') },
		{ environment: 'beta', kind: 'streams', path: join(FIXTURES, 'beta.php') },
	],
};

export const fixtureConfiguration = (): RawStreamConfiguration => readStreamConfiguration(FILES);

/** A configuration from PHP text by environment. */
export function configurationOf(files: Readonly<Record<string, string>>): RawStreamConfiguration {
	const environments = new Map(
		Object.entries(files).map(([name, text]) => {
			const path = `${name}.php`;
			const place = { environment: name, file: `config/${path}`, path, names: SETTING_NAMES };
			const read = readSettings(text, { ...place, constants: new Map() });
			return [name, { ...read, name }] as const;
		}),
	);
	const problems = [...environments.values()].flatMap((environment) => environment.problems);
	return { name: 'config', webUrl: null, revision: null, names: SETTING_NAMES, environments, problems };
}

/** PHP of a configuration with these entries under `default`, and more settings after them. */
export const php = (entries: string, more = ''): string =>
	`<?php return [ 'wgEventStreams' => [ 'default' => [\n${entries} ] ],\n${more} ];`;

export function build(raw: RawStreamConfiguration | null, parts: Partial<StreamContext> = {}) {
	const result = buildStreams(raw, {
		config: CONFIG,
		schemaByTitle: new Map(),
		notes: [],
		publicStreams: null,
		retention: null,
		rules: RULES,
		meanings: MEANINGS,
		senderOf: () => null,
		...parts,
	});
	const get = (name: string): Stream => {
		const found = result.streams.find((stream) => stream.name === name);
		if (!found) throw new Error(`no stream ${name}`);
		return found;
	};
	/** `code @line` of all problems of the given kinds. */
	const codes = (start: string): string[] =>
		result.problems.filter(({ code }) => code.startsWith(start)).map(({ code, line }) => `${code} @${line}`);
	return { ...result, get, codes };
}
