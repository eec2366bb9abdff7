import { describe, expect, it } from 'vitest';
import { exampleFact, exampleFactInCode } from '../../../../src/workflow/how-to/example-fact.ts';
import { facts, subject } from '../../../support/workflow-subjects.ts';

const contextOf = (name: string) => ({ subject: subject({ name }), facts, rates: [] });

describe('a fact about a stream in a how-to', () => {
	it('is the value of the stream', () => {
		expect(exampleFact('stream', contextOf('site.button_click'))).toBe('site.button_click');
	});

	it('does not stand in code where it could end the quotes around it', () => {
		for (const name of ["a'; rm -rf ~; '", 'a"$(id)"', 'a b', 'a`id`', '$(x)', 'a\\', '<b>', 'a\nb']) {
			const value = exampleFactInCode('stream', contextOf(name));
			expect(value, name).toMatchObject({ token: 'STREAM' });
		}
		expect(exampleFactInCode('stream', contextOf('a.b-c_d.v1'))).toBe('a.b-c_d.v1');
	});

	it('is one that there is', () => {
		expect(() => exampleFact('constructor', contextOf('a'))).toThrow('example.constructor');
	});
});
