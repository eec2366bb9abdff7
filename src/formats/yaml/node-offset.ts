import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

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
			const pair = node.items.find(({ key: name }) =>
				isScalar(name) ? String(name.value) === String(key) : String(name) === String(key),
			);
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
