import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(PROJECT, 'content/how-tos/threat-model.mdx'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
	scripts: Readonly<Record<string, string>>;
};

/** The threats of the table, each with what is named as its proof. */
const THREATS = [...page.matchAll(/<tr><th scope="row">(.*?)<\/th><td>.*?<\/td><td>(.*?)<\/td><\/tr>/g)].map(
	([, threat = '', proofs = '']) =>
		[threat, Array.from(proofs.matchAll(/<code>(.*?)<\/code>/g), ([, proof = '']) => proof)] as const,
);

/** Whether a path is a file of tests, or a folder with some. */
const holdsTests = (path: string): boolean =>
	existsSync(path) &&
	(statSync(path).isDirectory()
		? readdirSync(path, { recursive: true }).some((name) => String(name).endsWith('.test.ts'))
		: path.endsWith('.test.ts'));

describe('the threat model', () => {
	it('has a row for every row of its table', () => {
		expect(THREATS).toHaveLength(page.match(/<tr><th scope="row">/g)?.length ?? 0);
		expect(THREATS.length).toBeGreaterThan(12);
	});

	it.each(THREATS)('names a test that is there: somebody tries to %s', (_threat, proofs) => {
		expect(proofs).not.toEqual([]);
		const missing = proofs.filter((proof) => {
			const script = /^npm run (\S+)$/.exec(proof)?.[1];
			if (script !== undefined) return scripts[script] === undefined;
			return proof.startsWith('test/')
				? !holdsTests(join(PROJECT, proof))
				: !existsSync(join(PROJECT, proof));
		});
		expect(missing).toEqual([]);
	});
});
