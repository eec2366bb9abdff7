/** Settings that nobody reads, and groups of settings that no wiki belongs to: what the merges lose without a word. */
import { PhpArray, type Traced } from '../../formats/php/value.ts';
import type { CatalogConfig } from '../../model/config.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { STREAM_PROBLEMS as KINDS } from '../../model/problems/streams.ts';
import type { RawStreamConfiguration } from '../../sources/streams/configuration.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import { code } from '../schema/checks/finding.ts';
import { placeAt } from './problems.ts';
import type { SettingMeanings } from './setting-meanings.ts';
import { type Origins, settingKey } from './settings.ts';
import type { WikiView } from './views.ts';

type Path = readonly string[];

/** The table of settings as a tree of keys; `*` stands for any one key. */
interface Known {
	readonly paths: readonly Path[];
	readonly keys: ReadonlyMap<string, Known>;
}

function knownTree(paths: readonly Path[]): Known {
	const byKey = Map.groupBy(
		paths.filter((path) => path.length > 0),
		([key]) => key ?? '',
	);
	return {
		paths,
		keys: new Map(Array.from(byKey, ([key, below]) => [key, knownTree(below.map((path) => path.slice(1)))])),
	};
}

interface Unknown {
	readonly path: Path;
	readonly traced: Traced;
	/** What is wrong and what is meant, a sentence without its subject. */
	readonly what: string;
}

/** The shallowest keys of an array that the table does not know, and values where it expects an array. */
function* unknownIn(array: PhpArray, known: Known, path: Path, all: readonly Path[]): Generator<Unknown> {
	for (const [name, traced] of array.entries()) {
		const key = String(name);
		const inner = [...path, key];
		const below = known.keys.get(key) ?? known.keys.get('*');
		if (below === undefined) {
			yield { path: inner, traced, what: `is a setting that nothing reads${meant(key, path, known, all)}` };
		} else if (below.keys.size > 0 && !(traced.value instanceof PhpArray)) {
			const names = [...below.keys.keys()].filter((one) => one !== '*').map(code);
			const expected = names.length === 0 ? '' : ` with ${names.join(', ')}`;
			if (traced.value !== null) yield { path: inner, traced, what: `must be an array${expected}` };
		} else if (below.keys.size > 0 && traced.value instanceof PhpArray) {
			yield* unknownIn(traced.value, below, inner, all);
		}
	}
}

/** The setting that was most likely meant: one of the same name elsewhere, a whole group of settings included, else a near name here, else anywhere. */
function meant(key: string, path: Path, known: Known, all: readonly Path[]): string {
	const other = all.find((one) => one.at(-1) === key) ?? all.find((one) => one.includes(key));
	const elsewhere = other?.slice(0, other.lastIndexOf(key) + 1);
	const here = [...known.keys.keys()].filter((one) => one !== '*');
	const near = didYouMean(key, here);
	const found =
		elsewhere ??
		(near === null ? all.find((one) => one.at(-1) === didYouMean(key, names(all))) : [...path, near]);
	return found === undefined ? '' : `; did you mean ${code(found.join(' → '))}`;
}

const names = (paths: readonly Path[]): readonly string[] =>
	paths.map((path) => path.at(-1) ?? '').filter((name) => name !== '*');

/**
 * Settings of streams that the table of settings (`content/settings.yaml`) does not know: each place once, although
 * several wikis and streams see it. Settings that the wiki computes are in the table.
 */
export function unknownSettings(
	views: readonly WikiView[],
	meanings: SettingMeanings,
	origins: Origins,
): Problem[] {
	const all = meanings.settings.map(({ path }) => path);
	const tree = knownTree(all);
	const seen = new Set<string>();
	const done = new Set<PhpArray>();
	const problems: Problem[] = [];
	for (const { name, settings } of views.flatMap((view) => [...view.streams.values()])) {
		if (done.has(settings)) continue;
		done.add(settings);
		for (const { path, traced, what } of unknownIn(settings, tree, [], all)) {
			const location = origins.locate(traced.origin);
			const place = `${location?.file}:${location?.line} ${settingKey(path)}`;
			if (seen.has(place)) continue;
			seen.add(place);
			problems.push(
				problemOf(
					KINDS,
					'stream-setting-unknown',
					placeAt(name, location),
					`${code(path.join(' → '))} of ${code(name)} ${what}${what.includes('did you') ? '?' : '.'}`,
					KINDS['stream-setting-unknown'].fix,
				),
			);
		}
	}
	return problems;
}

/** A value that is a stream's settings rather than a group of streams. */
const looksLikeStream = ({ value }: Traced): boolean =>
	value instanceof PhpArray && (value.at('schema_title') ?? value.at('stream')) !== undefined;

/** Groups of the streams setting that are entries of streams: without a group, no wiki gets them. */
export function ungroupedStreams(
	raw: RawStreamConfiguration,
	config: CatalogConfig,
	origins: Origins,
): Problem[] {
	const known = new Set(['default']);
	for (const { wikis } of config.environments) {
		for (const { name, tags } of wikis) for (const group of [name, ...tags]) known.add(group);
	}
	const problems: Problem[] = [];
	for (const { settings } of raw.environments.values()) {
		for (const [group, traced] of settings.get(raw.names.streams)?.groups ?? []) {
			if (known.has(group.replace(/^\+/, '')) || !looksLikeStream(traced)) continue;
			problems.push(
				problemOf(
					KINDS,
					'stream-without-group',
					placeAt(group, origins.locate(traced.origin)),
					`${code(group)} stands where the groups of ${code(raw.names.streams)} stand, and is no wiki or tag of any environment; no wiki gets it.`,
					'Did you leave out `default`? Write the streams below it.',
				),
			);
		}
	}
	return problems;
}
