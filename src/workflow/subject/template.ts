/** Texts with `{variables}`, as step texts and the phase table use them. */

/** A text between variables, or the name of one. */
export type Part = string | { readonly variable: string };

/** Braces around anything but a name (a JSON object, a shell expansion) are left alone. */
const VARIABLE = /\{([A-Za-z][A-Za-z0-9]*(?:[.][A-Za-z0-9_-]+)*)\}/g;

/** Splits a text at its variables. */
export function partsOf(text: string): readonly Part[] {
	const parts: Part[] = [];
	let end = 0;
	for (const match of text.matchAll(VARIABLE)) {
		if (match.index > end) parts.push(text.slice(end, match.index));
		parts.push({ variable: match[1] ?? '' });
		end = match.index + match[0].length;
	}
	if (end < text.length) parts.push(text.slice(end));
	return parts;
}

/** The names of the variables of a text, in order. */
export function variablesOf(text: string): readonly string[] {
	return [...text.matchAll(VARIABLE)].map((match) => match[1] ?? '');
}
