import { compare } from 'semver';
import { type YamlComment, yamlComments } from '../../formats/yaml/yaml-comments.ts';
import { isObject, own } from '../../model/json.ts';
import type { Problem } from '../../model/problem.ts';
import type { Schema, SchemaReference, SchemaVersion } from '../../model/schema.ts';
import type { RawDocument, RawSchema, RawSchemaRepository } from '../../sources/schemas/raw.ts';
import { buildVersion, checkIdentity, type ReportAt, reporter } from './build-version.ts';
import type { FieldContext } from './fields/field.ts';
import { authorNotes } from './materialize/author-notes.ts';
import type { ReferenceFault } from './materialize/dereference.ts';
import type { SchemaDocument, SchemaLibrary } from './materialize/library.ts';
import { firstDifference, type Materialized, materialize } from './materialize/materialize.ts';
import { provenanceOf } from './materialize/provenance.ts';
import { resolveVersion } from './materialize/resolve-version.ts';
import { inToolOrder, versionFileText } from './materialize/version-file.ts';

/** Folders with a meaning of their own. A title that starts with one of them is of that kind. */
export interface Namespaces {
	readonly fragment: readonly string[];
	readonly development: readonly string[];
	readonly legacy: readonly string[];
}

export interface SchemaContext {
	readonly library: SchemaLibrary;
	readonly repository: RawSchemaRepository;
	readonly namespaces: Namespaces;
	readonly privacy: FieldContext['privacy'];
	/** Problems that reading the files gave, for this schema. */
	readonly problems: readonly Problem[];
}

/** The version of a schema of which nothing says a version. */
const UNKNOWN_VERSION = '0.0.0';

const HINTS = {
	'ref-not-found': 'Correct the reference, or add the repository that holds its target.',
	'ref-circular': 'Remove one reference of the circle.',
	'ref-forbidden': 'Refer to a schema by its path from the root: `/title/1.0.0#`.',
	'ref-too-large': 'Refer to a smaller part.',
} as const;

function reportFaults(faults: readonly ReferenceFault[], report: ReportAt): void {
	for (const { code, pointer, reference, reason } of faults) {
		const message = `The reference “${reference.slice(0, 200)}” cannot be followed: ${reason}.`;
		report(code, reference === '' ? '' : `${pointer}/$ref`, message, HINTS[code]);
	}
}

function reportMaterialized(materialized: Materialized, report: ReportAt): void {
	reportFaults(materialized.faults, report);
	if (materialized.conflict !== null) {
		const { message, path } = materialized.conflict;
		const hint = 'Make the parts agree, or leave the field out of one of them.';
		report(
			'schema-merge-conflict',
			path.map((key) => `/${key}`).join(''),
			`allOf cannot be merged: ${message}.`,
			hint,
		);
	}
}

function references(
	materialized: Materialized,
	document: RawDocument,
	{ library, repository }: SchemaContext,
): SchemaReference[] {
	return materialized.references.map(({ target, from, found }) => ({
		title: target.title,
		version: target.version,
		pointer: target.pointer,
		from,
		location: repository.locate(document.path, document.lineAt(`${from}/$ref`)),
		stale: library.hasNewer(target),
		found,
	}));
}

/** Compares the materialised `current.yaml` with the version file that it states. */
function checkAgainstFile(
	current: SchemaDocument,
	content: Materialized['content'],
	version: SchemaVersion,
	report: ReportAt,
): void {
	// Where the source has no examples, the tool makes one up and writes it into the version file.
	const ignore = own(current.root, 'examples') === undefined ? ['examples'] : [];
	const difference = firstDifference(content, version.content, ignore);
	if (difference === null) return;
	const where = difference === '' ? 'as a whole' : `at ${difference.slice(0, 200)}`;
	report(
		'current-differs-from-version',
		difference,
		`Materialising this file does not give ${version.version}: they differ ${where}.`,
		'Raise the version in `$id` and materialise it, or undo the change.',
	);
}

interface CurrentState {
	readonly document: SchemaDocument;
	readonly comments: readonly YamlComment[];
	readonly materialized: Materialized;
}

/** What the source of a version tells of its fields; null where the source has moved on to another version. */
function fieldContext(source: CurrentState | null, { library, privacy }: SchemaContext): FieldContext {
	if (source === null) return { provenance: null, privacy };
	const { document } = source;
	return {
		provenance: provenanceOf(document, library),
		notes: authorNotes(document.raw.text, source.comments, document.root),
		privacy,
	};
}

