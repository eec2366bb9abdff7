/** Applies patches to checkouts and compares what they change with what was asked for. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { toJson } from '../../../src/formats/php/value.ts';
import { isArray, isObject, type Json, type JsonObject, own, stringAt } from '../../../src/model/json.ts';
import { isOfKind } from '../../../src/model/producer-kind.ts';
import { readSettings, SETTING_NAMES } from '../../../src/sources/streams/settings-file.ts';
import {
	mergeSettings,
	processSetting,
	type Settings,
} from '../../../src/sources/streams/site-configuration.ts';
import type { Patch, PatchInput } from '../../../src/workflow/draft/patch/patch.ts';
import type { PatchRequest } from '../../../src/workflow/draft/patch/request.ts';
import { entryOf } from '../../../src/workflow/draft/subject-of-draft.ts';
import { askPhp, lintPhp } from './php.ts';

const git = (folder: string, ...args: readonly string[]): string =>
	execFileSync('git', ['-C', folder, ...args], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		maxBuffer: 1e9,
	});

/** Settings by `group`, then stream name, whether keyed or listed. */
function streams(settings: Json | undefined): Map<string, Json> {
	const found = new Map<string, Json>();
	for (const [group, list] of Object.entries(isObject(settings) ? settings : {})) {
		for (const [key, value] of Object.entries((isArray(list) || isObject(list) ? list : {}) as JsonObject)) {
			found.set(`${group} ${stringAt(value, 'stream') ?? key}`, value);
		}
	}
	return found;
}

/** Keys in order, and an empty map is an empty list, as in PHP. */
function canonical(value: Json | undefined): unknown {
	if (isArray(value)) return value.map(canonical);
	if (!isObject(value)) return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return entries.length === 0
		? []
		: Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]));
}
const same = (a: Json | undefined, b: Json | undefined): boolean =>
	isDeepStrictEqual(canonical(a), canonical(b));

/** What a reader says of the streams and names of one file. */
interface Reading {
	readonly streams: Map<string, Json>;
	readonly names: Json | undefined;
}

const byPhp = (file: string): Reading => {
	const all = askPhp(file, Object.values(SETTING_NAMES));
	return { streams: streams(all[SETTING_NAMES.streams]), names: all[SETTING_NAMES.eventLogging] };
};

function byCatalog(file: string): Reading {
	const place = { environment: 'production', file, path: file, names: SETTING_NAMES, constants: new Map() };
	const { settings } = readSettings(readFileSync(file, 'utf8'), place);
	const groups = (setting: string): JsonObject =>
		Object.fromEntries(
			[...(settings.get(setting)?.groups ?? [])].map(([group, { value }]) => [group, toJson(value)]),
		);
	return { streams: streams(groups(SETTING_NAMES.streams)), names: groups(SETTING_NAMES.eventLogging) };
}

/** What a request asks of the entry of a stream in a group, given what stood there. */
function wanted(request: PatchRequest, group: string, before: Json | undefined, input: PatchInput): Json {
	if (request.kind === 'sample') {
		const sample = { ...(request.unit === '' ? {} : { unit: request.unit }), rate: request.rate };
		const old = own(before, 'sample');
		return { ...(isObject(before) ? before : {}), sample: { ...(isObject(old) ? old : {}), ...sample } };
	}
	if (request.kind !== 'new stream') throw new TypeError('Fields have no stream.');
	const entry = entryOf(request.stream, input.facts);
	const unit = request.stream.sample?.unit ?? '';
	const all = request.stream.sample === null ? {} : { sample: { unit, rate: 1 } };
	return group === 'default' ? entry : request.betaOnly ? { ...entry, ...all } : all;
}

