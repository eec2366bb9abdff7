import type { Change, SchemaChange, SchemaHistory, Since } from '../../model/history.ts';
import type { RawSchemaHistory, SchemaFileEdit } from '../../sources/history/schema-history.ts';
import { peopleOf } from './stream-histories.ts';

/** `1.2.0.yaml`, and the link that is called `1.2.0` where it is a file. */
const VERSION_FILE = /^(\d+\.\d+\.\d+[^/]*?)(?:\.(?:ya?ml|json))?$/;
const CURRENT_FILE = /^current\.(?:ya?ml|json)$/;

interface SchemaFile {
	readonly title: string;
	/** Null for `current.yaml`. */
	readonly version: string | null;
}

function schemaFile(path: string): SchemaFile | null {
	const slash = path.lastIndexOf('/');
	if (slash < 0) return null;
	const [title, name] = [path.slice(0, slash), path.slice(slash + 1)];
	if (CURRENT_FILE.test(name)) return { title, version: null };
	const version = VERSION_FILE.exec(name)?.[1];
	return version === undefined ? null : { title, version };
}

/** What is known of one schema on the way through its changes. */
interface Draft {
	versions: Map<string, Since>;
	changes: SchemaChange[];
	since: Since | null;
}

/**
 * The histories of all schemas of one repository, those that are gone too, by title. A file that a change moved with
 * the same content keeps its date.
 */
export function schemaHistories(
	raw: RawSchemaHistory,
	changeOf: (commit: RawSchemaHistory['changes'][number]['commit']) => Change,
): ReadonlyMap<string, SchemaHistory> {
	const drafts = new Map<string, Draft>();
	const draftOf = (title: string): Draft => {
		const draft = drafts.get(title) ?? { versions: new Map(), changes: [], since: null };
		drafts.set(title, draft);
		return draft;
	};
	const before: Since = { kind: 'before', date: (raw.baseTime ?? '').slice(0, 10) };
	for (const path of raw.base) {
		const file = schemaFile(path);
		if (!file) continue;
		const draft = draftOf(file.title);
		draft.since = before;
		if (file.version !== null) draft.versions.set(file.version, before);
	}
	for (const { commit, files } of raw.changes) {
		const change = changeOf(commit);
		const moves = movesOf(files);
		const bySchema = Map.groupBy(files, ({ path }) => schemaFile(path)?.title ?? '');
		for (const [title, own] of bySchema) {
			if (title !== '') applyChange(change, title, own, moves, draftOf);
		}
	}
	return new Map(
		Array.from(drafts, ([title, { versions, changes, since }]) => {
			const newest = changes.toReversed();
			return [
				title,
				{
					since,
					last: newest[0]?.change ?? null,
					people: peopleOf(newest.map(({ change }) => change)),
					versions,
					changes: newest,
				},
			];
		}),
	);
}

/** For each added file the path of a file with the same content and name that the change removed. */
function movesOf(files: readonly SchemaFileEdit[]): ReadonlyMap<string, string> {
	const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
	const key = (object: string | null, path: string): string => `${object}\0${name(path)}`;
	const deleted = new Map(
		files.filter(({ status }) => status === 'deleted').map(({ before, path }) => [key(before, path), path]),
	);
	return new Map(
		files.flatMap(({ status, after, path }) => {
			const from = status === 'added' ? deleted.get(key(after, path)) : undefined;
			return from === undefined ? [] : [[path, from] as const];
		}),
	);
}

function applyChange(
	change: Change,
	title: string,
	files: readonly SchemaFileEdit[],
	moves: ReadonlyMap<string, string>,
	draftOf: (title: string) => Draft,
): void {
	const draft = draftOf(title);
	const did = { added: new Set<string>(), edited: new Set<string>(), removed: new Set<string>() };
	let current = false;
	let movedFrom: string | null = null;
	for (const { path, status } of files) {
		const version = schemaFile(path)?.version ?? null;
		const source = schemaFile(moves.get(path) ?? '');
		if (source && source.title !== title) movedFrom = source.title;
		if (version === null) {
			current = true;
			continue;
		}
		if (status === 'added') {
			did.added.add(version);
			const moved = source ? draftOf(source.title).versions.get(version) : undefined;
			// A version that comes again after its removal is dated by its first publication.
			if (!draft.versions.has(version)) draft.versions.set(version, moved ?? { kind: 'change', change });
		} else did[status === 'deleted' ? 'removed' : 'edited'].add(version);
	}
	draft.since ??= { kind: 'change', change };
	draft.changes.push({
		change,
		title,
		added: [...did.added],
		// A version that is added as YAML and as JSON, or replaced by a link, is not edited.
		edited: [...did.edited].filter((version) => !did.added.has(version)),
		removed: [...did.removed].filter((version) => !did.added.has(version)),
		current,
		movedFrom,
	});
}
