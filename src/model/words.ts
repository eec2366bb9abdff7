/** A run of text, or a name or value to be set as code. Names and values are untrusted text. */
export type Part = string | { readonly code: string };

/** Parts as one text, with what is code between backticks. */
export const partsText = (parts: readonly Part[]): string =>
	parts.map((part) => (typeof part === 'string' ? part : `\`${part.code.replaceAll('`', "'")}\``)).join('');
