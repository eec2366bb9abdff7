import { isObject, type Json, stringify } from '../../model/json.ts';
import type { Stream, StreamView } from '../../model/stream.ts';

/** An effective setting that differs, with all wikis of an environment on which it does so in the same way. */
export interface SettingChange {
	readonly stream: string;
	readonly environment: string;
	readonly wikis: readonly string[];
	/** Whether these are all wikis of the environment that are known. */
	readonly everywhere: boolean;
	/** Keys; they may contain dots. */
	readonly path: readonly string[];
	/** Undefined where there was or is none. */
	readonly before: Json | undefined;
	readonly after: Json | undefined;
}

/** The path of the registration for EventLogging, which is a list of names and no setting of a stream. */
export const REGISTERED = '(registered for EventLogging)';

/** Every effective setting that differs between two states, by stream, environment and wiki. */
export function settingChanges(before: readonly Stream[], now: readonly Stream[]): SettingChange[] {
	const old = new Map(before.map((stream) => [stream.name, stream]));
	const current = new Map(now.map((stream) => [stream.name, stream]));
	const names = [...new Set([...current.keys(), ...old.keys()])];
	return names.flatMap((name) => [
		...changesOf(name, old.get(name), current.get(name)),
		...registrations(name, old.get(name), current.get(name)),
	]);
}

function changesOf(name: string, before: Stream | undefined, now: Stream | undefined): SettingChange[] {
	const groups = new Map<string, { change: SettingChange; wikis: string[] }>();
	for (const view of now?.views ?? before?.views ?? []) {
		const old = flat(viewOf(before, view));
		const current = flat(viewOf(now, view));
		for (const key of new Set([...old.keys(), ...current.keys()])) {
			const [a, b] = [old.get(key), current.get(key)];
			if (a?.text === b?.text) continue;
			const { environment, wiki } = view;
			const group = [environment, key, a?.text, b?.text].join('\0');
			const known = groups.get(group);
			if (known) known.wikis.push(wiki);
			else {
				const path = (b ?? a)?.path ?? [];
				const change = {
					stream: name,
					environment,
					wikis: [],
					everywhere: false,
					path,
					before: a?.value,
					after: b?.value,
				};
				groups.set(group, { change, wikis: [wiki] });
			}
		}
	}
	const counts = countOf((now ?? before)?.views ?? []);
	return [...groups.values()].map(({ change, wikis }) => ({
		...change,
		wikis,
		everywhere: wikis.length === counts.get(change.environment),
	}));
}

/** How many wikis each environment has. */
function countOf(views: readonly StreamView[]): ReadonlyMap<string, number> {
	return new Map(
		[...Map.groupBy(views, ({ environment }) => environment)].map(([name, all]) => [name, all.length]),
	);
}

const viewOf = (stream: Stream | undefined, { environment, wiki }: StreamView): Json | null =>
	stream?.views.find((one) => one.environment === environment && one.wiki === wiki)?.effective ?? null;

interface FlatSetting {
	readonly path: readonly string[];
	readonly value: Json;
	readonly text: string;
}

/** What follows from the name, and is no setting. */
const DERIVED = new Set(['stream', 'topics']);

/** Scalars, lists and empty objects by their path. */
function flat(settings: Json | null): ReadonlyMap<string, FlatSetting> {
	const found = new Map<string, FlatSetting>();
	const walk = (value: Json, path: readonly string[]): void => {
		if (isObject(value) && Object.keys(value).length > 0) {
			for (const [key, inner] of Object.entries(value)) {
				if (path.length > 0 || !DERIVED.has(key)) walk(inner, [...path, key]);
			}
		} else if (path.length > 0) found.set(JSON.stringify(path), { path, value, text: stringify(value) });
	};
	if (settings !== null) walk(settings, []);
	return found;
}

function registrations(name: string, before: Stream | undefined, now: Stream | undefined): SettingChange[] {
	const [old, current] = [before?.eventLoggingRegistered ?? {}, now?.eventLoggingRegistered ?? {}];
	return [...new Set([...Object.keys(old), ...Object.keys(current)])].flatMap((environment) => {
		const [a, b] = [old[environment] ?? false, current[environment] ?? false];
		if (a === b) return [];
		return [
			{ stream: name, environment, wikis: [], everywhere: true, path: [REGISTERED], before: a, after: b },
		];
	});
}
