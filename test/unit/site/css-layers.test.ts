import { describe, expect, it } from 'vitest';
import { layerOf } from '../../../src/site/css-layers.ts';

describe('the cascade layer of a style sheet', () => {
	it.each([
		['/x/node_modules/@wikimedia/codex-design-tokens/theme-wikimedia-ui.css', 'tokens'],
		['/x/node_modules/@wikimedia/codex/dist/modules/CdxButton.css', 'codex'],
		['/x/src/styles/base.css', 'base'],
		['/x/src/styles/print.css', 'overrides'],
		['/x/src/components/Chip.astro?astro&type=style&index=0&lang.css', 'components'],
		['/x/src/pages/index.astro?astro&type=style&index=0&lang.css', 'pages'],
		['/x/src/pages/index.astro', null],
		['/x/src/site/css-layers.ts', null],
	])('%s: %s', (id, layer) => {
		expect(layerOf(id)).toBe(layer);
	});
});
