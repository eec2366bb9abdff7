import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { floor, siteFiles } from '../../../scripts/measure/floor.ts';

describe('the floor of a build', () => {
	it('writes as many files of the same sizes as the site', () => {
		const source = join(mkdtempSync(join(tmpdir(), 'floor-')), '1.0.0.yaml');
		writeFileSync(source, 'title: a\n');
		const out = mkdtempSync(join(tmpdir(), 'floor-out-'));
		const files = [
			{ path: 'index.html', size: 12 },
			{ path: 'a/b/index.html', size: 3 },
		];
		floor([source], files, out);
		expect(siteFiles(out).toSorted((a, b) => a.size - b.size)).toEqual([
			{ path: 'a/b/index.html', size: 3 },
			{ path: 'index.html', size: 12 },
		]);
	});
});
