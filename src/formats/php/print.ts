import { isArray, isObject, type Json } from '../../model/json.ts';

/**
 * A PHP string literal in single quotes: only the backslash and the quote are special there. Both backslash styles
 * of the configuration (`'\.'` and `'\\.'`) read as the same text; this always writes the second.
 */
export function phpString(text: string): string {
	return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/**
 * A JSON value as PHP source: short arrays, tabs, a comma after every item, as MediaWiki writes it.
 *
 * @param indent number of tabs before the lines after the first
 */
export function phpValue(value: Json, indent = 0): string {
	if (value === null) return 'null';
	if (typeof value === 'string') return phpString(value);
	if (isArray(value))
		return block(
			value.map((item) => phpValue(item, indent + 1)),
			indent,
		);
	if (isObject(value)) {
		return block(
			Object.entries(value).map(([key, inner]) => `${phpString(key)} => ${phpValue(inner, indent + 1)}`),
			indent,
		);
	}
	return String(value);
}

/** One item of a PHP array: `'key' => value,`. */
export function phpItem(key: string, value: Json, indent = 0): string {
	return `${'\t'.repeat(indent)}${phpString(key)} => ${phpValue(value, indent)},`;
}

function block(lines: readonly string[], indent: number): string {
	if (lines.length === 0) return '[]';
	const tabs = '\t'.repeat(indent + 1);
	return `[\n${lines.map((line) => `${tabs}${line},\n`).join('')}${'\t'.repeat(indent)}]`;
}
