import { isMap, isScalar, isSeq, LineCounter, type Node } from 'yaml';
import { pointerToken } from '../../model/json-pointer.ts';
import { keep } from '../../text/keep.ts';
import { documentOf } from './yaml.ts';

/** The keys and list items that start on one line. */
export interface LineContent {
	/** JSON pointer of the outermost of them. */
	readonly first: string;
	/** JSON pointer of the innermost of them. */
	readonly last: string;
}

/**
 * What stands on each line of a YAML text: the way back from a line to the data. Aliases are not followed; a text
 * that cannot be parsed has nothing on its lines.
 */
export function yamlLines(text: string): ReadonlyMap<number, LineContent> {
	return keep('yaml lines', text, () => linesOf(text));
}

function linesOf(text: string): ReadonlyMap<number, LineContent> {
	const counter = new LineCounter();
	for (let at = -1; at < text.length; ) {
		counter.addNewLine(at + 1);
		at = text.indexOf('\n', at + 1);
		if (at === -1) break;
	}
	const lines = new Map<number, LineContent>();
	const note = (node: unknown, pointer: string): void => {
		const offset = (node as Node | null)?.range?.[0];
		if (offset === undefined) return;
		const { line } = counter.linePos(offset);
		lines.set(line, { first: lines.get(line)?.first ?? pointer, last: pointer });
	};
	const visit = (node: unknown, pointer: string): void => {
		if (isMap(node)) {
			for (const { key, value } of node.items) {
				if (!isScalar(key)) continue;
				const inside = `${pointer}/${pointerToken(String(key.value))}`;
				note(key, inside);
				visit(value, inside);
			}
		} else if (isSeq(node)) {
			for (const [index, item] of node.items.entries()) {
				note(item, `${pointer}/${index}`);
				visit(item, `${pointer}/${index}`);
			}
		}
	};
	try {
		visit(documentOf(text).contents, '');
	} catch {
		// Nested beyond what can be walked: readYaml has told so.
		return new Map();
	}
	return lines;
}
