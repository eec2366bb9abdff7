import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../../src/cli/draft/read-request.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

function read(text: string): ReturnType<typeof readRequest> {
	return readRequest(join(temporaryFolder({ 'draft.json': text }), 'draft.json'));
}

describe('a saved draft', () => {
	it('is read with what is left out filled in', () => {
		expect(read('{ "kind": "sample", "stream": "a.b", "rate": 0.1 }').request).toEqual({
			kind: 'sample',
			task: '',
			stream: 'a.b',
			group: 'default',
			rate: 0.1,
			unit: '',
		});
	});

	it.each([
		['{\n\t"kind": "sampel"\n}', 2, /expected one of new stream, sample, fields/],
		['{\n"kind": "sample",\n"stream": "a.b",\n"rate": 7\n}', 4, /`rate`/],
		['{\n"kind": "sample",\n"stream": "a.b",\n"rate": 1,\n"unti": ""\n}', 5, /Did you mean `unit`/],
		[
			'{\n"kind": "fields",\n"schema": "a/b",\n"fields": [{\n"name": "x",\n"type": "strng"\n}]\n}',
			6,
			/Did you mean `string`/,
		],
		['{\n"kind": "fields", "schema": "a/b", "fields": []\n}', 2, /at least 1 item/],
		['{\n"kind": "sample", "task": "T1?> evil", "stream": "a", "rate": 1\n}', 2, /`task`/],
		['{\n"kind": ', 2, /Not valid YAML/],
		['', 1, /`kind` is missing/],
	])('that reads %j is a problem at line %i', (text, line, message) => {
		const { request, problems } = read(text);
		expect(request).toBeNull();
		expect(problems[0]).toMatchObject({ code: 'draft-invalid', line });
		expect(problems[0]?.message).toMatch(message);
	});

	it('that is not there is a problem', () => {
		expect(readRequest('/no/such/draft.json')).toMatchObject({
			request: null,
			problems: [{ code: 'file-unreadable' }],
		});
	});
});
