import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
	undeclaredPublicStreams,
	unknownRetainedTables,
} from '../../../../src/catalog/companion-problems.ts';
import { noteFinder, unusedNotes } from '../../../../src/catalog/notes.ts';
import { readNotes } from '../../../../src/sources/rules/notes.ts';
import { readPublicStreams } from '../../../../src/sources/rules/public-streams.ts';
import { readRetention } from '../../../../src/sources/rules/retention.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

describe('notes', () => {
	const note = (subject: string, more = ''): string =>
		`---\nsubject: ${subject}\n${more}---\nBody of ${subject}.\n`;

	it('every key of the front matter is read, and the rest is the body', () => {
		const folder = temporaryFolder({
			'a.md': `---
subject: stream:a.b
owner: Team A
contact: a@example.org
status: deprecated
purge: After 90 days.
tasks: [T1, T2]
warnings: [Do not join it with c.]
---
# Heading

Text with a line.

---

After a rule.
`,
		});
		const { notes, problems } = readNotes(folder);
		expect(problems).toEqual([]);
		expect(notes).toEqual([
			{
				subject: 'stream:a.b',
				owner: 'Team A',
				contact: 'a@example.org',
				status: 'deprecated',
				purge: 'After 90 days.',
				tasks: ['T1', 'T2'],
				warnings: ['Do not join it with c.'],
				body: '# Heading\n\nText with a line.\n\n---\n\nAfter a rule.',
				file: join(folder, 'a.md'),
			},
		]);
	});

	it('a fault in the front matter is told at its line of the file, and the other notes stay', () => {
		const folder = temporaryFolder({
			'bad.md': '---\nsubject: stream:a\n\nowners: Team A\n---\n',
			'good.md': note('stream:b'),
		});
		const { notes, problems } = readNotes(folder);
		expect(notes.map(({ subject }) => subject)).toEqual(['stream:b']);
		expect(problems.map(({ code, line, message }) => [code, line, message])).toEqual([
			['note-unreadable', 4, 'Unknown key `owners` at the top level. Did you mean `owner`?'],
		]);
	});

	it.each([
		['no front matter', 'Just text.', 1],
		['front matter that does not end', '---\nsubject: stream:a\n', 1],
		['a subject without a kind', '---\nowner: A\nsubject: a.b\n---\n', 3],
		['text before the front matter', 'x\n---\nsubject: stream:a\n---\n', 1],
	])('%s makes the note unreadable', (_case, text, line) => {
		const { notes, problems } = readNotes(temporaryFolder({ 'a.md': text }));
		expect(notes).toEqual([]);
		expect(problems).toMatchObject([{ code: 'note-unreadable', line }]);
	});

	it('the README of the folder and other files are no notes', () => {
		const folder = temporaryFolder({
			'README.md': 'How to write notes.',
			'a.txt': 'x',
			'deep/er.md': note('schema:a/b'),
		});
		expect(readNotes(folder)).toMatchObject({ notes: [{ subject: 'schema:a/b' }], problems: [] });
	});

	it('a second note about a subject is a problem', () => {
		const folder = temporaryFolder({ '1.md': note('stream:a'), '2.md': note('stream:a') });
		const { notes, problems } = readNotes(folder);
		expect(notes).toHaveLength(1);
		expect(problems).toMatchObject([{ code: 'note-duplicate-subject', file: join(folder, '2.md') }]);
	});

	it('a folder that does not exist holds no notes', () => {
		expect(readNotes('/no/such/folder')).toEqual({ notes: [], problems: [] });
	});

	it('the note that names a subject wins over the one for all that begin so, and the longer over the shorter', () => {
		const folder = temporaryFolder({
			'1.md': note('stream:a.*'),
			'2.md': note('stream:a.b.*'),
			'3.md': note('stream:a.b.c'),
		});
		const find = noteFinder(readNotes(folder).notes);
		expect(find('stream:a.b.c')?.subject).toBe('stream:a.b.c');
		expect(find('stream:a.b.d')?.subject).toBe('stream:a.b.*');
		expect(find('stream:a.x')?.subject).toBe('stream:a.*');
		expect(find('stream:b')).toBeNull();
	});

	it('a note about nothing in the catalog is a warning', () => {
		const folder = temporaryFolder({
			'1.md': note('stream:gone'),
			'2.md': note('stream:a.*'),
			'3.md': note('schema:*'),
		});
		expect(unusedNotes(readNotes(folder).notes, ['stream:a.b'])).toMatchObject([
			{
				code: 'note-unknown-subject',
				message: 'The note is about stream:gone, which is not in the catalog.',
			},
			{ code: 'note-unknown-subject', message: 'The note is about schema:*, which is not in the catalog.' },
		]);
	});
});

