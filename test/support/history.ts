import { join } from 'node:path';
import { buildHistory } from '../../src/catalog/history/build-history.ts';
import type { CatalogConfig, HistoryConfig } from '../../src/model/config.ts';
import type { History, StreamChange } from '../../src/model/history.ts';
import type { Problem } from '../../src/model/problem.ts';
import { type HistoryCache, NO_HISTORY_CACHE } from '../../src/sources/history/cache.ts';
import { readHistory } from '../../src/sources/history/read-history.ts';
import { aConfiguration } from './builders.ts';

export interface HistoryOptions extends Partial<HistoryConfig> {
	readonly cache?: HistoryCache;
	/** Streams that are declared today. */
	readonly streams?: readonly string[];
	/** Files of today, by environment. */
	readonly files?: Readonly<Record<string, string>>;
}

/** The configuration for a repository whose `streams.php` holds the stream configuration of production. */
function historyConfiguration(folder: string, options: HistoryOptions = {}): CatalogConfig {
	const { cache: _cache, streams: _streams, files = { production: 'streams.php' }, ...history } = options;
	const environment = (name: string, below: string | null) => ({
		name,
		title: name,
		extends: below,
		wikis: [],
		topicPrefixes: [],
		values: {},
	});
	return aConfiguration({
		environments: [environment('production', null), environment('beta', 'production')],
		tasks: { pattern: String.raw`\bT[1-9]\d{2,6}\b`, url: 'https://tasks.example/{task}' },
		streamConfiguration: {
			name: 'config',
			git: null,
			webUrl: null,
			commitUrl: 'https://code.example/commit/{revision}',
			root: folder,
			files: Object.entries(files).map(([name, path]) => ({
				environment: name,
				kind: 'streams',
				path: join(folder, path),
			})),
		},
		history: { since: null, people: false, folders: {}, formerFiles: [], ...history },
	});
}

/** What the history of a repository tells. */
export function historyOf(
	folder: string,
	options: HistoryOptions = {},
): { history: History | null; problems: readonly Problem[] } {
	const config = historyConfiguration(folder, options);
	const raw = readHistory(config, '/nowhere', options.cache ?? NO_HISTORY_CACHE);
	const streams = (options.streams ?? []).map((name) => ({ name, environment: 'production' }));
	return buildHistory(raw, config, streams);
}

/** A file that declares streams: name → PHP of its settings. */
export const declaring = (streams: Readonly<Record<string, string>>, group = 'default'): string =>
	`<?php\nreturn [\n'wgEventStreams' => [\n\t'${group}' => [\n${Object.entries(streams)
		.map(([name, settings]) => `\t\t'${name}' => [ ${settings} ],\n`)
		.join('')}\t],\n],\n];\n`;

/** Changes of one stream in short, oldest first: `2024-01-01 changed: sample.rate 0.1 → 0.2`. */
export function told(changes: readonly StreamChange[] | undefined): string[] {
	return (changes ?? []).toReversed().map(({ change, kind, settings }) => {
		const what = settings.map(
			({ path, before, after }) =>
				`${path.join('.')} ${JSON.stringify(before) ?? '–'} → ${JSON.stringify(after) ?? '–'}`,
		);
		return `${change.date} ${kind}: ${what.join(', ')}`;
	});
}
