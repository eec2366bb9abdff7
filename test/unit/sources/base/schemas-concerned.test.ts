import { describe, expect, it } from 'vitest';
import type { FileTree } from '../../../../src/sources/base/file-tree.ts';
import {
	schemasConcerned,
	titleOfPath,
	titlesNearChanges,
} from '../../../../src/sources/base/schemas-concerned.ts';

const tree = (files: Readonly<Record<string, string>>): FileTree => ({
	list: (below) => Object.keys(files).filter((path) => path.startsWith(`${below}/`)),
	read: (paths) =>
		new Map(
			paths.flatMap((path) =>
				files[path] === undefined
					? []
					: [[path, { content: Buffer.from(files[path]), isLink: false }] as const],
			),
		),
});

describe('the schemas that a change concerns', () => {
	it('have the folder of a file for their title', () => {
		expect(titleOfPath('jsonschema/a/b/1.0.0.yaml', 'jsonschema')).toBe('a/b');
		expect(titleOfPath('jsonschema/README.md', 'jsonschema')).toBeNull();
		expect(titleOfPath('other/a/1.0.0.yaml', 'jsonschema')).toBeNull();
		expect(titleOfPath('a/1.0.0.yaml', '')).toBe('a');
	});
	it('are themselves and all that they refer to, through every repository', () => {
		const primary = tree({
			'jsonschema/fragment/common/current.yaml': 'allOf:\n  - $ref: /fragment/http/1.0.0#\n',
			'jsonschema/fragment/http/current.yaml': 'type: object\n',
			'jsonschema/other/current.yaml': 'allOf:\n  - $ref: /fragment/rare/1.0.0\n',
		});
		const secondary = tree({
			'jsonschema/test/click/current.yaml': 'allOf:\n  - "$ref": "/fragment/common/2.0.0#"\n',
		});
		const trees = [primary, secondary].map((one) => ({ tree: one, basePath: 'jsonschema' }));
		expect([...schemasConcerned(['test/click'], trees)]).toEqual([
			'test/click',
			'fragment/common',
			'fragment/http',
		]);
	});
	it('are those of streams near a changed line of the settings, in PHP and JSON', () => {
		const before = "'a' => [\n 'schema_title' => 'test/a',\n 'rate' => 1,\n],\n";
		const far = '\n'.repeat(100);
		const now = `${before.replace('1', '2')}${far}"b": {\n "schema_title": "test/b"\n}`;
		expect([...titlesNearChanges(before + far, now)]).toEqual(['test/a', 'test/b']);
		expect([...titlesNearChanges(before, before)]).toEqual([]);
	});
});