/** True where a file says after a patch what was asked for, and of everything else what it said before. */
function isAsAsked(
	[before, after]: readonly [Reading, Reading],
	request: PatchRequest,
	input: PatchInput,
): boolean {
	if (request.kind === 'fields') return false;
	const name = request.kind === 'sample' ? request.stream : request.stream.name;
	for (const [key, value] of after.streams) {
		const group = key.slice(0, key.indexOf(' '));
		const old = before.streams.get(key);
		if (key !== `${group} ${name}`) {
			if (!same(old, value)) return false;
			continue;
		}
		const isAsked = request.kind === 'sample' ? group === request.group : true;
		const expected = isAsked ? wanted(request, group, old, input) : old;
		const { stream: _listed, ...entry } = isObject(value) ? value : {};
		const { stream: _before, ...asked } = isObject(expected) ? expected : {};
		if (!same(entry, asked)) return false;
	}
	if ([...before.streams.keys()].some((key) => !after.streams.has(key))) return false;
	const isThere = [...after.streams.keys()].some((key) => key.endsWith(` ${name}`));
	if (after.streams.size > 0 && !isThere) return false;
	return namesAsAsked(before.names, after.names, request, name);
}

function namesAsAsked(
	before: Json | undefined,
	after: Json | undefined,
	request: PatchRequest,
	name: string,
): boolean {
	const registers = request.kind === 'new stream' && request.stream.producer.startsWith('eventlogging-');
	for (const [group, list] of Object.entries(isObject(after) ? after : {})) {
		const old = own(before, group);
		const others = isArray(list) ? list.filter((one) => one !== name) : list;
		if (!same(old ?? [], others)) return false;
		const isListed = isArray(list) && list.includes(name);
		if (isListed && !registers) return false;
	}
	// Beta's own file has no list `default`.
	const general = own(after, 'default');
	const isExpected = registers && request.kind === 'new stream' && !request.betaOnly && isArray(general);
	return !isExpected || general.includes(name);
}

/** Faults that applying a patch of the stream configuration showed; none is right. */
export function proveConfiguration(
	patch: Patch,
	request: PatchRequest,
	checkout: string,
	input: PatchInput,
): string[] {
	const faults: string[] = [];
	const file = join(mkdtempSync(join(tmpdir(), 'patch-')), 'a.patch');
	writeFileSync(file, patch.diff);
	const paths = patch.changes.map(({ path }) => path);
	const before = paths.map((path) => [byPhp(join(checkout, path)), byCatalog(join(checkout, path))] as const);
	git(checkout, 'apply', '--check', file);
	git(checkout, 'apply', file);
	try {
		for (const [index, change] of patch.changes.entries()) {
			const path = join(checkout, change.path);
			if (readFileSync(path, 'utf8') !== change.after)
				faults.push(`${change.path} is not as it was to become`);
			lintPhp(path);
			const old = before[index];
			if (old === undefined) continue;
			if (!isAsAsked([old[0], byPhp(path)], request, input))
				faults.push(`${change.path}: PHP reads it otherwise`);
			if (!isAsAsked([old[1], byCatalog(path)], request, input)) {
				faults.push(`${change.path}: the catalog reads it otherwise`);
			}
		}
		faults.push(
			...onlyAsDeclared(patch, checkout),
			...effectiveFaults(request, checkout, input, patch.notes.length > 0),
		);
	} finally {
		git(checkout, 'checkout', '--', ...paths);
	}
	faults.push(...appliesToMovedFiles(patch, checkout, file));
	return faults;
}

/** Settings of a stream as a wiki gets them, of the files of one or two environments, the lower first. */
function effective(files: readonly string[], wiki: string, name: string): Json | undefined {
	const settings = files.map((file) => {
		const place = { environment: '', file, path: file, names: SETTING_NAMES, constants: new Map() };
		return readSettings(readFileSync(file, 'utf8'), place).settings;
	});
	const merged = settings.reduce<Settings>(mergeSettings, new Map());
	const groups = merged.get(SETTING_NAMES.streams)?.groups ?? new Map();
	const value = processSetting(groups, wiki, []);
	const list = value === null ? null : toJson(value.value);
	if (!isArray(list) && !isObject(list)) return undefined;
	const entries = Object.entries(list as JsonObject);
	const [, entry] = entries.find(([key, one]) => (stringAt(one, 'stream') ?? key) === name) ?? [];
	if (!isObject(entry)) return entry;
	const { stream: _stream, ...rest } = entry;
	return rest;
}

