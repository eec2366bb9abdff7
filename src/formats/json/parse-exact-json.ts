import type { Json } from '../../model/json.ts';

/** What `JSON.parse` tells a reviver of a value that stood in the text ("JSON.parse source text access"). */
interface Source {
	readonly source?: string;
}

/**
 * Parses JSON and keeps integers that a number cannot hold as `bigint`. A browser that does not tell the source of
 * a number gives the nearest number instead.
 */
export function parseExactJson(text: string): Json {
	return JSON.parse(text, (_key: string, value: Json, context?: Source): Json => {
		const source = context?.source;
		const rounded = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
		return rounded && source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value;
	});
}
