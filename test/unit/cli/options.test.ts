import { describe, expect, it } from 'vitest';
import {
	basePath,
	type CommandSpec,
	catalogOptions,
	helpText,
	type Options,
	parseOptions,
	SOURCE_OPTIONS,
} from '../../../src/cli/options.ts';

const BUILD: CommandSpec = {
	usage: 'npm run build --',
	summary: 'Builds.',
	options: [...SOURCE_OPTIONS, 'out', 'base', 'strict', 'port', 'format'],
};
const parse = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Options =>
	parseOptions(args, BUILD, '/home/reader', environment);

describe('options are understood', () => {
	it('all sources can be replaced, with paths relative to where the command was called', () => {
		const options = parse([
			'--repository',
			'primary=../data/primary',
			'--repository=secondary=/data/secondary',
			'--stream-config=production.json',
			'--eventlogging',
			'names.json',
			'--beta-stream-config',
			'beta.json',
			'--beta-eventlogging',
			'beta-names.json',
			'--config',
			'own.yaml',
		]);
		expect(catalogOptions(options)).toEqual({
			config: '/home/reader/own.yaml',
			repositories: { primary: '/home/data/primary', secondary: '/data/secondary' },
			streamConfig: '/home/reader/production.json',
			eventLogging: '/home/reader/names.json',
			betaStreamConfig: '/home/reader/beta.json',
			betaEventLogging: '/home/reader/beta-names.json',
		});
	});

	it('nothing given is nothing replaced', () => {
		expect(catalogOptions(parse([]))).toEqual({});
	});

	it('CATALOG_CONFIG stands in for --config, which wins', () => {
		const environment = { CATALOG_CONFIG: 'from-environment.yaml' };
		expect(catalogOptions(parse([], environment))).toEqual({ config: '/home/reader/from-environment.yaml' });
		expect(catalogOptions(parse(['--config', 'given.yaml'], environment))).toEqual({
			config: '/home/reader/given.yaml',
		});
	});

	it.each([
		[[], '/'],
		[['--base', '/'], '/'],
		[['--base', 'catalog'], '/catalog/'],
		[['--base', '/a//b/'], '/a/b/'],
	])('the base path of %j is %s', (args, base) => {
		expect(basePath(parse(args))).toBe(base);
	});
});

describe('what cannot be understood is explained', () => {
	it.each([
		[['--repositry', 'a=b'], /^Unknown option --repositry\. Did you mean --repository\?/],
		[['--frobnicate'], /^Unknown option --frobnicate\. See --help/],
		[['dist'], /^"dist" is not an option/],
		[['--config'], /^--config needs a value: --config FILE/],
		[['--config', '--strict'], /^--config needs a value/],
		[['--strict=yes'], /^--strict takes no value/],
		[['--out', 'a', '--out', 'b'], /^--out is given twice/],
	])('%j', (args, message) => {
		expect(() => parse(args)).toThrow(message);
	});

	it.each([
		['primary', /expected NAME=DIR/],
		['=dir', /expected NAME=DIR/],
		['../x=dir', /may have letters/],
		['__proto__=dir', /may have letters/],
	])('a repository %s', (value, message) => {
		expect(() => parse(['--repository', value]).repositories()).toThrow(message);
	});

	it('two repositories of one name', () => {
		expect(() => parse(['--repository', 'a=b', '--repository', 'a=c']).repositories()).toThrow(/named "a"/);
	});

	it('a port that is none', () => {
		expect(() => parse(['--port', '70000']).number('port', 0, 65_535)).toThrow(
			/whole number from 0 to 65535/,
		);
		expect(() => parse(['--port', '8e3']).number('port', 0, 65_535)).toThrow(/"8e3"/);
	});

	it('a choice that is none names the near one', () => {
		expect(() => parse(['--format', 'jsn']).choice('format', ['text', 'json'])).toThrow(
			/Did you mean `json`/,
		);
	});

	it.each(['https://example.org/', '/a b/', '/a?b', '/ä/'])('a base path %s', (base) => {
		expect(() => basePath(parse(['--base', base]))).toThrow(/expected a path/);
	});
});

it('help lists every option of the command with what follows it', () => {
	const help = helpText(BUILD);
	expect(help).toMatch(/^Usage: npm run build -- \[options\]/);
	expect(help).toMatch(/--repository NAME=DIR +A schema repository/);
	expect(help).not.toMatch(/--skip-build/);
});
