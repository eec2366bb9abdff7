import type { YamlComment } from '../../../formats/yaml/yaml-comments.ts';
import { type LineContent, yamlLines } from '../../../formats/yaml/yaml-lines.ts';
import { at, type Json } from '../../../model/json.ts';
import { childPointer, pointerKeys } from '../../../model/json-pointer.ts';
import type { AuthorNote } from '../../../model/schema.ts';

/** Comments in `current.yaml` by the field they are about: JSON pointer of the materialised property → comments. */
export type AuthorNotes = ReadonlyMap<string, readonly AuthorNote[]>;

/** Comments of one file that are carried to its fields. */
const MAX_NOTES = 500;

/**
 * Finds what each comment of a schema's source is about. A comment behind a value is about that value, any other
 * about the key or item on the next line. Materialising drops comments, and with them often the only words on what
 * the values of an enumeration mean.
 *
 * @param comments those of the text, from `yamlComments`
 */
export function authorNotes(text: string, comments: readonly YamlComment[], root: Json): AuthorNotes {
	const notes = new Map<string, AuthorNote[]>();
	if (comments.length === 0) return notes;
	const lines = yamlLines(text);
	for (const { text: words, line, lastLine, trailing } of comments.slice(0, MAX_NOTES)) {
		const pointer = trailing ? lines.get(line)?.last : nextLine(lines, lastLine)?.first;
		const keys = pointer === undefined ? [] : pointerKeys(pointer);
		const target = fieldTarget(keys);
		if (target === null) continue;
		// What stands above the first value is about all of them.
		const isOfValue = target.inEnum && (trailing || keys.at(-1) !== '0');
		const note = { text: words.trim(), line, value: isOfValue ? at(root, keys) : undefined };
		notes.set(target.field, [...(notes.get(target.field) ?? []), note]);
	}
	return notes;
}

/** The line below a comment, where an empty line may stand between them. */
function nextLine(lines: ReadonlyMap<number, LineContent>, line: number): LineContent | undefined {
	return lines.get(line + 1) ?? lines.get(line + 2);
}

/** The property that a place in `current.yaml` belongs to, as the materialised schema has it; null for the root. */
function fieldTarget(keys: readonly string[]): { readonly field: string; readonly inEnum: boolean } | null {
	let pointer = '';
	let field: string | null = null;
	for (let index = 0; index < keys.length; index++) {
		const key = keys[index] ?? '';
		const next = keys[index + 1];
		if (key === 'properties' && next !== undefined) {
			pointer = childPointer(`${pointer}/properties`, next);
			field = pointer;
			index += 1;
		} else if (key === 'allOf' && next !== undefined) index += 1;
		else if (key === 'items' || key === 'additionalProperties') pointer = `${pointer}/${key}`;
		else {
			const inEnum = key === 'enum' && next !== undefined;
			return field === null ? null : { field, inEnum };
		}
	}
	return field === null ? null : { field, inEnum: false };
}
