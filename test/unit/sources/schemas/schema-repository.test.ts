import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSchemaRepository } from '../../../../src/sources/schemas/repository.ts';
import { aRepository, repositoryConfig } from '../../../support/repository.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const schema = (title: string, version: string) =>
	`title: ${title}\n$id: /${title}/${version}\ntype: object\n`;
const codes = (repository: { problems: readonly { code: string }[] }) =>
	repository.problems.map(({ code }) => code);

describe('what is read', () => {
	it('current and versions in semver order, with CHANGELOG and README in any case', () => {
		const { schemas, problems } = aRepository({
			'b/c/current.yaml': schema('b/c', '1.10.0'),
			'b/c/1.10.0.yaml': schema('b/c', '1.10.0'),
			'b/c/1.9.0.yaml': schema('b/c', '1.9.0'),
			'b/c/changelog.md': 'changes',
			'b/c/ReadMe.MD': 'about',
			'b/c/notes.txt': 'ignored',
			'a/1.0.0.json': '{"title": "a", "$id": "/a/1.0.0"}',
		});
		expect(problems).toEqual([]);
		expect(schemas.map(({ title }) => title)).toEqual(['a', 'b/c']);
		expect(schemas[0]?.versions[0]?.contentType).toBe('json');
		const [, bc] = schemas;
		expect(bc?.versions.map(({ version }) => version)).toEqual(['1.9.0', '1.10.0']);
		expect(bc?.changelog?.text).toBe('changes');
		expect(bc?.readme?.location.file).toBe('primary/jsonschema/b/c/ReadMe.MD');
	});
	it('where a version is there as YAML and as JSON, YAML is used', () => {
		const { schemas } = aRepository({
			'a/1.0.0.json': '{"title": "json"}',
			'a/1.0.0.yaml': 'title: yaml',
		});
		expect(schemas[0]?.versions.map(({ value }) => value)).toEqual([{ title: 'yaml' }]);
	});
	it('two files of one version that do not say the same are an error at the JSON file', () => {
		const { problems } = aRepository({
			'a/1.0.0.json': '{"title": "a", "properties": {"b": {"type": "string"}}}',
			'a/1.0.0.yaml': 'title: a\n',
			'b/1.0.0.json': '{"title": "b", "n": 1}',
			'b/1.0.0.yaml': 'n: 1\ntitle: b\n',
		});
		expect(problems.map(({ code, file }) => [code, file])).toEqual([
			['content-types-differ', 'primary/jsonschema/a/1.0.0.json'],
		]);
	});
	it('a base path of nothing means the repository itself', () => {
		const folder = temporaryFolder({
			'mediawiki/x/1.0.0.yaml': 'title: mediawiki/x',
			'.hidden/y/1.0.0.yaml': 'title: y',
		});
		const { schemas } = readSchemaRepository(repositoryConfig(folder, { basePath: './' }));
		expect(schemas.map(({ title }) => title)).toEqual(['mediawiki/x']);
	});
	it('locations are links made from the template', () => {
		const repository = aRepository({ 'a b/1.0.0.yaml': 'title: x' });
		expect(repository.locate('jsonschema/a b/1.0.0.yaml', 7).url).toBe(
			'https://code.example/HEAD/jsonschema/a%20b/1.0.0.yaml#L7',
		);
		expect(repository.locate('jsonschema/a b/1.0.0.yaml', null).url).toBe(
			'https://code.example/HEAD/jsonschema/a%20b/1.0.0.yaml',
		);
	});
});

