/** The icons of all pages in one file. */
import { iconSprite } from '../site/icon-sprite.ts';

export function GET(): Response {
	return new Response(iconSprite(), { headers: { 'Content-Type': 'image/svg+xml' } });
}