/** Where a wiki would get other settings than were asked for: the first of each environment, and the one under test. */
function effectiveFaults(
	request: PatchRequest,
	checkout: string,
	input: PatchInput,
	mayBeListed: boolean,
): string[] {
	const { configuration } = input.sources;
	const pathOf = (environment: string): string[] =>
		(configuration?.files ?? [])
			.filter((one) => one.environment === environment && one.kind === 'streams')
			.map(({ path }) => join(checkout, path));
	const [production, beta] = [pathOf('production'), pathOf('beta')];
	if (request.kind === 'sample') {
		const found = effective(
			production,
			request.group.replace('default', 'metawiki').replace('+', ''),
			request.stream,
		);
		const rate = own(own(found, 'sample'), 'rate');
		return rate === request.rate ? [] : [`the wiki gets the rate ${String(rate)}`];
	}
	if (request.kind !== 'new stream') return [];
	const { name } = request.stream;
	const entry = entryOf(request.stream, input.facts);
	const faults: string[] = [];
	const isMeta = same(effective(production, 'metawiki', name), entry);
	if (isMeta === request.betaOnly) faults.push('metawiki gets other settings');
	const onBeta = effective([...production, ...beta], 'enwiki', name);
	const isSampled = request.betaOnly || isOfKind(request.stream.producer, 'samples');
	const sample =
		request.stream.sample === null || !isSampled
			? {}
			: { sample: { unit: request.stream.sample.unit, rate: 1 } };
	const { sample: _sample, ...rest } = isObject(onBeta) ? onBeta : {};
	const { sample: _asked, ...asked } = entry;
	const rateOnBeta = own(own(onBeta, 'sample'), 'rate');
	// An item of a list cannot be changed by another list (SiteConfiguration appends); the patch says so.
	const isListed = rateOnBeta === own(own(entry, 'sample'), 'rate');
	if (own(sample, 'sample') !== undefined && rateOnBeta !== 1 && !(isListed && mayBeListed))
		faults.push(`beta gets the rate ${String(rateOnBeta)}`);
	if (!same(rest, asked)) faults.push('beta gets other settings');
	return faults;
}

/** Lines that a patch takes away beside those that it names. */
function onlyAsDeclared(patch: Patch, checkout: string): string[] {
	const own = git(checkout, 'diff', '--full-index', '-U3').replace(/^@@ (.*?) @@.*$/gm, '@@ $1 @@');
	return own === patch.diff ? [] : ['git itself would write another difference'];
}

/** The file may have moved on: its first lines and a line near the change. `--3way` must take the patch all the same. */
function appliesToMovedFiles(patch: Patch, checkout: string, file: string): string[] {
	const paths = patch.changes.map(({ path }) => path);
	try {
		for (const path of paths) {
			const text = readFileSync(join(checkout, path), 'utf8');
			writeFileSync(join(checkout, path), text.replace('<?php', '<?php\n// Moved on.\n'));
		}
		git(checkout, 'add', '--', ...paths);
		git(checkout, 'apply', '--3way', file);
		return paths.flatMap((path) =>
			readFileSync(join(checkout, path), 'utf8').includes('<<<<<<<') ? [`${path}: conflict`] : [],
		);
	} catch (error) {
		return [`--3way: ${String(error).split('\n').slice(0, 3).join(' ')}`];
	} finally {
		git(checkout, 'checkout', 'HEAD', '--', ...paths);
	}
}

/** Applies a patch of a schema repository; faults where it does not, or where the tool makes other bytes. */
export function proveSchema(
	patch: Patch,
	checkout: string,
	materialize: (current: string) => string,
): string[] {
	const file = join(mkdtempSync(join(tmpdir(), 'patch-')), 'a.patch');
	writeFileSync(file, patch.diff);
	git(checkout, 'apply', '--check', file);
	git(checkout, 'apply', '--index', file);
	const current = patch.changes.find(({ path }) => path.endsWith('/current.yaml'));
	const version = patch.changes.find(({ path }) => /\/\d+\.\d+\.\d+\.yaml$/.test(path));
	if (current === undefined || version === undefined) return ['no source or no version'];
	const own = materialize(join(checkout, current.path));
	return own === version.after ? [] : [`${version.path} is not what the tool makes`];
}
