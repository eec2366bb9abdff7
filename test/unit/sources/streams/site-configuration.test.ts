import { describe, expect, it } from 'vitest';
import { arrayOf, PhpArray, type Traced, toJson } from '../../../../src/formats/php/value.ts';
import { stringify } from '../../../../src/model/json.ts';
import { parseJsonArray } from '../../../../src/sources/streams/json-array.ts';
import {
	arrayMerge,
	mergeSettings,
	processSetting,
	type SettingGroups,
	type SwallowedOverride,
} from '../../../../src/sources/streams/site-configuration.ts';

function traced(value: unknown, group = ''): Traced {
	const source = { environment: 'production', file: 'a.json', path: '', setting: 'wgX', group };
	const { value: parsed } = parseJsonArray(JSON.stringify(value), source);
	if (!parsed) throw new Error('not parsed');
	return parsed;
}

const array = (value: unknown): PhpArray => arrayOf(traced(value)) ?? new PhpArray();
const merge = (high: unknown, low: unknown) => stringify(toJson(arrayMerge(array(high), array(low))));

describe('arrayMerge', () => {
	it('The special side wins, maps are merged in turn, and its keys come first', () => {
		expect(merge({ b: 1, m: { x: 1 } }, { a: 0, b: 2, m: { x: 2, y: 2 } })).toBe(
			'{"b":1,"m":{"x":1,"y":2},"a":0}',
		);
	});

	it('A false of the special side gives way to the general value', () => {
		expect(merge({ a: false }, { a: 'user-agent' })).toBe('{"a":"user-agent"}');
	});

	it('A null of the special side gives way to the general value, but stays where there is none', () => {
		expect(merge({ a: null, b: null }, { a: 1 })).toBe('{"a":1,"b":null}');
	});

	it('Zero and the empty string stay', () => {
		expect(merge({ a: 0, b: '' }, { a: 1, b: 'x' })).toBe('{"a":0,"b":""}');
	});

	it('Lists are appended to, not replaced', () => {
		expect(merge(['eqiad.'], ['eqiad.', 'codfw.'])).toBe('["eqiad.","eqiad.","codfw."]');
	});

	it('A numeric key that is free is kept, also where it is a string such as 1.5', () => {
		expect(merge({ 5: 'a' }, { 5: 'b', 7: 'c' })).toBe('{"5":"a","6":"b","7":"c"}');
		expect(merge({ '1.5': 'a' }, { '1.5': 'b' })).toBe('{"0":"b","1.5":"a"}');
	});

	it('An array of the special side stays over a scalar, and the other way round', () => {
		expect(merge({ a: [1], b: 2 }, { a: 3, b: [4] })).toBe('{"a":[1],"b":2}');
	});

	it('What it swallows is reported, with the path; a false over a false is not', () => {
		const found: SwallowedOverride[] = [];
		arrayMerge(
			array({ s: { on: false, off: false, none: null } }),
			array({ s: { on: 'x', off: false, none: 1 } }),
			(one) => found.push(one),
		);
		expect(found.map(({ path, written, effective }) => [path, written.value, effective.value])).toEqual([
			[['s', 'on'], false, 'x'],
			[['s', 'none'], null, 1],
		]);
	});
});

