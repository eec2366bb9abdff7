import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { currentDarkStyles, darkStyles, TARGET } from '../../../scripts/measure/make-dark-styles.ts';

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

it('src/styles/codex-dark.css belongs to the installed version of Codex', () => {
	const same = withoutSpace(readFileSync(TARGET, 'utf8')) === withoutSpace(currentDarkStyles());
	expect(same, 'run: node scripts/measure/make-dark-styles.ts && npm run format').toBe(true);
});

it('the dark tokens stand under selectors that beat :root', () => {
	const css = darkStyles(':root {\n  --a: 1; /* x */\n}\n');
	expect(css).toContain(':root:not([data-theme="light"]) {\n\t\t--a: 1;');
	expect(css).toContain(':root[data-theme="dark"] {\n\t--a: 1;');
});

it('a changed form of the token file is refused', () => {
	expect(() => darkStyles('.dark { --a: 1 }')).toThrow('no longer one :root rule');
});
