import { describe, expect, it } from 'vitest';
import { withoutUnusedTokens } from '../../../src/site/prune-tokens.ts';

describe('withoutUnusedTokens', () => {
	it('drops what nothing reads, in every sheet', () => {
		expect(withoutUnusedTokens([':root{--a:1;--b:2}', '.x{color:var(--b)}'], [])).toEqual([
			':root{--b:2}',
			'.x{color:var(--b)}',
		]);
	});
	it('keeps what a used property reads, however far', () => {
		const sheet = ':root{--a:var(--b);--b:var( --c,red );--c:1;--d:var(--e);--e:2}.x{color:var(--a)}';
		expect(withoutUnusedTokens([sheet], [])).toEqual([
			':root{--a:var(--b);--b:var( --c,red );--c:1;}.x{color:var(--a)}',
		]);
	});
	it('keeps both values of a property that has one for dark mode', () => {
		const sheet = ':root{--a:1}:root[data-theme=dark]{--a:2}.x{color:var(--a)}';
		expect(withoutUnusedTokens([sheet], [])).toEqual([sheet]);
	});
	it('keeps what a script names', () => {
		expect(withoutUnusedTokens([':root{--a:1;--b:2}'], ["style.getPropertyValue('--a')"])).toEqual([
			':root{--a:1;}',
		]);
	});
	it('leaves class names with two hyphens alone', () => {
		const sheet = '.card--wide:hover{color:red}';
		expect(withoutUnusedTokens([sheet], [])).toEqual([sheet]);
	});
	it('leaves data addresses inside values whole', () => {
		const sheet = '.x{--p:1;background:url(\'data:image/svg+xml;utf8,<svg a--b="c"/>\')}';
		expect(withoutUnusedTokens([sheet], [])).toEqual([
			'.x{background:url(\'data:image/svg+xml;utf8,<svg a--b="c"/>\')}',
		]);
	});
});
