import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkReplaceable, freshFolder, publish } from '../../../src/cli/publish-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('a folder that a site may replace', () => {
	test.each([
		['does not exist', {}, 'new'],
		['is empty', { 'keep/x': '' }, 'keep/empty'],
		['holds an earlier site', { 'site/api/catalog.json': '{}', 'site/index.html': '' }, 'site'],
	])('%s', async (_case, files, path) => {
		const folder = temporaryFolder(files);
		await expect(checkReplaceable(join(folder, path), '/somewhere/project')).resolves.toBeUndefined();
	});

	test('holds nothing else', async () => {
		const folder = temporaryFolder({ 'home/letter.txt': 'Dear' });
		await expect(checkReplaceable(join(folder, 'home'), '/somewhere/project')).rejects.toThrow(
			/holds files that are no earlier site/,
		);
	});

	test('is not the project, nor above it', async () => {
		await expect(checkReplaceable('/home/me/project', '/home/me/project')).rejects.toThrow(/project itself/);
		await expect(checkReplaceable('/home', '/home/me/project')).rejects.toThrow(/project itself/);
	});

	test('is no file', async () => {
		const folder = temporaryFolder({ file: '' });
		await expect(checkReplaceable(join(folder, 'file'), '/somewhere/project')).rejects.toThrow(
			/not a folder/,
		);
	});
});

describe('publishing', () => {
	test('replaces the last site as a whole and leaves nothing behind', async () => {
		const folder = temporaryFolder({
			'fresh/index.html': 'new',
			'site/index.html': 'old',
			'site/gone.html': 'old',
		});
		await publish(join(folder, 'fresh'), join(folder, 'site'));
		expect(readdirSync(folder)).toEqual(['site']);
		expect(readdirSync(join(folder, 'site'))).toEqual(['index.html']);
		expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toBe('new');
	});

	test('makes the folders above', async () => {
		const folder = temporaryFolder({ 'fresh/index.html': 'new' });
		await publish(join(folder, 'fresh'), join(folder, 'a/b/site'));
		expect(existsSync(join(folder, 'a/b/site/index.html'))).toBe(true);
	});

	test('a fresh folder can be read by a web server of another user', async () => {
		const fresh = await freshFolder(temporaryFolder());
		expect(statSync(fresh).mode & 0o777).toBe(0o755);
	});
});
