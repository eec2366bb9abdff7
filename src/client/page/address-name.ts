/** Words of addresses that say where a page stands, not what it is about. */
const PLACES = new Set([
	'schemas',
	'streams',
	'fields',
	'workflow',
	'guide',
	'changes',
	'index.html',
	'404.html',
]);

/** The name that an address asks for: its parts without the base path, places and versions. */
export function nameInAddress(pathname: string, base: string): string {
	const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
	let parts: string[];
	try {
		parts = decodeURIComponent(path).split('/');
	} catch {
		parts = path.split('/');
	}
	return parts.filter((part) => part !== '' && !PLACES.has(part) && !/^\d+\.\d+\.\d+$/.test(part)).join('/');
}
