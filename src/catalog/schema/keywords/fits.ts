import { isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import { resolveLocal } from '../materialize/local-reference.ts';
import { type Fits, kindOf } from './keyword.ts';
import { keywordOf } from './table.ts';

/** References that lead to references, and values inside values, that are followed. */
const MAX_DEPTH = 400;

/**
 * A check of values against a draft-07 schema, by the table of keywords. It runs in the browser too and compiles
 * nothing; verdicts that pages show of examples come from a full validator.
 *
 * A reference that leads nowhere, or that never reaches a value, fits everything.
 *
 * @param root the schema that references are followed from
 */
export function checkerOf(root: Json): Fits {
	let depth = 0;
	const fits: Fits = (schema, value) => {
		if (schema === true || schema === undefined || depth > MAX_DEPTH) return true;
		if (!isObject(schema)) return false;
		depth += 1;
		try {
			const reference = own(schema, '$ref');
			// In draft-07 nothing beside a reference counts.
			if (typeof reference === 'string') return fits(resolveLocal(root, reference), value);
			return fitsKeywords(schema, value, fits);
		} finally {
			depth -= 1;
		}
	};
	return fits;
}

function fitsKeywords(schema: JsonObject, value: Json, fits: Fits): boolean {
	const kind = kindOf(value);
	return Object.entries(schema).every(([name, keyword]) => {
		const known = keywordOf(name);
		if (known?.fits === undefined || (known.on !== undefined && known.on !== kind)) return true;
		return known.fits(keyword, value, schema, fits);
	});
}

/** Whether a value fits a schema that has no references but to itself. */
export const fits: Fits = (schema, value) => checkerOf(schema ?? true)(schema, value);
