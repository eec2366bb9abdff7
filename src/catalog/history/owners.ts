/** Who can be asked about a stream or a schema, from all that says so, the most deliberate first. */
import type { Owner } from '../../model/activity.ts';
import type { CatalogConfig } from '../../model/config.ts';
import type { History, Person } from '../../model/history.ts';
import type { Note } from '../../model/note.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { HISTORY_PROBLEMS } from '../../model/problems/history.ts';
import type { Schema } from '../../model/schema.ts';
import type { FindSender } from '../../model/sender.ts';
import type { Stream } from '../../model/stream.ts';
import type { OwnersFile } from '../../sources/rules/owners.ts';
import { formatCount } from '../../text/format.ts';

/** What says who owns something. */
export interface OwnerEvidence {
	readonly config: Pick<CatalogConfig, 'repositories' | 'streamConfiguration'>;
	readonly files: readonly OwnersFile[];
	readonly history: History | null;
	readonly schemaByTitle: ReadonlyMap<string, Schema>;
	/** What the list of senders says of a stream. */
	readonly senderOf: FindSender;
	/** The list of senders as people are told of it, or null where none is configured. */
	readonly sendersFile: string | null;
}

/** The owners of a schema. */
export function schemaOwners(schema: Schema, evidence: OwnerEvidence): readonly Owner[] {
	const people = evidence.history?.schemas.get(schema.title)?.people ?? [];
	return distinct([
		...fromNote(schema.note),
		...fromSenders(schema.streams, evidence),
		...fromFile(schema.repository, schemaPath(schema, evidence), 'owners-file', evidence),
		...fromHistory(people),
	]);
}

/** The owners of a stream; those of its schema come after its own. */
export function streamOwners(stream: Stream, evidence: OwnerEvidence): readonly Owner[] {
	const schema = evidence.schemaByTitle.get(stream.schemaTitle ?? '');
	const configuration = evidence.config.streamConfiguration;
	const declared = stream.declaredAt?.file.split('/').slice(1).join('/') ?? null;
	return distinct([
		...fromNote(stream.note),
		...fromSenders([stream.name], evidence),
		...(configuration && declared !== null
			? fromFile(configuration.name, declared, 'owners-file', evidence)
			: []),
		...(schema
			? fromFile(schema.repository, schemaPath(schema, evidence), 'schema-owners-file', evidence)
			: []),
		...fromHistory(evidence.history?.streams.get(stream.name)?.people ?? []),
	]);
}

function schemaPath(schema: Schema, { config }: OwnerEvidence): string {
	const base = config.repositories.find(({ name }) => name === schema.repository)?.basePath ?? '';
	return `${base === '' || base === '.' ? '' : `${base}/`}${schema.title}/current.yaml`;
}

function fromNote(note: Note | null): Owner[] {
	if (!note?.owner) return [];
	return [
		{
			name: note.owner,
			from: 'note',
			evidence: `The note ${note.file} says so.`,
			url: null,
			location: null,
		},
	];
}

/**
 * The team that answers for what sends a stream. Of several streams of one schema all must have the same: a schema
 * that everybody uses is not owned by one of its users.
 */
function fromSenders(streams: readonly string[], { senderOf, sendersFile }: OwnerEvidence): Owner[] {
	const owners = streams.map((name) => senderOf(name)?.owner ?? null);
	const [owner = null] = owners;
	if (owner === null || owners.some((one) => one?.team !== owner.team)) return [];
	const of = streams.length === 1 ? streams[0] : `its ${streams.length} streams`;
	const evidence = `Answers for what sends ${of}, says ${sendersFile ?? 'the list of senders'}.`;
	return [{ name: owner.team, from: 'sender', evidence, url: owner.url, location: null }];
}

function fromFile(source: string, path: string, from: Owner['from'], { files }: OwnerEvidence): Owner[] {
	return files
		.filter((file) => file.source === source)
		.flatMap(({ ownersOf }) => {
			const found = ownersOf(path);
			if (!found) return [];
			const of = from === 'schema-owners-file' ? 'for its schema' : 'for its file';
			const { names, location } = found;
			const evidence = `${location.file}, line ${location.line}, says so ${of}.`;
			return names.map((name): Owner => ({ name, from, evidence, url: null, location }));
		});
}

const fromHistory = (people: readonly Person[]): Owner[] =>
	people.map(({ name, changes, last }) => ({
		name,
		from: 'history',
		evidence: `Made ${formatCount(changes, 'change')} to it, the last on ${last}.`,
		url: null,
		location: null,
	}));

/** Each name once, with its first evidence. */
function distinct(owners: readonly Owner[]): readonly Owner[] {
	const known = new Map<string, Owner>();
	for (const owner of owners) if (!known.has(owner.name)) known.set(owner.name, owner);
	return [...known.values()];
}

/**
 * Streams that nobody is known to own. Only where something could have said so: without notes on owners, without a
 * list of senders, without a file of owners and without named people the catalog has not asked.
 */
export function ownerlessStreams(
	streams: readonly Stream[],
	evidence: OwnerEvidence,
	notes: readonly Note[],
): Problem[] {
	const asked =
		evidence.files.length > 0 ||
		evidence.sendersFile !== null ||
		(evidence.history?.people ?? false) ||
		notes.some(({ owner }) => owner !== null);
	if (!asked) return [];
	return streams
		.filter(({ owners }) => owners.length === 0)
		.map(({ name, declaredAt }) =>
			problemOf(
				HISTORY_PROBLEMS,
				'stream-without-owner',
				{
					file: declaredAt?.file ?? null,
					line: declaredAt?.line ?? null,
					subject: `stream:${name}`,
					url: declaredAt?.url ?? null,
				},
				`Nobody is known to own ${name}.`,
				HISTORY_PROBLEMS['stream-without-owner'].fix,
			),
		);
}
