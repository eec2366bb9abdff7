/** Where environments and wikis differ for one stream: a small table of differing settings only. */
import type { CatalogConfig } from '../../model/config.ts';
import { type Json, stringify } from '../../model/json.ts';
import type { SettingOrigin, Stream, StreamView } from '../../model/stream.ts';
import { settingKey } from '../stream/settings.ts';

export interface MatrixColumn {
	/** Title of the environment. */
	readonly environment: string;
	/** Titles of the wikis that all see the same. */
	readonly wikis: readonly string[];
	/** False where the stream does not exist there. */
	readonly declared: boolean;
}

export interface MatrixCell {
	/** Undefined where the setting is not there. */
	readonly value: Json | undefined;
	/** True where it is not what the first column has. */
	readonly differs: boolean;
	readonly origin: SettingOrigin | null;
}

export interface EnvironmentMatrix {
	/** The default view first; then each group of wikis that differ from it in the same way. */
	readonly columns: readonly MatrixColumn[];
	readonly rows: readonly { readonly path: readonly string[]; readonly cells: readonly MatrixCell[] }[];
	/** Wikis that see exactly what the default view does. */
	readonly same: readonly string[];
	/** Settings that are equal everywhere. */
	readonly equalSettings: number;
}

interface Group {
	readonly views: readonly StreamView[];
	readonly first: StreamView;
}

export function environmentMatrix(stream: Stream, config: CatalogConfig): EnvironmentMatrix {
	const groups = groupsOf(stream.views);
	const [base] = groups;
	const paths = new Map<string, readonly string[]>();
	for (const { first } of groups) {
		for (const { path, origin } of first.differences) {
			// Computed values follow from others, which are in the table already.
			if (origin?.layer !== 'computed') paths.set(settingKey(path), path);
		}
	}
	const baseValues = new Map(stream.settings.map((setting) => [settingKey(setting.path), setting]));
	const rows = Array.from(paths, ([key, path]) => ({
		path,
		cells: groups.map(({ first }, index): MatrixCell => {
			const difference = first.differences.find((one) => settingKey(one.path) === key);
			if (difference) return { value: difference.value, differs: index > 0, origin: difference.origin };
			const known = first.declared ? baseValues.get(key) : undefined;
			return { value: known?.value, differs: false, origin: known?.origin ?? null };
		}),
	}));
	const declaredSame = (base?.views ?? []).slice(1);
	return {
		columns: groups.map(({ views, first }) => ({
			environment: environmentTitle(first, config),
			wikis: views.map((view) => wikiTitle(view, config)),
			declared: first.declared,
		})),
		rows,
		same: declaredSame.map((view) => wikiTitle(view, config)),
		equalSettings: stream.settings.filter(({ path }) => !paths.has(settingKey(path))).length,
	};
}

/** Views of one environment that see the same, in the order of their first. */
function groupsOf(views: readonly StreamView[]): Group[] {
	const groups = Map.groupBy(views, ({ environment, declared, differences }) =>
		JSON.stringify([
			environment,
			declared,
			differences.map(({ path, value }) => [path, value === undefined ? null : stringify(value)]),
		]),
	);
	return [...groups.values()].flatMap((members) => {
		const [first] = members;
		return first ? [{ views: members, first }] : [];
	});
}

const environmentTitle = ({ environment }: StreamView, config: CatalogConfig): string =>
	config.environments.find(({ name }) => name === environment)?.title ?? environment;

const wikiTitle = ({ environment, wiki }: StreamView, config: CatalogConfig): string =>
	config.environments.find(({ name }) => name === environment)?.wikis.find(({ name }) => name === wiki)
		?.title ?? wiki;
