import type { RetiredStream, StreamChange, Successor } from '../../model/history.ts';
import { isObject, type JsonObject, newObject, stringAt } from '../../model/json.ts';
import { withoutVersion } from '../names/parts.ts';
import { entryValue } from './setting-differences.ts';
import type { NameHistory } from './stream-histories.ts';
import type { PlacedEntry, Timeline } from './timeline.ts';

/** What else is needed to tell what became of a name. */
export interface RetiredContext {
	/** Names that are declared today. */
	readonly current: ReadonlySet<string>;
	readonly defaultEnvironment: string;
	readonly tableOf: (name: string) => string | null;
}

/** Names that some state declared and that nothing declares today, sorted by name. */
export function retiredStreams(
	histories: ReadonlyMap<string, NameHistory>,
	timeline: Timeline,
	context: RetiredContext,
): RetiredStream[] {
	const byCommit = Map.groupBy(timeline.changes, ({ change }) => change);
	const byBase = Map.groupBy(context.current, withoutVersion);
	const retired: RetiredStream[] = [];
	for (const { name, changes, first } of histories.values()) {
		if (context.current.has(name)) continue;
		const removal = changes.findLast(({ removedFrom }) => removedFrom.length > 0);
		if (!removal) continue;
		const entries = lastEntries(changes, timeline, context.defaultEnvironment);
		const lastSettings = entries.map(({ environment, group, entry }) => ({
			environment,
			group,
			value: objectOf(entry),
		}));
		const schemaTitle =
			lastSettings.flatMap(({ value }) => stringAt(value, 'schema_title') ?? []).at(0) ?? null;
		const together = byCommit.get(removal.change) ?? [];
		const versions = (byBase.get(withoutVersion(name)) ?? []).toSorted(byVersion);
		retired.push({
			name,
			since: first,
			removed: removal.change,
			until: Object.fromEntries(
				changes.flatMap(({ change, removedFrom }) => removedFrom.map((one) => [one, change.date] as const)),
			),
			lastSettings,
			schemaTitle,
			successor: successorOf(removal, together, versions),
			changes: [...changes].reverse(),
			table: context.tableOf(name),
		});
	}
	return retired.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The entries that its last removal took away, those of the default environment first. */
function lastEntries(
	changes: readonly StreamChange[],
	timeline: Timeline,
	defaultEnvironment: string,
): readonly PlacedEntry[] {
	const removals = changes.flatMap((change) => timeline.removed.get(change) ?? []);
	const latest = new Map(removals.map((one) => [`${one.environment}\0${one.group}`, one]));
	return [...latest.values()].sort(
		(a, b) =>
			Number(b.environment === defaultEnvironment) - Number(a.environment === defaultEnvironment) ||
			Number(b.group === 'default') - Number(a.group === 'default'),
	);
}

function objectOf(entry: PlacedEntry['entry']): JsonObject {
	const value = entryValue(entry);
	return isObject(value) ? value : newObject();
}

/**
 * What took the place of a name: a stream that the same change declared with the same settings, else the only one
 * that it declared with the same schema, else the highest version of the same name that is declared today.
 */
function successorOf(
	removal: StreamChange,
	together: readonly StreamChange[],
	versions: readonly string[],
): Successor | null {
	const declared = together.filter(({ kind, declaredIn }) => kind === 'declared' && declaredIn.length > 0);
	const own = settingsKey(removal, 'before');
	const same = declared.filter((one) => own !== '[]' && settingsKey(one, 'after') === own);
	if (same.length === 1 && same[0]) return { name: same[0].name, reason: 'same-change-same-settings' };
	const schema = schemaOf(removal, 'before');
	const alike = declared.filter((one) => schema !== undefined && schemaOf(one, 'after') === schema);
	if (alike.length === 1 && alike[0]) return { name: alike[0].name, reason: 'same-change-same-schema' };
	const version = versions.at(-1);
	return version === undefined ? null : { name: version, reason: 'other-version' };
}

const settingsKey = ({ settings }: StreamChange, side: 'before' | 'after'): string =>
	JSON.stringify(
		settings
			.filter((one) => one.kind === 'setting' && one[side] !== undefined)
			.map((one) => JSON.stringify([one.environment, one.group, one.path, one[side]]))
			.sort(),
	);

const schemaOf = ({ settings }: StreamChange, side: 'before' | 'after'): unknown =>
	settings.find(({ path }) => path.length === 1 && path[0] === 'schema_title')?.[side];

function byVersion(a: string, b: string): number {
	const number = (name: string): number => Number(/(\d+)$/.exec(name)?.[1] ?? 0);
	return number(a) - number(b) || (a < b ? -1 : 1);
}
