import { describe, expect, it } from 'vitest';
import { newObject } from '../../../../src/model/json.ts';
import { yamlText } from '../../../../src/workflow/snippets/yaml-text.ts';

describe('JSON as block YAML', () => {
	it('writes an empty object or list in a list as it does elsewhere', () => {
		expect(yamlText({ examples: [newObject(), [], { path: 1 }], none: {} })).toBe(
			'examples:\n  - {}\n  - []\n  - path: 1\nnone: {}\n',
		);
	});
});
