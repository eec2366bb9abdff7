import { hash } from 'node:crypto';
import { serialize } from 'node:v8';

/**
 * A digest of a value with everything reachable from it. Equal digests mean equal values; equal values that were
 * put together in different ways may have different ones.
 *
 * @returns null for what is not plain data: functions, promises, proxies
 */
export function digestOf(value: unknown): string | null {
	try {
		return hash('sha256', serialize(value), 'base64').slice(0, 24);
	} catch {
		return null;
	}
}