describe('processSetting', () => {
	const groupsOf = (groups: Record<string, unknown>) =>
		new Map(Object.entries(groups).map(([key, value]) => [key, traced({ value }, key)]));
	const get = (groups: Record<string, unknown>, wiki: string, tags: string[] = []) => {
		const result = processSetting(groupsOf(groups), wiki, tags);
		const value = arrayOf(result ?? undefined)?.at('value');
		return value === undefined ? null : stringify(toJson(value.value));
	};
	const groups = {
		default: { d: 1, x: 'default' },
		'+private': { p: 1, x: 'private' },
		'+fishbowl': { f: 1, x: 'fishbowl' },
		'+officewiki': { o: 1, x: 'office' },
	};

	it('A wiki without any key gets the default', () => {
		expect(get(groups, 'enwiki')).toBe('{"d":1,"x":"default"}');
	});

	it('The wiki with a plus comes before its tags, its tags before the default', () => {
		expect(get(groups, 'officewiki', ['private'])).toBe('{"o":1,"x":"office","p":1,"d":1}');
	});

	it('Tags are merged in their order', () => {
		expect(get(groups, 'otherwiki', ['fishbowl', 'private'])).toBe('{"f":1,"x":"fishbowl","p":1,"d":1}');
		expect(get(groups, 'otherwiki', ['private', 'fishbowl'])).toBe('{"p":1,"x":"private","f":1,"d":1}');
	});

	it('A plain tag ends the walk: neither later tags nor the default are merged', () => {
		const plain = { ...groups, wikipedia: { w: 1 } };
		expect(get(plain, 'enwiki', ['wikipedia', 'private'])).toBe('{"w":1}');
		expect(get(plain, 'officewiki', ['private', 'wikipedia', 'fishbowl'])).toBe(
			'{"o":1,"x":"office","p":1,"w":1}',
		);
	});

	it('A key that is the wiki itself stands alone', () => {
		expect(get({ ...groups, officewiki: { only: 1 } }, 'officewiki', ['private'])).toBe('{"only":1}');
	});

	it('A value that is no array replaces what was gathered', () => {
		const scalars = new Map([
			['+enwiki', traced(['a'])],
			['default', { ...traced([]), value: 'plain' }],
		]);
		expect(processSetting(scalars, 'enwiki', [])?.value).toBe('plain');
	});

	it('A setting that has no key for the wiki has no value', () => {
		expect(processSetting(new Map([['dewiki', traced({})]]), 'enwiki', [])).toBeNull();
	});

	it('Every value keeps the group it was written in', () => {
		const result = processSetting(groupsOf(groups), 'officewiki', ['private']);
		const value = arrayOf(arrayOf(result ?? undefined)?.at('value'));
		expect(
			Array.from(value?.entries() ?? [], ([key, { origin }]) => `${key} ${origin.source.group}`),
		).toEqual(['o +officewiki', 'x +officewiki', 'p +private', 'd default']);
	});
});

describe('applyOverrides', () => {
	const setting = (groups: Record<string, unknown>, replaces = false): SettingGroups => ({
		groups: new Map(Object.entries(groups).map(([key, value]) => [key, traced(value, key)])),
		replaces,
	});
	const show = (settings: ReadonlyMap<string, SettingGroups>) =>
		Array.from(settings, ([name, { groups }]) => [
			name,
			Array.from(groups, ([key, { value }]) => `${key}=${stringify(toJson(value))}`),
		]);

	it('A group of the same name is replaced whole, others are kept and new ones added', () => {
		const base = new Map([['wgX', setting({ default: { a: 1, b: 2 }, '+enwiki': { c: 3 } })]]);
		const over = new Map([['wgX', setting({ '+enwiki': { d: 4 }, '+metawiki': { e: 5 } })]]);
		expect(show(mergeSettings(base, over))).toEqual([
			['wgX', ['default={"a":1,"b":2}', '+enwiki={"d":4}', '+metawiki={"e":5}']],
		]);
	});

	it('A leading minus replaces the whole setting', () => {
		const base = new Map([['wgX', setting({ default: { a: 1 }, '+enwiki': { c: 3 } })]]);
		expect(show(mergeSettings(base, new Map([['wgX', setting({ default: { z: 1 } }, true)]])))).toEqual([
			['wgX', ['default={"z":1}']],
		]);
	});

	it('A setting that only one side has is taken as it is', () => {
		const base = new Map([['wgX', setting({ default: [1] })]]);
		const over = new Map([['wgY', setting({ default: [2] })]]);
		expect(show(mergeSettings(base, over))).toEqual([
			['wgX', ['default=[1]']],
			['wgY', ['default=[2]']],
		]);
	});
});
