/** Problems of the configuration as a whole: overrides without effect, leftovers, names that collide. */

import { type Origin, type PhpKey, type Traced, toJson } from '../../formats/php/value.ts';
import { stringify } from '../../model/json.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { NAMING_PROBLEMS } from '../../model/problems/naming.ts';
import { STREAM_PROBLEMS as KINDS } from '../../model/problems/streams.ts';
import type { StreamView } from '../../model/stream.ts';
import type { DeclaredStream, StreamConfigFinding } from '../../sources/streams/event-stream-config.ts';
import { validateStream } from '../../sources/streams/event-stream-config.ts';
import { checkStreamName, type NamingContext } from '../names/rules.ts';
import { code } from '../schema/checks/finding.ts';
import { placeAt, type StreamDraft } from './problems.ts';
import type { SettingMeanings } from './setting-meanings.ts';
import type { Origins } from './settings.ts';
import type { WikiView } from './views.ts';

const FINDINGS: Readonly<
	Record<Exclude<StreamConfigFinding['kind'], 'regex-invalid'>, readonly [keyof typeof KINDS, string]>
> = {
	'entry-no-array': ['stream-entry-invalid', 'The entry %s is not an array of settings; it is left out.'],
	'entry-without-name': [
		'stream-entry-invalid',
		'The entry %s has no name: give it a “stream” setting or a key.',
	],
	'declared-twice': [
		'stream-declared-twice',
		'The stream %s is declared again here; the earlier entry is lost.',
	],
	'prefixes-no-list': ['stream-setting-type', 'The topic_prefixes of %s are no list.'],
	'topics-no-list': ['stream-setting-type', 'The topics of %s are no list.'],
};

/** What EventStreamConfig itself would refuse; each place once, although several wikis see it. */
export function validationProblems(views: readonly WikiView[], origins: Origins): Problem[] {
	const seen = new Set<string>();
	const problems: Problem[] = [];
	const checked = new Set<DeclaredStream>();
	for (const view of views) {
		const declared = [...view.streams.values()].filter((stream) => !checked.has(stream));
		for (const stream of declared) checked.add(stream);
		for (const { kind, name, origin } of [...view.findings, ...declared.flatMap(validateStream)]) {
			// A pattern that does not compile is a matter of its name, see checkStreamName.
			if (kind === 'regex-invalid' || !firstTime(seen, [kind, name], origin)) continue;
			const [found, message] = FINDINGS[kind];
			const text = message.replace('%s', () => code(name));
			problems.push(problemOf(KINDS, found, placeAt(name, origins.locate(origin)), text, KINDS[found].fix));
		}
	}
	return problems;
}

function firstTime(seen: Set<string>, what: readonly string[], { source, line }: Origin): boolean {
	const key = JSON.stringify([...what, source.file, line]);
	return !seen.has(key) && seen.add(key) !== undefined;
}

/** A value as it is written in PHP and JSON alike. */
const written = ({ value }: Traced): string => code(stringify(toJson(value)));

/** Overrides that SiteConfiguration swallows: each once, with the value that counts instead. */
export function swallowedProblems(views: readonly WikiView[], origins: Origins): Problem[] {
	const seen = new Set<string>();
	return views.flatMap((view) =>
		view.swallowed.flatMap(({ path, written: override, effective }) => {
			if (!firstTime(seen, path.map(String), override.origin)) return [];
			const name = nameOfEntry(view, path[0]);
			const setting = path.length === 1 ? 'the whole entry' : code(path.slice(1).join(' → '));
			const { group } = override.origin.source;
			const general = code(effective.origin.source.group);
			const message = `The value ${written(override)} of ${setting} of ${code(name)} for ${code(group)} has no effect: ${written(effective)} of ${general} counts.`;
			const place = placeAt(name, origins.locate(override.origin));
			const { fix } = KINDS['stream-override-swallowed'];
			return [problemOf(KINDS, 'stream-override-swallowed', place, message, fix)];
		}),
	);
}

/** The name of the stream whose entry has a key; for an entry in list form that is not the key. */
function nameOfEntry(view: WikiView, key: PhpKey | undefined): string {
	if (typeof key === 'string') return key;
	return [...view.streams.values()].find((stream) => stream.key === key)?.name ?? String(key);
}

