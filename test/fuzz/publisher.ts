/** Publishes a site of many files to the folder that is named; run by `publish.test.ts`, which kills it or fills its disk. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishSite } from '../../src/cli/publish/publish-site.ts';

const [out = '', stamp = '', files = '200'] = process.argv.slice(2);
const keep = { project: '/nowhere/project', sources: [], home: '/nowhere/home' };
try {
	await publishSite(out, keep, async (fresh) => {
		for (let number = 0; number < Number(files); number++) {
			const folder = join(fresh, `f${number % 20}`);
			mkdirSync(folder, { recursive: true });
			writeFileSync(join(folder, `${number}.html`), `${stamp}\n${'x'.repeat(2000)}`);
			if (number % 50 === 0) await new Promise((done) => setTimeout(done, 1));
		}
	});
	process.stdout.write('published\n');
} catch (error) {
	process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}
