import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../../src/config/errors.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const MINIMAL = `site:
  title: Test
  description: A test.
repositories:
  - name: first
    path: schemas
environments:
  - name: production
    title: Production
    wikis: [{ name: metawiki, title: Meta }]
  - name: beta
    title: Beta
    extends: production
lake: { database: event }
`;

/** The problems of a configuration that cannot be used. */
function faultsOf(text: string, more: Readonly<Record<string, string>> = {}): readonly Problem[] {
	const folder = temporaryFolder({ 'catalog.yaml': text, ...more });
	try {
		loadConfig(join(folder, 'catalog.yaml'));
	} catch (error) {
		if (error instanceof ConfigurationError) return error.problems;
		throw error;
	}
	throw new Error('the configuration was accepted');
}

const told = (problems: readonly Problem[]): unknown[] =>
	problems.map(({ code, line, message }) => [code, line, message]);

describe('a usable configuration', () => {
	it('paths are relative to the file they stand in', () => {
		const folder = temporaryFolder({ 'conf/catalog.yaml': MINIMAL });
		const { config, problems } = loadConfig(join(folder, 'conf/catalog.yaml'));
		expect(config.repositories[0]?.path).toBe(join(folder, 'conf/schemas'));
		expect(problems).toEqual([]);
	});

	it('settings of streams can have other names, and constants values', () => {
		const text = `${MINIMAL}streamConfiguration:
  name: config
  path: conf
  files: [{ environment: production, kind: streams, path: streams.php }]
  settingNames: { streams: myStreams }
  constants: { NS_MAIN: 0 }
`;
		const { config } = loadConfig(join(temporaryFolder({ 'catalog.yaml': text }), 'catalog.yaml'));
		expect(config.streamConfiguration).toMatchObject({
			settingNames: { streams: 'myStreams', defaults: 'wgEventStreamsDefaultSettings' },
			constants: { NS_MAIN: 0 },
		});
	});

	it('optional keys have explicit defaults', () => {
		const folder = temporaryFolder({ 'catalog.yaml': MINIMAL });
		const { config } = loadConfig(join(folder, 'catalog.yaml'));
		expect(config.repositories[0]).toMatchObject({
			basePath: 'jsonschema',
			git: null,
			webUrl: null,
			rights: null,
		});
		expect(config).toMatchObject({
			destinations: [],
			links: [],
			tasks: null,
			values: {},
			notes: null,
			retention: [],
		});
		expect(config.streamConfiguration).toBeNull();
	});

	it('a key replaces the whole key of the extended file, and paths keep the folder of their file', () => {
		const folder = temporaryFolder({
			'base/all.yaml': `${MINIMAL}notes: notes\nretention: [kept.yaml]\n`,
			'catalog.yaml':
				'extends: base/all.yaml\nsite: { title: Other, description: Another. }\nnotes: own-notes\n',
		});
		const { config } = loadConfig(join(folder, 'catalog.yaml'));
		expect(config.site.title).toBe('Other');
		expect(config.notes).toBe(join(folder, 'own-notes'));
		expect(config.retention).toEqual([join(folder, 'base/kept.yaml')]);
		expect(config.files).toEqual([join(folder, 'catalog.yaml'), join(folder, 'base/all.yaml')]);
	});

	it('a git source lies in the folder that npm run sources fills, and its absence is a problem', () => {
		const git = `{ url: 'https://example.org/no-such-source.git', revision: v1.0 }`;
		const folder = temporaryFolder({
			'catalog.yaml': MINIMAL.replace('name: first', 'name: never-fetched').replace(
				'path: schemas',
				`git: ${git}`,
			),
		});
		const { config, problems } = loadConfig(join(folder, 'catalog.yaml'));
		expect(config.repositories[0]?.path).toBe(resolve('sources/never-fetched'));
		expect(problems.map(({ code, subject }) => [code, subject])).toEqual([
			['source-not-fetched', 'repository:never-fetched'],
		]);
	});

	it('the shipped configurations are valid', () => {
		const sample = loadConfig(resolve('content/catalog.yaml'));
		expect(sample.problems).toEqual([]);
		const wikimedia = loadConfig(resolve('content/wikimedia.yaml'));
		expect(wikimedia.problems.filter(({ code }) => code !== 'source-not-fetched')).toEqual([]);
		expect(wikimedia.config.links).toEqual(sample.config.links);
	});

	it('the first wiki of the first environment is Meta-Wiki in production', () => {
		const { config } = loadConfig(resolve('content/catalog.yaml'));
		expect(config.environments.map(({ name }) => name)).toEqual(['production', 'beta', 'local']);
		expect(config.environments[0]?.wikis[0]?.name).toBe('metawiki');
		expect(config.environments[0]?.wikis.find(({ name }) => name === 'officewiki')?.tags).toContain(
			'private',
		);
	});
});