/** The version that only `current.yaml` states, or that stands for a folder in which no file can be read. */
function draftVersion(
	raw: RawSchema,
	state: CurrentState | null,
	version: string,
	context: SchemaContext,
	problems: readonly Problem[],
): SchemaVersion | null {
	if (raw.current === null) return null;
	const content = state === null ? undefined : inToolOrder(state.materialized.content);
	return buildVersion({
		title: raw.title,
		version,
		draft: true,
		document: raw.current,
		content,
		text: content === undefined ? raw.current.text : versionFileText(content),
		repository: context.repository,
		context: fieldContext(state, context),
		examplesMadeUp: false,
		problems,
	});
}

/** Builds one schema from its folder; null where the folder holds no usable name for a version at all. */
export function buildSchema(raw: RawSchema, context: SchemaContext): Schema | null {
	const { library, repository } = context;
	const { title } = raw;
	const document = library.current(title);
	const usable = document !== null && isObject(document.root) ? document : null;
	const comments = raw.current === null ? [] : yamlComments(raw.current.text);
	const state =
		usable === null ? null : { document: usable, comments, materialized: materialize(usable, library) };
	const stated = document?.version ?? null;
	const problemsIn = (file: string | undefined) =>
		context.problems.filter((problem) => problem.file === file);

	const versions = raw.versions.map((file) => {
		const source = stated === file.version ? state : null;
		const root = file.value;
		const resolved =
			root === undefined
				? null
				: resolveVersion({ title, version: file.version, isCurrent: false, raw: file, root }, library);
		const problems = [...problemsIn(file.location.file)];
		if (resolved !== null) reportFaults(resolved.faults, reporter(title, file, repository.locate, problems));
		return buildVersion({
			title,
			version: file.version,
			draft: false,
			document: file,
			content: resolved?.content,
			text: file.text,
			repository,
			context: fieldContext(source, context),
			examplesMadeUp: source !== null && own(source.document.root, 'examples') === undefined,
			problems,
		});
	});
	const currentProblems: Problem[] = [];
	const filed = versions.find(({ version }) => version === stated);
	if (raw.current !== null && state !== null) {
		const report = reporter(title, raw.current, repository.locate, currentProblems);
		checkIdentity(title, stated ?? versions.at(-1)?.version ?? UNKNOWN_VERSION, state.document.root, report);
		reportMaterialized(state.materialized, report);
		const clean = state.materialized.faults.length === 0 && state.materialized.conflict === null;
		if (filed !== undefined && clean)
			checkAgainstFile(state.document, state.materialized.content, filed, report);
		const newest = versions.at(-1);
		if (stated !== null && newest !== undefined && compare(stated, newest.version) < 0) {
			const message = `The file states version ${stated}, but ${newest.version} is there already.`;
			report('current-behind', '/$id', message, `Bring the file to the state of ${newest.version}.`);
		}
	}
	const isDraft = stated === null ? versions.length === 0 : filed === undefined;
	const draft = isDraft ? draftVersion(raw, state, stated ?? UNKNOWN_VERSION, context, []) : null;
	const all = draft === null ? versions : [...versions, draft];
	const latest = versions.at(-1) ?? draft;
	if (latest === null) return null;
	const startsWith = (prefixes: readonly string[]) => prefixes.some((prefix) => title.startsWith(prefix));
	const versionFiles = new Set(versions.map((version) => version.location.file));
	return {
		title,
		repository: repository.config.name,
		kind: startsWith(context.namespaces.fragment) ? 'fragment' : 'event',
		development: startsWith(context.namespaces.development),
		legacy: startsWith(context.namespaces.legacy),
		versions: all,
		latest,
		draft,
		description: latest.description,
		references:
			raw.current === null || state === null ? [] : references(state.materialized, raw.current, context),
		comments: comments.map(({ text, line }) => ({ text, line })),
		currentText: raw.current?.text ?? null,
		currentLocation: raw.current?.location ?? null,
		referencedBy: [],
		streams: [],
		changelog: raw.changelog,
		readme: raw.readme,
		note: null,
		// Told later, by the history and the lists of owners.
		owners: [],
		dates: { since: null, changed: null },
		problems: [
			...context.problems.filter((problem) => !versionFiles.has(problem.file ?? '')),
			...currentProblems,
			...all.flatMap((version) => version.problems),
		],
	};
}
