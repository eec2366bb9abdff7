import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../../src/config/errors.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A configuration with every address that one can have, each on a line of its own. */
const ADDRESSES: Readonly<Record<string, string>> = {
	'site.url': 'https://example.org',
	'site.editUrl': 'https://example.org/{path}',
	'repositories[0].webUrl': 'https://example.org/{revision}/{path}#L{line}',
	'repositories[0].commitUrl': 'https://example.org/{revision}',
	'repositories[0].schemaUrl': 'https://example.org/{title}/{version}',
	'repositories[0].cloneUrl': 'https://example.org/a.git',
	'streamConfiguration.webUrl': 'https://example.org/{path}',
	'streamConfiguration.commitUrl': 'https://example.org/{revision}',
	'environments[0].wikis[0].url': 'https://example.org',
	'destinations[0].intake.production': 'https://example.org/v1/events',
	'destinations[0].source': 'https://example.org',
	'links[0].url': 'https://example.org/{stream}',
	'links[0].source': 'https://example.org',
	'tasks.url': 'https://example.org/{task}',
};

function configuration(addresses: Readonly<Record<string, string>>): string {
	const at = (key: string): string => JSON.stringify(addresses[key]);
	return `site:
  title: Test
  description: A test.
  url: ${at('site.url')}
  editUrl: ${at('site.editUrl')}
repositories:
  - name: first
    path: schemas
    webUrl: ${at('repositories[0].webUrl')}
    commitUrl: ${at('repositories[0].commitUrl')}
    schemaUrl: ${at('repositories[0].schemaUrl')}
    cloneUrl: ${at('repositories[0].cloneUrl')}
streamConfiguration:
  name: config
  path: conf
  webUrl: ${at('streamConfiguration.webUrl')}
  commitUrl: ${at('streamConfiguration.commitUrl')}
  files: [{ environment: production, kind: streams, path: streams.php }]
environments:
  - name: production
    title: Production
    values: { grafana: grafana.example.org }
    wikis:
      - name: metawiki
        title: Meta
        url: ${at('environments[0].wikis[0].url')}
destinations:
  - name: gateway
    title: Gateway
    description: A gateway.
    reload: dynamic
    reloadNote: None.
    source: ${at('destinations[0].source')}
    intake:
      production: ${at('destinations[0].intake.production')}
links:
  - id: a
    label: A
    description: A link.
    group: log
    source: ${at('links[0].source')}
    url: ${at('links[0].url')}
tasks:
  pattern: 'T\\d+'
  url: ${at('tasks.url')}
lake: { database: event }
`;
}

/** The faults of a configuration, each with its line; none where it can be used. */
function faults(text: string): readonly [string, number | null, string][] {
	const folder = temporaryFolder({ 'catalog.yaml': text });
	try {
		return loadConfig(join(folder, 'catalog.yaml')).problems.map(({ code, line, message }) => [
			code,
			line,
			message,
		]);
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		return error.problems.map(({ code, line, message }) => [code, line, message]);
	}
}

it('a configuration whose addresses are all of the web is taken', () => {
	expect(faults(configuration(ADDRESSES))).toEqual([]);
});

describe.each(Object.keys(ADDRESSES))('%s', (key) => {
	it.each([
		'javascript:alert(1)//https://example.org',
		'JavaScript:alert(1)',
		'data:text/html,x',
		'file:///etc/passwd',
		'//example.org/a',
		'/a',
		'example.org/a',
		'https:example.org',
		'https://',
		'https://user:password@example.org/',
		'https://example.org/\na',
		'https://example.org"onclick="x',
		' https://example.org',
		'',
	])('%j is refused at its line', (address) => {
		const text = configuration({ ...ADDRESSES, [key]: address });
		const line = text.slice(0, text.indexOf(JSON.stringify(address))).split('\n').length;
		const [fault, ...others] = faults(text);
		expect(fault?.[0]).toBe('configuration-wrong-value');
		expect(others.filter(([, at]) => at !== fault?.[1])).toEqual([]);
		expect(fault?.[2].startsWith(`\`${key}\``)).toBe(true);
		if (address !== '') expect(fault?.[1]).toBe(line);
	});
});

describe('a host', () => {
	it.each(['site.editUrl', 'repositories[0].webUrl', 'tasks.url'])('of %s is written out', (key) => {
		const placeholder = ADDRESSES[key]?.match(/\{\w+\}/)?.[0];
		expect(faults(configuration({ ...ADDRESSES, [key]: `https://${placeholder}/` }))[0]?.[2]).toBe(
			`\`${key}\`: expected a host that is written out; placeholders may stand behind it.`,
		);
	});

	it('of a link is never chosen by a stream', () => {
		const text = configuration({ ...ADDRESSES, 'links[0].url': 'https://{stream}.example.org/' });
		expect(faults(text)).toEqual([
			['configuration-wrong-value', 42, 'The link `a` lets {stream} choose the host that it leads to.'],
		]);
	});

	it('of a link may come from the configuration itself', () => {
		expect(faults(configuration({ ...ADDRESSES, 'links[0].url': 'https://{grafana}/d/{stream}' }))).toEqual(
			[],
		);
	});
});

it.each(['git@example.org:a/b.git', 'ssh://git@example.org:29418/a'])(
	'an address to clone from may be %s',
	(address) => {
		expect(faults(configuration({ ...ADDRESSES, 'repositories[0].cloneUrl': address }))).toEqual([]);
	},
);

it.each(['--upload-pack=x', 'ext::sh -c id', '../other', 'git@example.org:a;id'])(
	'an address to clone from is never %s',
	(address) => {
		expect(faults(configuration({ ...ADDRESSES, 'repositories[0].cloneUrl': address }))[0]?.[0]).toBe(
			'configuration-wrong-value',
		);
	},
);