describe('faults are told at their line with what is allowed', () => {
	it('a misspelt key names the one that was meant and all allowed keys', () => {
		const problems = faultsOf(MINIMAL.replace('    path: schemas', '    pth: schemas'));
		expect(told(problems)).toContainEqual([
			'configuration-unknown-key',
			6,
			'Unknown key `pth` in `repositories[0]`. Did you mean `path`?',
		]);
		expect(problems.find(({ code }) => code === 'configuration-unknown-key')?.hint).toBe(
			'Allowed keys in `repositories[0]`: name, path, git, basePath, webUrl, commitUrl, schemaUrl, cloneUrl, rights.',
		);
	});

	it('a missing key is told at the thing that lacks it', () => {
		expect(told(faultsOf(MINIMAL.replace('  title: Test\n', '')))).toEqual([
			['configuration-missing-key', 1, 'Key `title` is missing in `site`; expected text.'],
		]);
	});

	it('a missing part of the whole file is told with what it is for', () => {
		const [problem] = faultsOf(MINIMAL.replace(/^lake.*\n/m, ''));
		expect(problem).toMatchObject({ code: 'configuration-missing-key', line: 1 });
		expect(problem?.hint).toContain('`lake` is how streams become tables.');
	});

	it('a value of the wrong kind is shown beside what was expected', () => {
		expect(told(faultsOf(MINIMAL.replace('database: event', 'database: [event]')))).toEqual([
			['configuration-wrong-value', 14, '`lake.database` is a list; expected text.'],
		]);
	});

	it('a value outside a fixed set names the near one', () => {
		const link = `links:
  - id: a
    label: A
    description: A link.
    url: https://example.org/{stream}
    group: dashbord
`;
		expect(told(faultsOf(MINIMAL + link))).toEqual([
			[
				'configuration-wrong-value',
				20,
				'`links[0].group` is the text "dashbord"; expected one of dashboard, log, consume, configuration, documentation. Did you mean `dashboard`?',
			],
		]);
	});

	it('broken YAML is told at its line', () => {
		const [problem] = faultsOf('site:\n  title: "unclosed\n');
		expect(problem).toMatchObject({ code: 'configuration-syntax' });
		expect(problem?.line).toBeGreaterThanOrEqual(2);
	});

	it('a key that stands twice is refused', () => {
		expect(faultsOf(`${MINIMAL}lake: { database: other }\n`)[0]).toMatchObject({
			code: 'configuration-syntax',
			line: 15,
		});
	});

	it('the key __proto__ is an unknown key like any other', () => {
		expect(told(faultsOf(`${MINIMAL}__proto__: { polluted: true }\n`))).toEqual([
			['configuration-unknown-key', 15, 'Unknown key `__proto__` at the top level.'],
		]);
		expect({}).not.toHaveProperty('polluted');
	});

	it('an empty file lacks every required part', () => {
		expect(faultsOf('').map(({ message }) => message)).toEqual([
			'Key `site` is missing at the top level.',
			'Key `repositories` is missing at the top level.',
			'Key `environments` is missing at the top level.',
			'Key `lake` is missing at the top level.',
		]);
	});

	it('a source is a folder or a git repository', () => {
		expect(told(faultsOf(MINIMAL.replace('    path: schemas\n', '')))).toEqual([
			['configuration-wrong-value', 5, '`repositories[0]`: give either `path` or `git`, and not both.'],
		]);
	});

	it.each(['ssh://example.org/a', 'ext::sh -c id', '--upload-pack=x', 'http://example.org/a'])(
		'a git address %s is refused',
		(url) => {
			const text = MINIMAL.replace('path: schemas', `git: { url: '${url}', revision: main }`);
			expect(faultsOf(text)[0]?.message).toBe(
				'`repositories[0].git.url`: expected an address that begins with https:// or file://.',
			);
		},
	);

	it('a revision cannot be an option of git', () => {
		const text = MINIMAL.replace(
			'path: schemas',
			`git: { url: 'https://example.org/a', revision: --exec=x }`,
		);
		expect(faultsOf(text)[0]?.message).toBe(
			'`repositories[0].git.revision`: expected a commit hash or a tag.',
		);
	});

	it('names that are used twice are told at the second', () => {
		const text = MINIMAL.replace(
			'    path: schemas\n',
			'    path: schemas\n  - { name: first, path: other }\n',
		);
		expect(told(faultsOf(text))).toEqual([
			['configuration-duplicate-name', 7, 'Two repositories are named `first`.'],
		]);
	});

	it('an environment that is not defined is told with those that are', () => {
		const [problem] = faultsOf(MINIMAL.replace('extends: production', 'extends: prodution'));
		expect(problem).toMatchObject({
			code: 'configuration-unknown-reference',
			line: 13,
			message: 'No environment above this one is named `prodution`. Did you mean `production`?',
			hint: 'Defined: production.',
		});
	});

	it('a placeholder that nothing fills is a warning and leaves the configuration usable', () => {
		const folder = temporaryFolder({
			'catalog.yaml': `${MINIMAL}links:
  - { id: a, label: A, description: A link., group: log, url: 'https://example.org/{straem}' }
`,
		});
		const { problems } = loadConfig(join(folder, 'catalog.yaml'));
		expect(problems.map(({ code, severity, line, message }) => [code, severity, line, message])).toEqual([
			[
				'configuration-unknown-placeholder',
				'warning',
				16,
				'The link `a` uses {straem}, which nothing fills. Did you mean `stream`?',
			],
		]);
	});

	it('a missing file is told by its name', () => {
		const folder = temporaryFolder();
		expect(() => loadConfig(join(folder, 'nowhere.yaml'))).toThrow(/nowhere\.yaml does not exist/);
	});

	it('a missing extended file is told at the line of extends', () => {
		const [problem] = faultsOf('# first line\nextends: nowhere.yaml\n');
		expect(problem).toMatchObject({ code: 'configuration-file-missing', line: 2 });
		expect(problem?.file).toMatch(/catalog\.yaml$/);
	});

	it('files that extend each other are told as a circle', () => {
		expect(faultsOf('extends: other.yaml\n', { 'other.yaml': 'extends: catalog.yaml\n' })[0]).toMatchObject({
			code: 'configuration-extends-cycle',
			line: 1,
		});
	});

	it('aliases that explode are refused', () => {
		const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
			.concat(
				['b', 'c', 'd', 'e'].map((key, index) => `${key}: &${key} [${`*${'abcd'[index]}, `.repeat(9)}]`),
			)
			.join('\n');
		expect(faultsOf(bomb)[0]?.code).toBe('configuration-syntax');
	});
});

