import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
	type OwnerEvidence,
	ownerlessStreams,
	streamOwners,
} from '../../../../src/catalog/history/owners.ts';
import type { Note } from '../../../../src/model/note.ts';
import { readOwners } from '../../../../src/sources/rules/owners.ts';
import { aConfiguration, aSchema, aStream } from '../../../support/builders.ts';
import { repositoryConfig } from '../../../support/repository.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

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
			webUrl: null,
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
	return { config, files, history: null, schemaByTitle: new Map([[schema.title, schema]]) };
}
const stream = aStream('a', {
	schemaTitle: 'x/a',
	declaredAt: { file: 'config/streams.php', line: 7, url: null },
	note: note('Jo'),
});

describe('who owns a stream', () => {
	it('is told by its note, by the owners of its file, and by those of its schema, each with its evidence', () => {
		expect(streamOwners(stream, evidence())).toEqual([
			{ name: 'Jo', from: 'note', evidence: 'The note notes/a.md says so.' },
			{
				name: '@platform',
				from: 'owners-file',
				evidence: 'config/CODEOWNERS, line 6, says so for its file.',
			},
			{
				name: '@team-x',
				from: 'schema-owners-file',
				evidence: 'primary/CODEOWNERS, line 4, says so for its schema.',
			},
			{
				name: '@second',
				from: 'schema-owners-file',
				evidence: 'primary/CODEOWNERS, line 4, says so for its schema.',
			},
		]);
	});

	it('is nobody where the last pattern that matches names nobody', () => {
		const { files } = evidence();
		expect(files[0]?.ownersOf('jsonschema/x/free/current.yaml')).toBeNull();
		expect(files[0]?.ownersOf('jsonschema/y/current.yaml')).toEqual({ names: ['@everybody'], line: 2 });
	});

	it('is an issue where nobody is known, and something could have said so', () => {
		const alone = aStream('lonely', { owners: [] });
		const owned = aStream('owned', { owners: [{ name: 'Jo', from: 'note', evidence: '' }] });
		expect(ownerlessStreams([alone, owned], evidence(), []).map(({ subject }) => subject)).toEqual([
			'stream:lonely',
		]);
		const unasked = { ...evidence(), files: [] };
		expect(ownerlessStreams([alone], unasked, [note(null)])).toEqual([]);
		expect(ownerlessStreams([alone], unasked, [note('Jo')])).toHaveLength(1);
	});
});
