import { pointerToken } from '../../model/json-pointer.ts';
import { jsonLines } from './json.ts';
import { lineIn, type PointerLines } from './pointer-lines.ts';
import { yamlLineAt } from './yaml.ts';

/**
 * The 1-based line of a JSON pointer in a YAML or JSON file. YAML is read by its indentation without parsing:
 * materialised files are written by a tool, one key per line, so that this nearly always works and costs a hundredth.
 * Where it does not, the file is parsed. Either is done once per text: asking a thousand times costs no more.
 */
export function lineOfPointer(text: string, pointer: string): number {
	if (pointer === '') return 1;
	if (/^\s*[{[]/.test(text)) return lineIn(jsonLines(text), pointer);
	return indentedLines(text).get(pointer) ?? yamlLineAt(text, pointer);
}

const RECENT: { text: string; lines: PointerLines }[] = [];
const RECENT_SIZE = 4;

/** A plain or quoted key at the start of a line, without escapes. */
const KEY = /(?:'([^']*)'|"([^"\\]*)"|([^\s'"#\-?[\]{},&*!|>%@`][^:\n]*)):(?=\s|$)/my;

/** The line of every key of a block mapping that is below block mappings only. */
function indentedLines(text: string): PointerLines {
	const known = RECENT.find((entry) => entry.text === text)?.lines;
	if (known !== undefined) return known;
	const lines = new Map<string, number>();
	/** The mappings around a line; null stands for a list, whose items are not counted. */
	const open: { indent: number; pointer: string | null }[] = [];
	let line = 0;
	for (let start = 0; start < text.length; ) {
		const end = text.indexOf('\n', start);
		const stop = end === -1 ? text.length : end;
		line++;
		let at = start;
		while (at < stop && text.charCodeAt(at) === 32) at++;
		const indent = at - start;
		start = stop + 1;
		if (at === stop || text[at] === '#') continue;
		while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
		const parent = open.length === 0 ? '' : (open.at(-1)?.pointer ?? null);
		KEY.lastIndex = at;
		const match = parent === null ? null : KEY.exec(text);
		const key = match === null ? undefined : (match[1] ?? match[2] ?? match[3]);
		const pointer = key === undefined ? null : `${parent}/${pointerToken(key.trimEnd())}`;
		if (pointer !== null && !lines.has(pointer)) lines.set(pointer, line);
		open.push({ indent, pointer });
	}
	RECENT.unshift({ text, lines });
	RECENT.length = Math.min(RECENT.length, RECENT_SIZE);
	return lines;
}
