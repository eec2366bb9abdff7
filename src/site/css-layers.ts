import type { Plugin } from 'vite';

/** The cascade, weakest first. The one place where it is declared. */
const LAYERS = ['tokens', 'base', 'codex', 'components', 'pages', 'overrides'] as const;
type Layer = (typeof LAYERS)[number];

/** Which layer the styles of a file belong to. The first that fits counts. */
const PLACES: readonly (readonly [RegExp, Layer])[] = [
	[/\/@wikimedia\/codex-design-tokens\/|\/styles\/codex-dark\.css/, 'tokens'],
	[/\/@wikimedia\/codex\//, 'codex'],
	[/\/styles\/base\.css/, 'base'],
	[/\/styles\//, 'overrides'],
	[/\/src\/pages\//, 'pages'],
	[/\/src\/(components|layouts)\//, 'components'],
];

/** The layer of a module by its address, or null where it is no style of the site. */
export function layerOf(id: string): Layer | null {
	const isStyle = /\.css(\?|$)/.test(id) || /[?&]type=style/.test(id);
	return isStyle ? (PLACES.find(([place]) => place.test(id))?.[1] ?? 'components') : null;
}

/**
 * Puts every style sheet into its cascade layer, so that what wins depends on neither the order of imports nor
 * specificity: tokens < ground rules < Codex < components < pages < overrides (utilities, forced colours, print). Each sheet states the whole order,
 * because no one knows which comes first in a page.
 */
export function cssLayers(): Plugin {
	return {
		name: 'css-layers',
		enforce: 'pre',
		transform(code, id) {
			const layer = layerOf(id);
			return layer === null
				? null
				: { code: `@layer ${LAYERS.join(',')};@layer ${layer}{${code}}`, map: null };
		},
	};
}
