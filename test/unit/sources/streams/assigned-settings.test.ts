import { describe, expect, it } from 'vitest';
import { build, configurationOf } from '../../../support/stream-configuration.ts';

/** Streams with their topics, and the problems of reading as `line: code`. */
function read(code: string) {
	const raw = configurationOf({ production: `<?php\n${code}` });
	const { streams } = build(raw);
	return {
		streams: Object.fromEntries(streams.map(({ name, topics }) => [name, topics])),
		problems: raw.problems.map(({ line, code: kind }) => `${line}: ${kind}`),
		messages: raw.problems.map(({ message }) => message),
		comments: raw.environments.get('production')?.comments.map(({ text, path, key }) => [text, ...path, key]),
	};
}

describe('settings that are assigned as in a LocalSettings.php', () => {
	it('are those of every wiki, in list form and by name', () => {
		const { streams, problems } = read(
			"$wgEventStreamsDefaultSettings = [ 'topic_prefixes' => [ 'a.' ] ];\n$wgEventStreams = [ [ 'stream' => 'x', 'schema_title' => 's' ], 'y' => [ 'schema_title' => 's' ] ];",
		);
		expect(streams).toEqual({ x: ['a.x'], y: ['a.y'] });
		expect(problems).toEqual([]);
	});
	it('can be added to by key, by appending, by union, and taken away', () => {
		const { streams } = read(
			"$wgEventStreams = [ 'x' => [ 'topics' => [ 'old' ] ], 'gone' => [] ];\n$wgEventStreams['x']['topics'] = [ 'new' ];\n$wgEventStreams['x']['topics'][] = 'more';\n$wgEventStreams[] = [ 'stream' => 'y' ];\n$wgEventStreams += [ 'x' => [], 'z' => [] ];\nunset( $wgEventStreams['gone'] );",
		);
		expect(streams).toEqual({ x: ['new', 'more'], y: ['y'], z: ['z'] });
	});
	it('can be reached through $GLOBALS and in a function', () => {
		expect(read("$GLOBALS['wgEventStreams']['x'] = [];").streams).toEqual({ x: ['x'] });
		expect(read("function settings() {\n$wgEventStreams = [ 'x' => [] ];\n}").streams).toEqual({ x: ['x'] });
	});
	it('may use variables that were assigned before', () => {
		const { streams, problems } = read(
			"$prefixes = [ 'a.' ];\n$wgEventStreams = [ 'x' => [ 'topic_prefixes' => $prefixes ] ];\n$prefixes = [ 'b.' ];",
		);
		expect(streams).toEqual({ x: ['a.x'] });
		expect(problems).toEqual([]);
	});
	it('keep the comments of their array at the streams', () => {
		expect(read("$wgEventStreams = [\n// What x is.\n'x' => [],\n];").comments).toEqual([
			['What x is.', 'default', 'x'],
		]);
	});
});

describe('settings by name', () => {
	it('are read from $wgConf->settings, from a returned variable, and from a union with something unknown', () => {
		const groups = "[ 'default' => [ 'x' => [] ] ]";
		expect(read(`$wgConf->settings = [ 'wgEventStreams' => ${groups}, 'wgOther' => load() ];`)).toMatchObject(
			{ streams: { x: ['x'] }, problems: [] },
		);
		expect(read(`$wgConf->settings['wgEventStreams'] = ${groups};`).streams).toEqual({ x: ['x'] });
		expect(read(`$settings = [ 'wgEventStreams' => ${groups} ];\nreturn $settings;`).streams).toEqual({
			x: ['x'],
		});
		expect(read(`return array_merge( [ 'wgA' => 1 ], [ 'wgEventStreams' => ${groups} ] );`).streams).toEqual({
			x: ['x'],
		});
		const logos = read(
			`function all() {\n$logos = require 'logos.php';\nreturn $logos + [ 'wgEventStreams' => ${groups} ];\n}`,
		);
		expect(logos).toMatchObject({ streams: { x: ['x'] }, problems: ['3: php-not-a-literal'] });
	});
});

describe('what depends on something unknown', () => {
	it('is told at its line with the condition, and nothing else is lost', () => {
		const { streams, problems, messages } = read(
			"$wgEventStreams = [ 'x' => [] ];\nif ( $private ) {\n\t$wgEventStreams['x']['topics'] = [];\n\t$other = 1;\n} else {\n\t$wgEventStreams['y'] = [];\n}\n$wgEventStreams['z'] = [];",
		);
		expect(streams).toEqual({ x: ['x'], z: ['z'] });
		expect(problems).toEqual(['4: php-depends-on-unknown', '7: php-depends-on-unknown']);
		expect(messages[0]).toBe(
			'This assignment to `wgEventStreams` depends on the condition $private, which the catalog cannot know; it is left out.',
		);
	});
	it('is none where the condition is written out', () => {
		const { streams, problems } = read(
			"if ( true ) {\n$wgEventStreams['x'] = [];\n} else {\n$wgEventStreams['y'] = [];\n}",
		);
		expect(streams).toEqual({ x: ['x'] });
		expect(problems).toEqual([]);
	});
	it('is a loop, a key that is not known, a function call and an operator that is not followed', () => {
		const { problems } = read(
			"foreach ( $names as $name ) {\n$wgEventStreams[$name] = [];\n}\n$wgEventStreams[$unknown] = [];\n$wgEventStreams['a'] = load();\n$wgEventStreams .= 'x';",
		);
		expect(problems.filter((one) => one.endsWith('php-depends-on-unknown'))).toEqual([
			'3: php-depends-on-unknown',
			'5: php-depends-on-unknown',
			'7: php-depends-on-unknown',
		]);
		expect(problems).toContain('6: php-not-a-literal');
	});
});
