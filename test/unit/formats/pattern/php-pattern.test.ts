import { expect, it } from 'vitest';
import { parsePhpPattern } from '../../../../src/formats/pattern/php-delimiters.ts';

it('A name without a leading slash is no pattern', () => {
	expect(parsePhpPattern('mediawiki.page_change.v1')).toBeNull();
});

it('A pattern is translated with the flags that both languages have', () => {
	const pattern = parsePhpPattern('/^Swift\\.(.+\\.)?upload-complete$/iD');
	expect(pattern?.valid).toBe(true);
	expect(pattern?.javascript?.flags).toBe('i');
	expect(pattern?.javascript?.test('swift.eqiad.upload-complete')).toBe(true);
	expect(pattern?.javascript?.test('swift.upload')).toBe(false);
});

it.each(['/^(/', '/abc', '/a/b/', '/a/q', '/[z-a]/', '/*/'])('%s is invalid', (name) => {
	expect(parsePhpPattern(name)).toMatchObject({ valid: false, javascript: null });
});

it.each(['/\\Aabc\\z/', '/(?i)abc/', '/a++/', '/(?>a)b/', '/[[:alpha:]]/', '/abc/x', '/\\Qa.b\\E/'])(
	'%s is valid, but only PCRE could run it',
	(name) => {
		expect(parsePhpPattern(name)).toMatchObject({ valid: true, javascript: null });
	},
);

it.each(['/^(a+)+$/', '/^(a|a)*$/', '/(x+x+)+y/', '/a*b*c*d*e/', '/((a*)b)*/', '/^([a-z]+)*$/'])(
	'%s could take exponential time and is not run',
	(name) => {
		const pattern = parsePhpPattern(name);
		expect(pattern?.valid).toBe(true);
		expect(pattern?.javascript).toBeNull();
		expect(pattern?.reason).toContain('very long');
	},
);

it.each(['/^[a-z]*[a-z]*[a-z]*!$/', `/^${'(a|a)'.repeat(30)}$/`])('%s is not run', (name) => {
	expect(parsePhpPattern(name)).toMatchObject({ valid: true, javascript: null });
});

it('A name that no topic could have is not tried', () => {
	const pattern = parsePhpPattern('/^a+$/');
	expect(pattern?.javascript?.test('a'.repeat(256))).toBe(true);
	expect(pattern?.javascript?.test('a'.repeat(257))).toBe(false);
});
