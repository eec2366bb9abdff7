/**
 * The site's Content-Security-Policy. Everything is refused unless a line below allows it: no inline script, no
 * inline style, nothing from another host. The meta tag of every page and the header files for static hosts are
 * both made from this constant.
 */
const DIRECTIVES = {
	'default-src': "'none'",
	'script-src': "'self'",
	'style-src': "'self'",
	// Codex draws the icons of its CSS-only components as data: images.
	'img-src': "'self' data:",
	'connect-src': "'self'",
	'worker-src': "'self'",
	'manifest-src': "'self'",
	'base-uri': "'none'",
	'form-action': "'self'",
} as const;

const serialise = (directives: Readonly<Record<string, string>>): string =>
	Object.entries(directives)
		.map(([name, value]) => `${name} ${value}`)
		.join('; ');

/** For `<meta http-equiv>`. Browsers ignore `frame-ancestors` there. */
export const META_POLICY: string = serialise(DIRECTIVES);

/** For the response header. */
export const HEADER_POLICY: string = serialise({ ...DIRECTIVES, 'frame-ancestors': "'none'" });
