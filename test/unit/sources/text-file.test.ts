import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import { readNotes } from '../../../src/sources/rules/notes.ts';
import { readTextFile } from '../../../src/sources/text-file.ts';
import { readWorkflow } from '../../../src/sources/workflow.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const codeOf = (path: string): string => {
	const read = readTextFile(path, { file: 'a' });
	return 'text' in read ? read.text : read.problem.code;
};

it('A link inside of its folder is followed, one that leads out is a problem', () => {
	const folder = temporaryFolder({ 'notes/a.md': 'inside', 'private/plan.md': 'secret' });
	symlinkSync('a.md', join(folder, 'notes/same.md'));
	symlinkSync('../private/plan.md', join(folder, 'notes/out.md'));
	symlinkSync('/dev/zero', join(folder, 'notes/zero.md'));
	expect(codeOf(join(folder, 'notes/same.md'))).toBe('inside');
	expect(codeOf(join(folder, 'notes/out.md'))).toBe('link-outside');
	expect(codeOf(join(folder, 'notes/zero.md'))).toBe('link-outside');
});

it('A pipe, a device and a folder are not read', () => {
	const folder = temporaryFolder({ 'folder/x': '' });
	execFileSync('mkfifo', [join(folder, 'pipe')]);
	expect(codeOf(join(folder, 'pipe'))).toBe('file-unreadable');
	expect(codeOf('/dev/zero')).toBe('file-unreadable');
	expect(codeOf(join(folder, 'folder'))).toBe('file-unreadable');
	expect(codeOf(join(folder, 'nothing'))).toBe('file-unreadable');
});

it('A note that is a link out of its folder is told and left out', () => {
	const folder = temporaryFolder({
		'private/plan.md': '---\nsubject: stream:a\n---\nTOP SECRET\n',
		'notes/README.md': '',
	});
	symlinkSync('../private/plan.md', join(folder, 'notes/a.md'));
	const { notes, problems } = readNotes(join(folder, 'notes'));
	expect(notes).toEqual([]);
	expect(problems.map(({ code }) => code)).toEqual(['link-outside']);
});

it('A configuration that is a link out of its folder is refused', () => {
	const folder = temporaryFolder({ 'elsewhere/catalog.yaml': 'site: {}\n', 'here/x': '' });
	symlinkSync('../elsewhere/catalog.yaml', join(folder, 'here/catalog.yaml'));
	expect(() => loadConfig(join(folder, 'here/catalog.yaml'))).toThrow(/symbolic link that leads out/);
});

it('A step text that is a link out of its folder is told and left out', () => {
	const folder = temporaryFolder({
		'workflow/steps/x.txt': '',
		'workflow/phases.yaml': '',
		'secret.mdx': 'TOP SECRET',
	});
	symlinkSync('../../secret.mdx', join(folder, 'workflow/steps/a.mdx'));
	const { steps, problems } = readWorkflow(join(folder, 'workflow'));
	expect([...steps.keys()]).toEqual([]);
	expect(problems.map(({ code }) => code)).toEqual(['link-outside']);
});

it('A workflow without its folder of steps is a problem, not an exception', () => {
	const { problems } = readWorkflow(join(temporaryFolder(), 'workflow'));
	expect(problems.map(({ code }) => code)).toEqual(['file-unreadable', 'file-unreadable']);
});