/** Names registered for EventLogging that no wiki of their environment declares, nor a pattern catches. */
export function danglingProblems(views: readonly WikiView[], origins: Origins): Problem[] {
	const seen = new Set<string>();
	const problems: Problem[] = [];
	const byEnvironment = Map.groupBy(views, ({ environment }) => environment.name);
	for (const members of byEnvironment.values()) {
		const declared = new Set(members.flatMap(({ streams }) => [...streams.keys()]));
		const patterns = members.flatMap(({ streams }) =>
			Array.from(streams.values(), ({ pattern }) => pattern?.javascript).filter((one) => one != null),
		);
		for (const [name, traced] of members.flatMap(({ eventLogging }) => [...eventLogging])) {
			if (declared.has(name) || patterns.some((one) => one.test(name))) continue;
			if (!firstTime(seen, [name], traced.origin)) continue;
			const location = origins.locate(traced.origin);
			const place = { ...placeAt(name, location), subject: 'configuration:eventlogging' } as const;
			const message = `${code(name)} is registered for EventLogging, but no stream of this name is declared.`;
			const { fix } = KINDS['stream-eventlogging-dangling'];
			problems.push(problemOf(KINDS, 'stream-eventlogging-dangling', place, message, fix));
		}
	}
	return problems;
}

/**
 * A stream that an environment declares for some wiki but not for the one that gateways read, and differences from
 * that wiki in settings that only gateways and ingestion act on.
 */
export function unseenProblems(
	stream: Pick<StreamDraft, 'name' | 'views' | 'declaredAt'>,
	views: readonly WikiView[],
	meanings: SettingMeanings,
	origins: Origins,
): Problem[] {
	const problems: Problem[] = [];
	const add = (message: string, location: StreamDraft['declaredAt']): void => {
		const { fix } = KINDS['stream-override-unseen'];
		problems.push(problemOf(KINDS, 'stream-override-unseen', placeAt(stream.name, location), message, fix));
	};
	for (const members of Map.groupBy(views, ({ environment }) => environment.name).values()) {
		const first = members[0];
		if (!first) continue;
		const title = first.environment.title.toLowerCase();
		const base = first.streams.get(stream.name);
		const seenBy = first.wiki.title;
		for (const { wiki, streams } of members.slice(1)) {
			const declared = streams.get(stream.name);
			if (!declared || declared === base) continue;
			if (!base) {
				const message = `In ${title}, ${code(stream.name)} is declared for ${wiki.title} only; event services read the settings of ${seenBy}.`;
				add(message, origins.locate(declared.entry.origin));
				break;
			}
			for (const path of hiddenDifferences(stream.views, first, wiki.name, meanings)) {
				const message = `In ${title}, ${wiki.title} sets ${code(path.join(' → '))} of ${code(stream.name)} otherwise; only ${seenBy} is read for it.`;
				add(message, origins.locate(declared.entry.origin));
			}
		}
	}
	return problems;
}

/** Paths of settings that differ between two wikis of one environment and that producers do not act on. */
function hiddenDifferences(
	views: readonly StreamView[],
	first: WikiView,
	wiki: string,
	meanings: SettingMeanings,
): (readonly string[])[] {
	const environment = first.environment.name;
	const differences = (name: string): ReadonlyMap<string, StreamView['differences'][number]> => {
		const view = views.find((one) => one.environment === environment && one.wiki === name);
		return new Map((view?.differences ?? []).map((one) => [JSON.stringify(one.path), one]));
	};
	const base = differences(first.wiki.name);
	return [...differences(wiki)].flatMap(([key, { path, value }]) => {
		const meaning = meanings.find(path);
		if (!meaning || meaning.readBy.includes('producers')) return [];
		return stringify(base.get(key)?.value) === stringify(value) ? [] : [path];
	});
}

/**
 * The rules for names. Streams of the default view are what they are; one that is not there yet is still on its
 * way and can be renamed, so it must keep the rules for new names as well.
 */
export function namingProblems(stream: StreamDraft, context: NamingContext): Problem[] {
	const findings = checkStreamName(stream.name, context, {
		declared: true,
		established: stream.inDefaultView,
	});
	return findings.map(({ rule, message }) =>
		problemOf(
			NAMING_PROBLEMS,
			rule,
			placeAt(stream.name, stream.declaredAt),
			`${code(stream.name)}: ${message}`,
			NAMING_PROBLEMS[rule].fix,
		),
	);
}
