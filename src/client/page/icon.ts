/** An icon of the sprite, as `components/Icon.astro` makes it. */
import { iconPath } from '../../paths.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** @param name one that a page uses: only those are in the sprite */
export function icon(name: string, size: number): SVGSVGElement {
	const made = document.createElementNS(SVG, 'svg');
	made.setAttribute('class', 'icon');
	made.setAttribute('width', String(size));
	made.setAttribute('height', String(size));
	made.setAttribute('aria-hidden', 'true');
	const use = document.createElementNS(SVG, 'use');
	use.setAttribute('href', iconPath(name));
	made.append(use);
	return made;
}
