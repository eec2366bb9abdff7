import { describe, expect, it } from 'vitest';
import { requireRules } from '../../../../src/sources/rules/rule-file.ts';
import { SynonymsFile } from '../../../../src/sources/rules/synonyms.ts';

describe('synonyms', () => {
	it('are groups of phrases', () => {
		const text = 'groups:\n  - [ip, address]\n';
		expect(requireRules(text, '/x.yaml', SynonymsFile)).toEqual({ groups: [['ip', 'address']], leads: {} });
	});

	it('may lead one way', () => {
		const text = 'groups: []\nleads:\n  block: [ban]\n';
		expect(requireRules(text, '/x.yaml', SynonymsFile).leads).toEqual({ block: ['ban'] });
	});

	it.each([
		['a single phrase', 'groups:\n  - [ip]\n'],
		['capitals', 'groups:\n  - [IP, address]\n'],
		['five words', 'groups:\n  - [a b c d e, f]\n'],
		['a phrase twice', 'groups:\n  - [ip, ip]\n'],
		['a lead from nothing', 'groups: []\nleads:\n  block: []\n'],
		['an unknown key', 'groups: []\ngruops: []\n'],
	])('with %s are refused', (_what, text) => {
		expect(() => requireRules(text, '/x.yaml', SynonymsFile)).toThrow();
	});
});
