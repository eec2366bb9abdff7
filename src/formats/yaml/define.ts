import type { Json } from '../../model/json.ts';

/** Sets a key as an own property, `__proto__` included, as JSON.parse does. */
export function define(object: Record<string, Json>, key: string, value: Json): void {
	if (key === '__proto__') {
		Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
	} else object[key] = value;
}
