/** Finds the wanted settings in the bytes of a PHP file without parsing the file. */
import { type ArraySlice, plainKey, sliceArray } from '../../formats/php/array-slices.ts';

export interface SettingSlice {
	readonly setting: string;
	/** Written with a leading `-`. */
	readonly replaces: boolean;
	/** The array from its opening to its closing bracket. */
	readonly bytes: Buffer;
	readonly text: string;
}

/**
 * The arrays of the wanted settings, each where a line begins with its quoted name and an arrow.
 *
 * @param content a file; nothing of it is kept
 * @param known slices of an earlier state: one that stands here byte for byte is returned as it is
 * @returns null where a name stands where it may mean something else: the file has to be read as a whole
 */
export function settingSlices(
	content: Buffer,
	names: readonly string[],
	known: readonly SettingSlice[] = [],
): readonly SettingSlice[] | null {
	const slices = new Map<string, SettingSlice>();
	const mark = Buffer.from(commonStart(names));
	if (mark.length < 3 || !isPhp(content)) return null;
	for (let at = content.indexOf(mark); at >= 0; at = content.indexOf(mark, at + 1)) {
		const name = names
			.filter((one) => content.subarray(at, at + one.length).equals(Buffer.from(one)))
			.find((one) => !isWordByte(content[at + one.length]));
		if (name === undefined || isWordByte(content[at - 1])) continue;
		const lineStart = content.lastIndexOf(0x0a, at) + 1;
		const before = content.subarray(lineStart, at).toString('latin1');
		if (/^\s*(?:\/\/|#|\/?\*)/.test(before) || /\s(?:\/\/|#|\/\*)[^'"]*$/.test(before)) continue;
		const behind = content.subarray(at + name.length, at + name.length + 200).toString('latin1');
		const arrow = /^(['"])\s*=>\s*(?=\[)/.exec(behind);
		const opening = /^\s*(['"])(-?)$/.exec(before);
		if (!arrow || opening?.[1] !== arrow[1]) return null;
		const open = at + name.length + (arrow[0]?.length ?? 0);
		const slice = sliceAt(content, open, name, opening?.[2] === '-', known);
		if (slice === null) return null;
		slices.set(name, slice);
		at = open + slice.bytes.length - 1;
	}
	return [...slices.values()];
}

function sliceAt(
	content: Buffer,
	open: number,
	setting: string,
	replaces: boolean,
	known: readonly SettingSlice[],
): SettingSlice | null {
	for (const one of known) {
		if (one.setting !== setting || one.replaces !== replaces) continue;
		if (content.subarray(open, open + one.bytes.length).equals(one.bytes)) return one;
	}
	// Byte for byte as characters: brackets, quotes and comment marks are ASCII, and offsets stay those of bytes.
	const sliced = sliceArray(content.subarray(open).toString('latin1'), 0);
	if (sliced === null) return null;
	const bytes = Buffer.from(content.subarray(open, open + sliced.end));
	try {
		return { setting, replaces, bytes, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch {
		return null;
	}
}

/** The groups of a setting and their items, or null where a parser has to say what they are. */
export function arraySlicesOf(
	text: string,
): readonly { readonly group: string; readonly items: readonly ArraySlice[] }[] | null {
	const groups: { group: string; items: readonly ArraySlice[] }[] = [];
	const setting = sliceArray(text, 0);
	if (setting === null) return null;
	for (const { key, value } of setting.items) {
		const group = plainKey(key);
		const sliced = value.startsWith('[') ? sliceArray(value, 0) : null;
		if (group === null || sliced === null || sliced.end !== value.length) return null;
		groups.push({ group, items: sliced.items });
	}
	return groups;
}

const isPhp = (content: Buffer): boolean =>
	/^\s*(?:#![^\n]*\n)?\s*<\?/.test(content.subarray(0, 300).toString('latin1'));

function isWordByte(byte: number | undefined): boolean {
	return byte !== undefined && /[A-Za-z0-9_]/.test(String.fromCharCode(byte));
}

/** The longest text that all names begin with. */
function commonStart(names: readonly string[]): string {
	let start = names[0] ?? '';
	for (const name of names) while (!name.startsWith(start)) start = start.slice(0, -1);
	return start;
}
