import { isArray, isObject, type Json, type JsonObject, own, toNumber } from '../../../model/json.ts';
import {
	dereference,
	type FoundReference,
	type ReferenceFault,
	type ReferenceLibrary,
} from './dereference.ts';
import type { SchemaDocument, SchemaLibrary } from './library.ts';
import { mergeFragments } from './merge-fragments.ts';
import { withNumericBounds } from './numeric-bounds.ts';

export interface Materialized {
	/** The schema with all fragments merged in. */
	readonly content: JsonObject;
	/** References to other schemas, in file order. */
	readonly references: readonly FoundReference[];
	readonly faults: readonly ReferenceFault[];
	/** Set where parts of the schema contradict each other, with the path of keywords to the place. */
	readonly conflict: { readonly message: string; readonly path: readonly string[] } | null;
}

/**
 * Materialises `current.yaml` as `@wikimedia/jsonschema-tools` does (`materializeSchemaVersion`): references put in
 * place, `allOf` merged, examples that only fragments had dropped, bounds put on numbers. An example is never made
 * up, and the order of keys is that of the file.
 */
export function materialize(
	document: SchemaDocument,
	library: ReferenceLibrary & Pick<SchemaLibrary, 'numericBounds'>,
): Materialized {
	const { value, references, faults } = dereference(document, library);
	if (faults.some(({ code }) => code === 'ref-too-large')) {
		// Merging what is left of an explosion would take long; the file's own fields are what can be shown.
		const content = isObject(document.root) ? document.root : {};
		return { content, references, faults, conflict: null };
	}
	const { value: merged, conflict } = mergeFragments(value);
	const content = withNumericBounds(merged, library.numericBounds(document.title));
	if (own(document.root, 'examples') !== undefined || own(content, 'examples') === undefined) {
		return { content, references, faults, conflict };
	}
	const kept = Object.fromEntries(Object.entries(content).filter(([key]) => key !== 'examples'));
	return { content: kept, references, faults, conflict };
}

/** Numbers as the tools see them: an integer beyond 2^53 becomes the nearest number they can hold. */
function sameNumber(a: Json, b: Json): boolean {
	const one = toNumber(a);
	return one !== undefined && one === toNumber(b);
}

/**
 * The JSON pointer of the first difference between two values, key order aside, or null where they are equal.
 *
 * @param ignore keys of the outermost mapping that are not compared
 */
export function firstDifference(
	a: Json | undefined,
	b: Json | undefined,
	ignore: readonly string[] = [],
): string | null {
	if (a === b) return null;
	if (a === undefined || b === undefined) return '';
	if (isArray(a) && isArray(b)) {
		if (a.length !== b.length) return '';
		return differenceIn(
			a.map((_, index) => String(index)),
			(key) => firstDifference(a[Number(key)], b[Number(key)]),
		);
	}
	if (isObject(a) && isObject(b)) {
		const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
		for (const key of ignore) keys.delete(key);
		return differenceIn([...keys], (key) => firstDifference(own(a, key), own(b, key)));
	}
	return sameNumber(a, b) ? null : '';
}

function differenceIn(keys: readonly string[], compare: (key: string) => string | null): string | null {
	for (const key of keys) {
		const difference = compare(key);
		if (difference !== null) {
			return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}${difference}`;
		}
	}
	return null;
}
