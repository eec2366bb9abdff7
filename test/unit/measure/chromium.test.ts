import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findChromium } from '../../../scripts/measure/chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
writeFileSync(join(folder, 'chromium'), '');
afterAll(() => rmSync(folder, { recursive: true }));

it('finds Chromium on the path', () => {
	expect(findChromium({ PATH: folder })).toBe(join(folder, 'chromium'));
});
it('takes the one that CHROMIUM names, and no other', () => {
	expect(findChromium({ PATH: folder, CHROMIUM: join(folder, 'none') })).toBeNull();
});
