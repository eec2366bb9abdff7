import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSchemaRepository } from '../../../../src/sources/schemas/repository.ts';
import { repositoryConfig } from '../../../support/repository.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const text = (version: string) => `title: a\n$id: /a/${version}\ntype: object\n`;

/** Problems of a repository with the schema `a` in two versions and the given links in its folder. */
function problemsWith(links: Readonly<Record<string, string>>) {
	const folder = temporaryFolder({
		'jsonschema/a/1.0.0.yaml': text('1.0.0'),
		'jsonschema/a/1.1.0.yaml': text('1.1.0'),
	});
	for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, 'jsonschema/a', name));
	return readSchemaRepository(repositoryConfig(folder)).problems.map(
		({ code, message }) => `${code} ${message}`,
	);
}
const BARE = { '1.0.0': '1.0.0.yaml', '1.1.0': '1.1.0.yaml', latest: '1.1.0.yaml' };

describe('the links beside versions', () => {
	it('are fine as the tools make them, or where the repository has none at all', () => {
		expect(problemsWith({ ...BARE, 'latest.yaml': '1.1.0.yaml' })).toEqual([]);
		expect(problemsWith({ ...BARE, latest: '1.1.0' })).toEqual([]);
		expect(problemsWith({})).toEqual([]);
	});

	it('are reported where one is missing or leads to another version', () => {
		expect(problemsWith({ latest: '1.0.0.yaml', '1.0.0': '1.0.0.yaml' })).toEqual([
			'version-link-wrong The link `latest` leads to `1.0.0.yaml` instead of `1.1.0.yaml`.',
			'version-link-missing The link `1.1.0` to `1.1.0.yaml` is missing.',
		]);
	});

	it('are not asked for in a form that the repository does not use', () => {
		expect(problemsWith({ 'latest.yaml': '1.1.0.yaml' })).toEqual([]);
	});
});