describe('what is wrong', () => {
	it('a file that looks like a version and is none is told, others are ignored', () => {
		const { schemas, problems } = aRepository({
			'a/1.0.0.yaml': 'title: a',
			'a/1.0.yaml': 'title: a',
			'a/v1.0.1.yaml': 'title: a',
			'a/1.0.2.yml': 'title: a',
			'a/other.yaml': 'x: 1',
		});
		expect(schemas[0]?.versions.map(({ version }) => version)).toEqual(['1.0.0']);
		expect(problems.map(({ code, file }) => [code, file])).toEqual([
			['version-file-name', 'primary/jsonschema/a/1.0.2.yml'],
			['version-file-name', 'primary/jsonschema/a/1.0.yaml'],
			['version-file-name', 'primary/jsonschema/a/v1.0.1.yaml'],
		]);
	});
	it('a missing folder and an empty repository are problems', () => {
		expect(codes(readSchemaRepository(repositoryConfig('/nowhere/at/all')))).toEqual(['repository-missing']);
		const empty = readSchemaRepository(repositoryConfig(temporaryFolder({ 'README.md': 'x' })));
		expect(codes(empty)).toEqual(['repository-empty']);
	});
	it('an empty repository is told which base path its own settings name', () => {
		const folder = temporaryFolder({ '.jsonschema-tools.yaml': 'schemaBasePath: ./schemas/\n' });
		expect(readSchemaRepository(repositoryConfig(folder)).problems[0]?.hint).toContain('“schemas”');
	});
	it('broken YAML is told at its line with a link, and its neighbours are read', () => {
		const { schemas, problems } = aRepository({
			'a/1.0.0.yaml': 'title: a\nproperties: [\n',
			'b/1.0.0.yaml': 'title: b\n',
		});
		expect(schemas.map(({ title, versions }) => [title, versions[0]?.value])).toEqual([
			['a', undefined],
			['b', { title: 'b' }],
		]);
		expect(problems[0]).toMatchObject({ code: 'yaml-syntax', subject: 'schema:a' });
		expect(problems[0]?.url).toMatch(/1\.0\.0\.yaml#L\d+$/);
	});
	it('bytes that are not UTF-8 are a problem', () => {
		const folder = temporaryFolder({ 'jsonschema/b/1.0.0.yaml': 'title: b' });
		mkdirSync(join(folder, 'jsonschema/a'));
		writeFileSync(join(folder, 'jsonschema/a/1.0.0.yaml'), Buffer.from([0x74, 0xff, 0xfe]));
		expect(codes(readSchemaRepository(repositoryConfig(folder)))).toEqual(['file-not-utf8']);
	});
});

describe('symbolic links', () => {
	it('links inside the repository are left out silently, links out of it are told and never followed', () => {
		const outside = temporaryFolder({ 'secret.yaml': 'title: secret', 'folder/1.0.0.yaml': 'title: secret' });
		const folder = temporaryFolder({ 'jsonschema/a/1.0.0.yaml': 'title: a' });
		symlinkSync('1.0.0.yaml', join(folder, 'jsonschema/a/latest.yaml'));
		symlinkSync(join(outside, 'secret.yaml'), join(folder, 'jsonschema/a/2.0.0.yaml'));
		symlinkSync(join(outside, 'folder'), join(folder, 'jsonschema/b'));
		symlinkSync(join(outside, 'secret.yaml'), join(folder, '.jsonschema-tools.yaml'));
		const { schemas, problems } = readSchemaRepository(repositoryConfig(folder));
		expect(schemas.map(({ title, versions }) => [title, versions.length])).toEqual([['a', 1]]);
		expect(problems.map(({ code, file }) => [code, file])).toEqual([
			['link-outside', 'primary/jsonschema/b'],
			['link-outside', 'primary/jsonschema/a/2.0.0.yaml'],
		]);
	});
	it('a base path that is a link is not followed', () => {
		const outside = temporaryFolder({ 'a/1.0.0.yaml': 'title: secret' });
		const folder = temporaryFolder();
		symlinkSync(outside, join(folder, 'jsonschema'));
		expect(codes(readSchemaRepository(repositoryConfig(folder)))).toEqual([
			'link-outside',
			'repository-empty',
		]);
	});
});

describe('the revision', () => {
	const hash = '0123456789abcdef0123456789abcdef01234567';
	const revision = (files: Record<string, string>) =>
		readSchemaRepository(
			repositoryConfig(temporaryFolder({ 'jsonschema/a/1.0.0.yaml': 'title: a', ...files })),
		).revision;
	it('is read from a branch, from packed references and from a detached head', () => {
		expect(revision({ '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${hash}\n` })).toBe(
			hash,
		);
		expect(
			revision({
				'.git/HEAD': 'ref: refs/heads/main\n',
				'.git/packed-refs': `# pack\n${hash} refs/heads/main\n`,
			}),
		).toBe(hash);
		expect(revision({ '.git/HEAD': `${hash}\n` })).toBe(hash);
	});
	it('is unknown where there is no git folder or its files say nothing usable', () => {
		expect(revision({})).toBeNull();
		expect(revision({ '.git/HEAD': 'ref: ../../../etc/passwd\n' })).toBeNull();
		expect(revision({ '.git/HEAD': 'ref: refs/heads/main\n' })).toBeNull();
	});
	it('is found through a .git file, as in a worktree', () => {
		const main = temporaryFolder({
			'.git/worktrees/w/HEAD': 'ref: refs/heads/side\n',
			'.git/worktrees/w/commondir': '../..\n',
			'.git/refs/heads/side': `${hash}\n`,
		});
		expect(revision({ '.git': `gitdir: ${join(main, '.git/worktrees/w')}\n` })).toBe(hash);
		rmSync(main, { recursive: true, force: true });
	});
});
