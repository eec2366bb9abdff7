import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
	type OwnerEvidence,
	ownerlessStreams,
	schemaOwners,
	streamOwners,
} from '../../../../src/catalog/history/owners.ts';
import type { Owner } from '../../../../src/model/activity.ts';
import type { Note } from '../../../../src/model/note.ts';
import { readOwners } from '../../../../src/sources/rules/owners.ts';
import { aConfiguration, aSchema, aStream } from '../../../support/builders.ts';
import { repositoryConfig } from '../../../support/repository.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { aSender } from '../../../support/workflow-subjects.ts';

const CODEOWNERS = `# who reviews what
* @everybody
[A section]
/jsonschema/x/ @team-x @second # a comment
/jsonschema/x/free/
streams.php @platform
`;
const folder = (text: string): string => temporaryFolder({ CODEOWNERS: text });
const note = (owner: string | null): Note => ({
	subject: 'stream:a',
	owner,
	contact: null,
	status: null,
	purge: null,
	tasks: [],
	warnings: [],
	body: '',
	file: 'notes/a.md',
});

function evidence(text = CODEOWNERS): OwnerEvidence {
	const place = folder(text);
	const config = aConfiguration({
		repositories: [repositoryConfig(place)],
		streamConfiguration: {
			name: 'config',
			git: null,
			webUrl: 'https://code.example/{path}#L{line}',
			commitUrl: null,
			root: place,
			files: [{ environment: 'production', kind: 'streams', path: join(place, 'streams.php') }],
		},
		owners: [
			{ source: 'primary', path: 'CODEOWNERS' },
			{ source: 'config', path: 'CODEOWNERS' },
		],
	});
	const { files } = readOwners(config);
	const schema = aSchema('x/a', { repository: 'primary' });
	return {
		config,
		files,
		history: null,
		schemaByTitle: new Map([[schema.title, schema]]),
		senderOf: () => null,
		sendersFile: null,
	};
}
/** A list of senders: stream → the team that answers for its sender. */
const senders = (teams: Readonly<Record<string, string>>) => ({
	sendersFile: 'content/senders.yaml',
	senderOf: (name: string) => {
		const team = teams[name];
		if (team === undefined) return null;
		return aSender({ owner: { team, url: `https://teams.example/${team}` } });
	},
});
const ownerBy = (from: Owner['from']): Owner => ({
	name: 'Jo',
	from,
	evidence: '',
	url: null,
	location: null,
});
const stream = aStream('a', {
	schemaTitle: 'x/a',
	declaredAt: { file: 'config/streams.php', line: 7, url: null },
	note: note('Jo'),
});

describe('who owns a stream', () => {
	it('is told by its note, by the owners of its file, and by those of its schema, each with its evidence', () => {
		expect(streamOwners(stream, evidence())).toEqual([
			{ name: 'Jo', from: 'note', evidence: 'The note notes/a.md says so.', url: null, location: null },
			{
				name: '@platform',
				from: 'owners-file',
				evidence: 'config/CODEOWNERS, line 6, says so for its file.',
				url: null,
				location: { file: 'config/CODEOWNERS', line: 6, url: 'https://code.example/CODEOWNERS#L6' },
			},
			{
				name: '@team-x',
				from: 'schema-owners-file',
				evidence: 'primary/CODEOWNERS, line 4, says so for its schema.',
				url: null,
				location: { file: 'primary/CODEOWNERS', line: 4, url: 'https://code.example/HEAD/CODEOWNERS#L4' },
			},
			{
				name: '@second',
				from: 'schema-owners-file',
				evidence: 'primary/CODEOWNERS, line 4, says so for its schema.',
				url: null,
				location: { file: 'primary/CODEOWNERS', line: 4, url: 'https://code.example/HEAD/CODEOWNERS#L4' },
			},
		]);
	});

	it('is told by the list of senders after its note and before the files of owners', () => {
		const told = streamOwners(stream, { ...evidence(), ...senders({ a: 'Growth' }) });
		expect(told.map(({ name, from }) => [name, from])).toEqual([
			['Jo', 'note'],
			['Growth', 'sender'],
			['@platform', 'owners-file'],
			['@team-x', 'schema-owners-file'],
			['@second', 'schema-owners-file'],
		]);
		expect(told[1]).toEqual({
			name: 'Growth',
			from: 'sender',
			evidence: 'Answers for what sends a, says content/senders.yaml.',
			url: 'https://teams.example/Growth',
			location: null,
		});
	});

	it('is told of a schema by the list of senders only where one team answers for all of its streams', () => {
		const ownersOf = (teams: Readonly<Record<string, string>>) =>
			schemaOwners(aSchema('x/a', { repository: 'other', streams: ['a', 'b'] }), {
				...evidence(),
				...senders(teams),
			}).map((one) => `${one.name}: ${one.evidence}`);
		expect(ownersOf({ a: 'Growth', b: 'Growth' })).toEqual([
			'Growth: Answers for what sends its 2 streams, says content/senders.yaml.',
		]);
		expect(ownersOf({ a: 'Growth', b: 'Editing' })).toEqual([]);
		expect(ownersOf({ a: 'Growth' })).toEqual([]);
	});

	it('is nobody where the last pattern that matches names nobody', () => {
		const { files } = evidence();
		expect(files[0]?.ownersOf('jsonschema/x/free/current.yaml')).toBeNull();
		expect(files[0]?.ownersOf('jsonschema/y/current.yaml')).toMatchObject({
			names: ['@everybody'],
			location: { line: 2 },
		});
	});

	it('is an issue where nobody is known, and something could have said so', () => {
		const alone = aStream('lonely', { owners: [] });
		const owned = aStream('owned', { owners: [ownerBy('note')] });
		expect(ownerlessStreams([alone, owned], evidence(), []).map(({ subject }) => subject)).toEqual([
			'stream:lonely',
		]);
		const unasked = { ...evidence(), files: [] };
		expect(ownerlessStreams([alone], unasked, [note(null)])).toEqual([]);
		expect(ownerlessStreams([alone], unasked, [note('Jo')])).toHaveLength(1);
		expect(ownerlessStreams([alone], { ...unasked, ...senders({}) }, [])).toHaveLength(1);
	});
});