describe('the list of public streams', () => {
	it('names with aliases and descriptions are read', () => {
		const folder = temporaryFolder({
			'public.yaml': 'streams:\n  - name: a\n  - { name: b, aliases: [old-b], description: All of b. }\n',
		});
		const list = readPublicStreams(join(folder, 'public.yaml'));
		expect([...(list?.exposure ?? [])]).toEqual([
			['a', { aliases: [], description: null }],
			['b', { aliases: ['old-b'], description: 'All of b.' }],
		]);
	});

	it('no list is not an empty list', () => {
		expect(readPublicStreams(null)).toBeNull();
	});

	it('a fault is told at its line', () => {
		const folder = temporaryFolder({ 'public.yaml': 'streams:\n  - name: a\n  - nam: b\n' });
		expect(readPublicStreams(join(folder, 'public.yaml'))?.problems[0]).toMatchObject({
			code: 'public-streams-unreadable',
			line: 3,
		});
	});

	it('names that are not configured are told together', () => {
		const file = join(
			temporaryFolder({ 'public.yaml': 'streams: [{ name: a }, { name: b }, { name: c }]\n' }),
			'public.yaml',
		);
		const list = readPublicStreams(file);
		if (list === null) throw new Error('the list was not read');
		expect(undeclaredPublicStreams(list, (name) => name === 'a').map(({ message }) => message)).toEqual([
			'2 of 3 public streams are not configured here: b, c.',
		]);
	});

	it('the shipped list has 21 streams', () => {
		expect(readPublicStreams('content/wikimedia/public-streams.yaml')?.exposure.size).toBe(21);
	});
});

describe('retention allowlists', () => {
	it('fields nest, and defaults belong to every table of the file', () => {
		const folder = temporaryFolder({
			'kept.yaml': `__defaults__:
  dt: keep
Page_Change:
  page:
    id: keep
    title: hash
  tags: keep_all
whole: keep_all
`,
			'more.yaml': 'page_change: { wiki: keep }\n',
		});
		const retention = readRetention([join(folder, 'kept.yaml'), join(folder, 'more.yaml')]);
		expect(retention?.problems).toEqual([]);
		expect([...(retention?.tables ?? [])]).toEqual([
			[
				'page_change',
				[
					{ path: 'dt', action: 'keep', whole: false },
					{ path: 'page.id', action: 'keep', whole: false },
					{ path: 'page.title', action: 'hash', whole: false },
					{ path: 'tags', action: 'keep', whole: true },
					{ path: 'wiki', action: 'keep', whole: false },
				],
			],
			[
				'whole',
				[
					{ path: 'dt', action: 'keep', whole: false },
					{ path: '', action: 'keep', whole: true },
				],
			],
		]);
	});

	it('an action that does not exist is told at its line', () => {
		const folder = temporaryFolder({ 'kept.yaml': 'a:\n  b: keep\n  c: retain\n' });
		expect(readRetention([join(folder, 'kept.yaml')])?.problems).toMatchObject([
			{ code: 'retention-unreadable', line: 3 },
		]);
	});

	it('tables that no stream fills are told together', () => {
		const file = join(temporaryFolder({ 'kept.yaml': 'a: { b: keep }\nc: { d: keep }\n' }), 'kept.yaml');
		const retention = readRetention([file]);
		if (retention === null) throw new Error('the list was not read');
		expect(unknownRetainedTables(retention, (table) => table === 'a').map(({ message }) => message)).toEqual([
			'1 of 2 tables with retained fields belong to no stream here: c.',
		]);
	});

	it('no list is not an empty list', () => {
		expect(readRetention([])).toBeNull();
	});
});
