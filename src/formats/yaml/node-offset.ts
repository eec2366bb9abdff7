import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';

/** Keys of a mapping from which on an index is made: one is asked for as many keys as have problems. */
const MANY = 50;
const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

const nameOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : String(key));

/** The first pair of a mapping with a key. */
function pairOf(map: YAMLMap, key: string): Pair | undefined {
	if (map.items.length < MANY) return map.items.find((pair) => nameOf(pair) === key);
	let index = indexes.get(map);
	if (index === undefined) {
		// From the last to the first, so that the first of two stands.
		index = new Map(map.items.map((pair) => [nameOf(pair), pair] as const).reverse());
		indexes.set(map, index);
	}
	return index.get(key);
}

/**
 * Where the key or list item at a path begins, or its nearest ancestor where the path leads nowhere: the one way from
 * a place in the data to a place in the text.
 *
 * @param start what is answered where not even the first key is there
 * @returns offset in the text of the document
 */
export function offsetAt(document: Document, path: readonly PropertyKey[], start = 0): number {
	let node: unknown = document.contents;
	let offset = start;
	for (const key of path) {
		if (isAlias(node)) node = node.resolve(document);
		if (isMap(node)) {
			const pair = pairOf(node, String(key));
			if (pair === undefined) return offset;
			offset = (pair.key as Node | null)?.range?.[0] ?? offset;
			node = pair.value;
		} else if (isSeq(node)) {
			const item = node.items[Number(key)] as Node | undefined;
			if (!item) return offset;
			offset = item.range?.[0] ?? offset;
			node = item;
		} else {
			return offset;
		}
	}
	return offset;
}
