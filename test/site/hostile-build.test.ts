import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byTarget, type Crawl, crawl, internalReferences } from '../support/crawl.ts';
import { gitHistoryIn } from '../support/git-history.ts';
import { schemaText, smallCatalogFiles } from '../support/small-catalog.ts';
import { writeFiles } from '../support/temporary-folder.ts';

const BUILD = fileURLToPath(new URL('../../scripts/build.ts', import.meta.url));
const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>';
const MARKDOWN =
	'[click](javascript:alert(1)) ![x](https://evil.example/x.png) `</code><script>alert(1)</script>`';

/** Every place of the input that ends on a page, with text that must end there as text. */
const HOSTILE = smallCatalogFiles({
	files: {
		'main/jsonschema/bad/texts/1.0.0.yaml': `${schemaText('bad/texts').replace(
			'A thing happened.',
			JSON.stringify(`${SCRIPT} ${MARKDOWN}`),
		)}  evil:
    type: string
    description: ${JSON.stringify(`${SCRIPT} ${MARKDOWN} undefined-behaviour`)}
    enum: [${JSON.stringify(SCRIPT)}, "</script>", "{{x}}", "\${x}"]
    default: ${JSON.stringify(SCRIPT)}
    pattern: "(a+)+$"
  ${JSON.stringify(SCRIPT)}: { type: string, description: A hostile name. }
  __proto__: { type: string, description: Polluting. }
  constructor: { type: string, description: Too. }
  deep: { type: object, properties: { "a.b": { type: string }, "a/b~c": { type: string }, "": { type: string } } }
examples:
  - { $schema: /bad/texts/1.0.0, meta: { stream: ${JSON.stringify(SCRIPT)} }, evil: ${JSON.stringify(SCRIPT)} }
`,
		'main/jsonschema/bad/texts/CHANGELOG.md': `# Changes\n\n## 1.0.0\n${SCRIPT}\n${MARKDOWN}\n`,
		'main/jsonschema/bad/texts/README.md': `${SCRIPT}\n${MARKDOWN}\n<style>body { display: none }</style>\n`,
		'main/jsonschema/bad/na"me<b>/1.0.0.yaml': schemaText('bad/na"me<b>').replace(
			/^(title|\$id): (.*)$/gm,
			(_line, key, value) => `${key}: ${JSON.stringify(value)}`,
		),
		'main/jsonschema/bad/constructor/1.0.0.yaml': schemaText('bad/constructor'),
		'main/jsonschema/bad/index/1.0.0.yaml': schemaText('bad/index'),
		'main/jsonschema/bad/one/1.0.0.yaml': schemaText('bad/one'),
		'main/jsonschema/bad/one.d.ts/inner/1.0.0.yaml': schemaText('bad/one.d.ts/inner'),
		'notes/evil.md': `---\nsubject: schema:bad/texts\nowner: ${JSON.stringify(SCRIPT)}\nwarnings: [${JSON.stringify(SCRIPT)}]\n---\n${SCRIPT}\n\n${MARKDOWN}\n`,
	},
	entries: [
		`// ${SCRIPT} ${MARKDOWN}\n'evil.v1' => [ 'schema_title' => 'bad/texts', 'destination_event_service' => '${SCRIPT}' ]`,
		`'${SCRIPT}' => [ 'schema_title' => '${SCRIPT}', 'topics' => [ '${SCRIPT}' ] ]`,
		"'/^bad\\.(a+)+$/' => [ 'schema_title' => 'good/one' ]",
		"'new' => [ 'schema_title' => 'good/one' ]",
		"'index' => [ 'schema_title' => 'good/one' ]",
		"'..' => [ 'schema_title' => 'good/one' ]",
		"'index.html' => [ 'schema_title' => 'good/one' ]",
		"'/^a/' => [ 'schema_title' => 'good/one' ]",
		"'a-6zsyvo' => [ 'schema_title' => 'good/one' ]",
		"'__proto__' => [ 'schema_title' => 'good/one' ]",
		"'a/../../b' => [ 'schema_title' => 'good/one' ]",
		"'Good.One.v1' => [ 'schema_title' => 'good/one' ]",
		`'${'long_'.repeat(49)}v1' => [ 'schema_title' => 'good/one' ]`,
		"'rtl.\u202e.v1' => [ 'schema_title' => 'good/one', '<b>' => [ '__proto__' => [ '<b>' ] ] ]",
	],
});

let folder: string;
/** Runs the build as a caller does. */
function build(...options: readonly string[]): { status: number | null; output: string } {
	const { CATALOG_CONFIG: _config, NODE_ENV: _mode, ...environment } = process.env;
	const { status, stdout, stderr } = spawnSync(process.execPath, [BUILD, ...options], {
		cwd: folder,
		encoding: 'utf8',
		// A variable of this name must not win over --base.
		env: { ...environment, CI: 'true', BASE_URL: '/elsewhere/' },
	});
	return { status, output: stdout + stderr };
}

