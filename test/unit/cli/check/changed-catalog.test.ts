import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeJson, changeText } from '../../../../src/cli/check/change-text.ts';
import { checkChange } from '../../../../src/cli/check/changed-catalog.ts';
import { BaseError } from '../../../../src/sources/base/open-base.ts';
import { aGitHistory } from '../../../support/git-history.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const SCHEMA = (version: string, fields: string) =>
	`title: test/click\ndescription: A click.\n$id: /test/click/${version}\n$schema: https://json-schema.org/draft-07/schema#\ntype: object\nproperties:\n${fields}`;
const TEXT = (name: string) => `  ${name}:\n    type: string\n    description: A text.\n`;
const STREAMS = (entries: string, more = '') =>
	`<?php\nreturn [ 'wgEventStreams' => [ 'default' => [\n${entries}\n], ${more} ] ];\n`;
/** English Wikipedia has a rate of its own. */
const ENWIKI = `'+enwiki' => [ 'test.click.v1' => [ 'sample' => [ 'rate' => 0.5 ] ] ],`;
const ENTRY = (name: string, more = '') =>
	`// What it is for.\n'${name}' => [ 'schema_title' => 'test/click', 'destination_event_service' => 'eventgate-main', ${more} ],`;

const FIRST = {
	'jsonschema/test/click/1.0.0.yaml': SCHEMA('1.0.0', TEXT('a')),
	'jsonschema/test/click/current.yaml': SCHEMA('1.0.0', TEXT('a')),
	'wmf-config/streams.php': STREAMS(
		ENTRY('test.click.v1', "'sample' => [ 'rate' => 0.1, 'unit' => 'session' ]"),
	),
};

function sources(second: Readonly<Record<string, string | null>>) {
	const history = aGitHistory();
	history.commit('2024-01-01', 'First', FIRST);
	history.commit('2024-02-01', 'Second', second);
	const options = {
		repositories: { primary: history.folder },
		streamConfig: join(history.folder, 'wmf-config/streams.php'),
	};
	const against = (revision: string, folder = '/nowhere') =>
		checkChange(options, { revision, folder }).report;
	return { history, against };
}

const codes = ({ problems }: ReturnType<typeof checkChange>['report']) => problems.map(({ code }) => code);

describe('what a change brings', { timeout: 30_000 }, () => {
	it('is nothing where nothing differs', () => {
		const { against } = sources({});
		const report = against('HEAD~1');
		expect(report).toMatchObject({ problems: [], versions: [], newStreams: [], settings: [] });
		expect(changeText(report, 'HEAD~1')).toBe('Nothing changes against HEAD~1.');
	});

	it('is the effective settings that differ, by wiki', () => {
		const rate = (value: number) =>
			STREAMS(ENTRY('test.click.v1', `'sample' => [ 'rate' => ${value}, 'unit' => 'session' ]`), ENWIKI);
		const { history, against } = sources({ 'wmf-config/streams.php': rate(0.1) });
		history.commit('2024-03-01', 'Twice as many', { 'wmf-config/streams.php': rate(0.2) });
		const { settings } = against('HEAD~1');
		expect(settings.map(({ path, before, after }) => [path.join('.'), before, after])).toContainEqual([
			'sample.rate',
			0.1,
			0.2,
		]);
		// The change does not touch the rate of English Wikipedia.
		expect(settings.flatMap(({ wikis }) => wikis)).not.toContain('enwiki');
	});

	it('is the problems of new streams, rules for new names among them, and no old problem', () => {
		const { against } = sources({
			'wmf-config/streams.php': STREAMS(
				`${ENTRY('test.click.v1', "'sample' => [ 'rate' => 0.1, 'unit' => 'session' ]")}\n${ENTRY('Test.Click', "'schema_titel' => 'x'")}`,
			),
		});
		const report = against('HEAD~1');
		expect(report.newStreams).toEqual(['Test.Click']);
		expect(codes(report)).toEqual(expect.arrayContaining(['name-capital', 'name-unversioned']));
		expect(new Set(report.problems.map(({ subject }) => subject))).toEqual(new Set(['stream:Test.Click']));
	});

	it('is a name that was used before', () => {
		const { history, against } = sources({ 'wmf-config/streams.php': STREAMS('') });
		history.commit('2024-03-01', 'Again', { 'wmf-config/streams.php': FIRST['wmf-config/streams.php'] });
		expect(codes(against('HEAD~1'))).toContain('name-used-before');
		expect(against('HEAD~2').newStreams).toEqual([]);
	});

	it('is the verdict on each new version', () => {
		const { against } = sources({
			'jsonschema/test/click/1.1.0.yaml': SCHEMA('1.1.0', TEXT('a') + TEXT('b')),
			'jsonschema/test/click/current.yaml': SCHEMA('1.1.0', TEXT('a') + TEXT('b')),
		});
		const report = against('HEAD~1');
		expect(report.versions.map(({ older, newer, verdict }) => [older, newer, verdict])).toEqual([
			['1.0.0', '1.1.0', 'compatible'],
		]);
		expect(changeText(report, 'HEAD~1')).toContain('test/click 1.0.0 → 1.1.0: compatible (1 difference)');
	});

	it('is a published version that is changed or gone', () => {
		const changed = sources({ 'jsonschema/test/click/1.0.0.yaml': SCHEMA('1.0.0', TEXT('b')) });
		expect(codes(changed.against('HEAD~1'))).toContain('published-version-changed');
		const gone = sources({
			'jsonschema/test/click/1.0.0.yaml': null,
			'jsonschema/test/click/1.1.0.yaml': SCHEMA('1.1.0', TEXT('a')),
			'jsonschema/test/click/current.yaml': SCHEMA('1.1.0', TEXT('a')),
		});
		expect(codes(gone.against('HEAD~1'))).toContain('published-version-removed');
	});

	it('counts files that are not committed yet', () => {
		const { history, against } = sources({});
		history.commit('2024-03-01', 'Third', {});
		const file = 'jsonschema/test/click/1.1.0.yaml';
		cpSync(join(history.folder, 'jsonschema/test/click/1.0.0.yaml'), join(history.folder, file));
		expect(codes(against('HEAD'))).toContain('schema-id-mismatch');
	});

	it('is told against a folder too', () => {
		const { history, against } = sources({ 'wmf-config/streams.php': STREAMS(ENTRY('test.click.v2')) });
		const folder = temporaryFolder();
		history.git('--work-tree', folder, 'checkout', 'HEAD~1', '--', '.');
		history.git('reset', '--quiet');
		const report = against('no-revision', folder);
		expect(report.newStreams).toEqual(['test.click.v2']);
		expect(report.goneStreams).toEqual(['test.click.v1']);
	});

	it('says that a base is neither', () => {
		expect(() => sources({}).against('no-revision')).toThrow(BaseError);
		expect(() => sources({}).against('--output=x')).toThrow(BaseError);
	});

	it('is JSON for programs', () => {
		const { against } = sources({ 'wmf-config/streams.php': STREAMS(ENTRY('test.click.v2')) });
		expect(JSON.parse(changeJson(against('HEAD~1'), 'HEAD~1'))).toMatchObject({
			base: 'HEAD~1',
			newStreams: ['test.click.v2'],
			goneStreams: ['test.click.v1'],
		});
	});
});
