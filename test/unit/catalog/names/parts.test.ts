import { describe, expect, it } from 'vitest';
import {
	majorOf,
	namespaceOf,
	namespacesOf,
	versionInFront,
	versionOf,
	withoutVersion,
} from '../../../../src/catalog/names/parts.ts';

describe('the version of a stream name', () => {
	it.each([
		['mediawiki.page_change.v1', 'v1', 'mediawiki.page_change', 1],
		['webrequest.page_trending.dev0', 'dev0', 'webrequest.page_trending', null],
		['a.b.rc12', 'rc12', 'a.b', null],
		['NavigationTiming', null, 'NavigationTiming', null],
		['a.v1.b', null, 'a.v1.b', null],
		['a.version1', null, 'a.version1', null],
	])('of %s is %s', (name, version, base, major) => {
		expect(versionOf(name)).toBe(version);
		expect(withoutVersion(name)).toBe(base);
		expect(majorOf(name)).toBe(major);
	});

	it('in front is told apart from one at the end', () => {
		expect(versionInFront('v1.a.b')).toEqual({ version: 'v1', rest: 'a.b' });
		expect(versionInFront('a.b.v1')).toBeNull();
	});
});

describe('the namespaces of a stream name', () => {
	it('are what stands before its last part, version aside', () => {
		expect(namespaceOf('a.b.c.v1')).toBe('a.b');
		expect(namespacesOf('a.b.c.v1')).toEqual(['a', 'a.b']);
		expect(namespacesOf('alone.v1')).toEqual([]);
	});

	it('of a pattern are none', () => {
		expect(namespacesOf('/^a\\.b\\..+/')).toEqual([]);
	});
});
