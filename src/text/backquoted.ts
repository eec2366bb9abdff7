/** A sentence in which backquotes mean code, in parts. */
export function backquoted(text: string): readonly { readonly text: string; readonly code: boolean }[] {
	return text
		.split('`')
		.map((part, index) => ({ text: part, code: index % 2 === 1 }))
		.filter((part) => part.text !== '');
}
