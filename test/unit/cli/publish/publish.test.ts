import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTarget } from '../../../../src/cli/publish/check-target.ts';
import { freshFolder, removeLeftovers } from '../../../../src/cli/publish/fresh-folder.ts';
import { finishEarlier, publish } from '../../../../src/cli/publish/publish.ts';
import { publishSite } from '../../../../src/cli/publish/publish-site.ts';
import { LIST_FILE, readList } from '../../../../src/cli/publish/written-files.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const KEEP = { project: '/somewhere/project', sources: [], home: '/home/somebody' };

/** A folder with the site of one build in `site`, and the files of the next in `fresh`. */
async function published(files: Readonly<Record<string, string>> = {}): Promise<string> {
	const folder = temporaryFolder({ 'fresh/index.html': 'old', 'fresh/a/gone.html': 'old' });
	publish(join(folder, 'fresh'), join(folder, 'site'));
	for (const [name, text] of Object.entries({ 'fresh/index.html': 'new', ...files })) {
		mkdirSync(join(folder, dirname(name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return folder;
}

const text = (...path: string[]): string => readFileSync(join(...path), 'utf8');

describe('a folder that a site may be put into', () => {
	it('is new, empty, or holds an earlier site', async () => {
		const folder = await published({ 'empty/x': '' });
		renameSync(join(folder, 'empty/x'), join(folder, 'x'));
		for (const name of ['new', 'deep/new', 'empty', 'site']) {
			expect(() => checkTarget(join(folder, name), KEEP)).not.toThrow();
		}
	});

	it.each([
		['somebody’s letters', { 'letter.txt': 'Dear' }, /no build of this program wrote \(letter\.txt\)/],
		[
			'a project with a file as sites have it',
			{ 'api/catalog.json': '{}', 'server.js': 'precious', '.git/HEAD': '' },
			/wrote \(\.git, api, server\.js\)/,
		],
		['a forged list without the mark', { [LIST_FILE]: '"server.js"\n', 'server.js': '' }, /wrote/],
	])('holds not %s', (_what, files, message) => {
		expect(() => checkTarget(temporaryFolder(files), KEEP)).toThrow(message);
	});

	it.each([
		['/', /root of the file system/],
		['/home/somebody', /home folder lies in it/],
		['/home', /home folder lies in it/],
		['/somewhere/project', /project itself lies in it/],
		['/somewhere', /project itself lies in it/],
		['/somewhere/project/src/site', /folder src of the project/],
		['/somewhere/project/node_modules', /folder node_modules of the project/],
	])('is not %s', (out, message) => {
		expect(() => checkTarget(out, KEEP)).toThrow(message);
	});

	it('is not the home folder of whoever builds', () => {
		expect(() => checkTarget(homedir(), { project: '/somewhere/project', sources: [] })).toThrow(
			/home folder/,
		);
	});

	it('holds no source, and lies in none', () => {
		const folder = temporaryFolder({ 'schemas/jsonschema/a/1.0.0.yaml': '' });
		const keep = { ...KEEP, sources: [join(folder, 'schemas')] };
		expect(() => checkTarget(folder, keep)).toThrow(/which the catalog is made from, lies in it/);
		expect(() => checkTarget(join(folder, 'schemas/site'), keep)).toThrow(
			/it lies in .*which the catalog is made from/,
		);
	});

	it('is no file and no link', () => {
		const folder = temporaryFolder({ file: '', 'real/x': '' });
		symlinkSync(join(folder, 'real'), join(folder, 'link'));
		expect(() => checkTarget(join(folder, 'file'), KEEP)).toThrow(/is not a folder/);
		expect(() => checkTarget(join(folder, 'link'), KEEP)).toThrow(/is a link/);
		expect(() => checkTarget(join(folder, 'file/site'), KEEP)).toThrow(/is not a folder/);
	});

	it('is not reached by a link into a source', () => {
		const folder = temporaryFolder({ 'schemas/a.yaml': '' });
		symlinkSync(join(folder, 'schemas'), join(folder, 'link'));
		const keep = { ...KEEP, sources: [join(folder, 'schemas')] };
		expect(() => checkTarget(join(folder, 'link/site'), keep)).toThrow(/it lies in/);
	});
});

describe('publishing', () => {
	it('replaces the last site as a whole and leaves nothing behind', async () => {
		const folder = await published();
		publish(join(folder, 'fresh'), join(folder, 'site'));
		expect(readdirSync(folder)).toEqual(['site']);
		expect(readdirSync(join(folder, 'site'))).toEqual([LIST_FILE, 'index.html']);
		expect(text(folder, 'site/index.html')).toBe('new');
	});

	it('keeps what no build wrote', async () => {
		const folder = await published({
			'site/CNAME': 'catalog.example',
			'site/.git/HEAD': 'ref',
			'site/a/mine.txt': 'mine',
		});
		publish(join(folder, 'fresh'), join(folder, 'site'));
		expect(text(folder, 'site/CNAME')).toBe('catalog.example');
		expect(text(folder, 'site/.git/HEAD')).toBe('ref');
		expect(text(folder, 'site/a/mine.txt')).toBe('mine');
		expect(existsSync(join(folder, 'site/a/gone.html'))).toBe(false);
		expect(readdirSync(folder)).toEqual(['site']);
	});

	it('refuses where the new site has a file of somebody else’s name, and changes nothing', async () => {
		const folder = await published({ 'site/CNAME': 'mine', 'fresh/CNAME': 'ours' });
		expect(() => publish(join(folder, 'fresh'), join(folder, 'site'))).toThrow(
			/CNAME is there, no build wrote it/,
		);
		expect(text(folder, 'site/CNAME')).toBe('mine');
		expect(text(folder, 'site/index.html')).toBe('old');
	});

	it('never removes a path that the list names outside of the site', async () => {
		const folder = await published({ 'precious.txt': 'mine' });
		const list = join(folder, 'site', LIST_FILE);
		writeFileSync(list, `${readFileSync(list, 'utf8')}"../precious.txt"\n`);
		expect(readList(join(folder, 'site'))).toBeNull();
	});
});

describe('after a build that was killed while it published', () => {
	it('between the two renames, the last site is brought back', async () => {
		const folder = await published();
		renameSync(join(folder, 'site'), join(folder, '.site.previous'));
		await finishEarlier(join(folder, 'site'));
		expect(text(folder, 'site/index.html')).toBe('old');
		expect(readdirSync(folder)).toEqual(['fresh', 'site']);
	});

	it('after both, what no build wrote is brought into the new site', async () => {
		const folder = await published({ 'site/CNAME': 'mine' });
		renameSync(join(folder, 'site'), join(folder, '.site.previous'));
		renameSync(join(folder, 'fresh'), join(folder, 'site'));
		await finishEarlier(join(folder, 'site'));
		expect(text(folder, 'site/CNAME')).toBe('mine');
		expect(text(folder, 'site/index.html')).toBe('new');
		expect(readdirSync(folder)).toEqual(['site']);
	});

	it('a folder of that name that is no site is asked about, not touched', async () => {
		const folder = temporaryFolder({ '.site.previous/letter.txt': 'Dear' });
		await expect(finishEarlier(join(folder, 'site'))).rejects.toThrow(/is in the way of the build/);
		expect(existsSync(join(folder, '.site.previous/letter.txt'))).toBe(true);
	});
});

describe('the folder that a site is written into', () => {
	it('lies beside its place, and can be read by a web server of another user', () => {
		const out = join(temporaryFolder(), 'a/site');
		const fresh = freshFolder(out);
		expect(dirname(fresh)).toBe(dirname(out));
		expect(statSync(fresh).mode & 0o777).toBe(0o755);
	});

	it('is removed by the next build when its own was killed, and by nobody while it runs', () => {
		const folder = temporaryFolder({
			'.site.new-999999999-abcdef/x': '',
			'.site.new-mine/x': '',
			'.other.new-999999999-abcdef/x': '',
		});
		const running = freshFolder(join(folder, 'site'));
		removeLeftovers(join(folder, 'site'));
		expect(readdirSync(folder).sort()).toEqual(
			[running.slice(folder.length + 1), '.other.new-999999999-abcdef', '.site.new-mine'].sort(),
		);
	});
});

it('A copy that finds no room, which Node calls an error of the device, is told in a sentence too', async () => {
	const out = join(temporaryFolder(), 'site');
	const full = Object.assign(new Error('EIO, Input/output error'), { code: 'EIO' });
	await expect(
		publishSite(out, { project: '/nowhere', sources: [] }, () => Promise.reject(full)),
	).rejects.toThrow(
		'The site could not be written: the disk is full or broken. The last site is left as it was.',
	);
});

it('A disk that takes no more is told in a sentence, and the last site stays', async () => {
	const folder = await published();
	const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', path: '/site/a' });
	await expect(publishSite(join(folder, 'site'), KEEP, () => Promise.reject(full))).rejects.toThrow(
		'The site could not be written: the disk is full (/site/a). The last site is left as it was.',
	);
	expect(text(folder, 'site/index.html')).toBe('old');
	expect(readdirSync(folder)).toEqual(['fresh', 'site']);
});
