import { pointerKeys } from '../../model/json-pointer.ts';
import { readYaml } from './yaml.ts';

/**
 * The 1-based line of a JSON pointer in a YAML file, found by indentation without parsing: materialised files are
 * written by a tool, one key per line, so that this nearly always works and costs a hundredth. Where it does not,
 * the file is parsed.
 */
export function lineOfPointer(text: string, pointer: string): number {
	const keys = pointerKeys(pointer);
	return keys.length === 0 ? 1 : (scan(text, keys) ?? readYaml(text, {}).lineAt(pointer));
}

/** Reads down the lines, entering one key after the other; null where the layout is not that simple. */
function scan(text: string, keys: readonly string[]): number | null {
	let wanted = 0;
	let indent = 0;
	let line = 0;
	let start = 0;
	while (start < text.length) {
		const end = text.indexOf('\n', start);
		const stop = end === -1 ? text.length : end;
		line++;
		const key = keys[wanted];
		if (key === undefined) return null;
		const depth = indentOf(text, start, stop);
		if (depth !== null && depth < indent) return null;
		if (depth === indent && startsWithKey(text, start + depth, key)) {
			wanted++;
			if (wanted === keys.length) return line;
			const next = childIndent(text, stop + 1);
			if (next === null || next <= indent) return null;
			indent = next;
		}
		start = stop + 1;
	}
	return null;
}

/** Number of leading spaces, or null for a blank line. */
function indentOf(text: string, start: number, stop: number): number | null {
	let at = start;
	while (at < stop && text.charCodeAt(at) === 32) at++;
	return at === stop ? null : at - start;
}

/** Indentation of the next line that is not blank. */
function childIndent(text: string, start: number): number | null {
	let at = start;
	while (at < text.length) {
		const end = text.indexOf('\n', at);
		const stop = end === -1 ? text.length : end;
		const indent = indentOf(text, at, stop);
		if (indent !== null) return indent;
		at = stop + 1;
	}
	return null;
}

function startsWithKey(text: string, at: number, key: string): boolean {
	return [`${key}:`, `'${key}':`, `"${key}":`].some((form) => {
		const after = text[at + form.length];
		return (
			text.startsWith(form, at) && (after === undefined || after === '\n' || after === ' ' || after === '\r')
		);
	});
}
