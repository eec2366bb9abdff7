/**
 * The icons of the site as one SVG file. A page names an icon with `<use>` instead of repeating its drawing:
 * with some ten icons a page, inlined drawings were a tenth of the whole site.
 */
import * as codex from '@wikimedia/codex-icons';
import { type Icon, resolveIcon } from '@wikimedia/codex-icons';

/** Every icon that the site uses, by its name in Codex without the prefix: `search` for cdxIconSearch. */
export const ICON_NAMES = [
	'alert',
	'articles',
	'bright',
	'check',
	'checkAll',
	'copy',
	'database',
	'download',
	'error',
	'halfBright',
	'infoFilled',
	'merge',
	'moon',
	'printer',
	'search',
	'success',
] as const;
export type IconName = (typeof ICON_NAMES)[number];

const icons = codex as unknown as Readonly<Record<string, Icon | undefined>>;

/**
 * The sprite: one `<symbol>` per icon, its identifier the icon's name. The markup is the icon package's own,
 * nothing of it comes from an ingested source.
 *
 * @throws where Codex has no icon of a name, which only a change of ICON_NAMES or of the package can cause
 */
export function iconSprite(): string {
	const symbols = ICON_NAMES.map((name) => {
		const icon = icons[`cdxIcon${name.charAt(0).toUpperCase()}${name.slice(1)}`];
		if (icon === undefined) throw new Error(`Codex has no icon "${name}".`);
		const resolved = resolveIcon(icon, 'en', 'ltr');
		const markup = typeof resolved === 'string' ? resolved : `<path d="${resolved.path}"/>`;
		return `<symbol id="${name}" viewBox="0 0 20 20">${markup}</symbol>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
}