describe('the command line replaces sources', () => {
	const full = `${MINIMAL.replace('path: schemas', 'path: schemas\n    rights: Ours.\n    webUrl: "https://example.org/{path}"')}streamConfiguration:
  name: settings
  path: conf
  files:
    - { environment: production, kind: streams, path: streams.php }
    - { environment: production, kind: eventlogging, path: names.php }
    - { environment: beta, kind: streams, path: beta.php }
notes: notes
retention: [kept.yaml]
publicStreams: public.yaml
`;

	function overridden(overrides: Parameters<typeof loadConfig>[1]) {
		const folder = temporaryFolder({ 'catalog.yaml': full });
		return { folder, ...loadConfig(join(folder, 'catalog.yaml'), overrides) };
	}

	it('repositories given replace all, and one of the same name keeps its links and rights', () => {
		const { config } = overridden({ repositories: { first: '/data/first', second: '/data/second' } });
		expect(config.repositories).toMatchObject([
			{ name: 'first', path: '/data/first', rights: 'Ours.', webUrl: 'https://example.org/{path}' },
			{ name: 'second', path: '/data/second', rights: null, webUrl: null },
		]);
	});

	it('a stream configuration given replaces all files of the configured one', () => {
		const { config } = overridden({
			streamConfig: '/data/production.json',
			betaEventLogging: '/data/deep/beta.json',
		});
		expect(config.streamConfiguration).toMatchObject({
			name: 'settings',
			root: '/data',
			files: [
				{ environment: 'production', kind: 'streams', path: '/data/production.json' },
				{ environment: 'beta', kind: 'eventlogging', path: '/data/deep/beta.json' },
			],
		});
	});

	it('a list for EventLogging alone replaces only that file', () => {
		const { config, folder } = overridden({ eventLogging: '/data/names.json' });
		expect(config.streamConfiguration?.files).toEqual([
			{ environment: 'production', kind: 'eventlogging', path: '/data/names.json' },
			{ environment: 'production', kind: 'streams', path: join(folder, 'conf/streams.php') },
			{ environment: 'beta', kind: 'streams', path: join(folder, 'conf/beta.php') },
		]);
	});

	it('what the file says of its own sources goes when they are replaced', () => {
		const { config } = overridden({ streamConfig: '/data/production.json' });
		expect(config).toMatchObject({ notes: null, retention: [], publicStreams: null });
	});

	it('what an extended file says of the platform stays when sources are replaced', () => {
		const folder = temporaryFolder({
			'platform.yaml': 'publicStreams: all-public.yaml\n',
			'catalog.yaml': `extends: platform.yaml\n${full}`,
		});
		const load = (overrides: Parameters<typeof loadConfig>[1]) =>
			loadConfig(join(folder, 'catalog.yaml'), overrides).config.publicStreams;
		expect(load({})).toBe(join(folder, 'public.yaml'));
		expect(load({ repositories: { first: '/data/first' } })).toBe(join(folder, 'all-public.yaml'));
		expect(load({ publicStreams: '/given.yaml' })).toBe('/given.yaml');
	});

	it('counts of events go with the sources that they were made of, unless the command line gives them', () => {
		const folder = temporaryFolder({ 'catalog.yaml': `${full}activity: counts.csv\n` });
		const load = (overrides: Parameters<typeof loadConfig>[1]) =>
			loadConfig(join(folder, 'catalog.yaml'), overrides).config.activity;
		expect(load({})).toBe(join(folder, 'counts.csv'));
		expect(load({ streamConfig: '/data/production.json' })).toBeNull();
		expect(load({ streamConfig: '/data/production.json', activity: '/data/counts.csv' })).toBe(
			'/data/counts.csv',
		);
	});

	it('without options everything is as configured', () => {
		const { config, folder } = overridden({});
		expect(config).toMatchObject({ notes: join(folder, 'notes'), retention: [join(folder, 'kept.yaml')] });
	});
});