describe('a catalog of hostile input', () => {
	let site: Crawl;
	let result: ReturnType<typeof build>;
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'catalog-hostile-'));
		writeFiles(folder, HOSTILE);
		writeFileSync(
			join(folder, 'catalog.yaml'),
			`${HOSTILE['catalog.yaml']}notes: notes\nhistory: { people: true }\n`,
		);
		// A past in which one more stream was declared, told by a hostile author.
		const history = gitHistoryIn(folder, `${SCRIPT.replaceAll(/[<>]/g, '&quot;')} <x@example.org>`);
		const present = HOSTILE['settings/streams.php'] ?? '';
		history.commit('2024-01-01', `${SCRIPT} T1001\n\n${MARKDOWN}`, {
			'settings/streams.php': present.replace(
				"'new' =>",
				`'old"${SCRIPT}' => [ '${SCRIPT}' => '${SCRIPT}' ],\n'new' =>`,
			),
		});
		history.commit('2024-02-01', SCRIPT, { 'settings/streams.php': present });
		result = build('--config', 'catalog.yaml', '--out', 'site', '--base', '/b/');
		if (result.status !== 0) throw new Error(result.output);
		site = crawl(join(folder, 'site'), '/b/');
	}, 120_000);
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('is built, with its problems told', () => {
		expect(result.status).toBe(0);
		expect(result.output).toMatch(/\d+ errors?, \d+ warnings?/);
		expect(result.output).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
	});

	it('has a page for every schema and stream, under an address of its own', () => {
		const { schemas, streams } = JSON.parse(readFileSync(join(folder, 'site/api/catalog.json'), 'utf8')) as {
			schemas: unknown[];
			streams: unknown[];
		};
		expect([schemas.length, streams.length]).toEqual([8, 16]);
		const pages = [...site.pages.keys()];
		expect(
			pages.filter((page) => /^\/b\/streams\/[^/]+\/$/.test(page) && page !== '/b/streams/new/'),
			// and one for the stream that is declared no more
		).toHaveLength(17);
	});

	it('puts no script, style, handler or foreign image into any page', () => {
		const faults = [...site.pages].flatMap(([address, { elements }]) =>
			elements.flatMap(({ name, attributes, text }) => {
				const bad =
					(name === 'script' && !attributes.has('src') && !/json/.test(attributes.get('type') ?? '')) ||
					name === 'style' ||
					(name === 'img' && !attributes.get('src')?.startsWith('/b/') && attributes.has('src')) ||
					[...attributes].some(
						([key, value]) =>
							key.startsWith('on') || key === 'style' || /^\s*(javascript|data|vbscript):/i.test(value),
					);
				return bad ? [`${address}: <${name}> ${text.slice(0, 40)}`] : [];
			}),
		);
		expect(faults).toEqual([]);
	});

	it('keeps every link inside whole', () => {
		const dead = internalReferences(site).filter(({ path }) => !site.addresses.has(path));
		expect(byTarget(dead)).toEqual([]);
	});

	it('has each id once on a page', () => {
		const twice = [...site.pages].flatMap(([address, { elements }]) => {
			const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
			return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${address}: ${id}`);
		});
		expect(twice).toEqual([]);
	});

	it('shows hostile names as text', () => {
		const titles = [...site.pages.values()].map(({ title }) => title);
		expect(titles.some((title) => title.includes('<script>alert(1)</script>'))).toBe(true);
	});

	it('tells the words of changes as text, on the pages of their things and in the feed', () => {
		const changes = site.pages.get('/b/changes/');
		expect(changes?.elements.some(({ name, text }) => name === 'bdi' && text === SCRIPT)).toBe(true);
		const feed = readFileSync(join(folder, 'site/feed.xml'), 'utf8');
		expect(feed).toContain('<title>&lt;script&gt;alert(1)&lt;/script&gt;');
		expect(feed).not.toContain('<script');
	});

	it('keeps the last site where the next build fails', () => {
		const before = readFileSync(join(folder, 'site/api/build.json'), 'utf8');
		writeFileSync(join(folder, 'settings/streams.php'), '<?php return [');
		const strict = build('--config', 'catalog.yaml', '--out', 'site', '--base', '/b/', '--strict');
		expect(strict.status).toBe(1);
		expect(strict.output).toContain('settings/streams.php:1');
		expect(readFileSync(join(folder, 'site/api/build.json'), 'utf8')).toBe(before);
	});
});

describe('a configuration that cannot be used', () => {
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'catalog-unusable-'));
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it.each([
		['is missing', null, /nowhere\.yaml.*does not exist/],
		['is broken YAML', 'site: [', /catalog\.yaml:1 .*Not valid YAML/],
		[
			'has a misspelt key',
			'sites: {}\n',
			/catalog\.yaml:1 .*Did you mean `site`\?(.|\n)*Allowed keys at the top level/,
		],
	])('%s: exit code 2, the line, no stack trace, no site', (_case, text, message) => {
		if (text !== null) writeFileSync(join(folder, 'catalog.yaml'), text);
		const { status, output } = build(
			'--config',
			text === null ? 'nowhere.yaml' : 'catalog.yaml',
			'--out',
			'site',
		);
		expect(status).toBe(2);
		expect(output).toMatch(message);
		expect(output).not.toMatch(/\n\s+at /);
		expect(existsSync(join(folder, 'site'))).toBe(false);
	});

	it('an unknown option: exit code 2 and the one that was meant', () => {
		const { status, output } = build('--stream-confg', 'x');
		expect([status, output]).toEqual([2, expect.stringContaining('Did you mean --stream-config?')]);
	});
});
