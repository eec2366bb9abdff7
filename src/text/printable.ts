/**
 * A text of others for a terminal: control characters, which could move the cursor or set the window's title, and
 * marks that turn the direction of writing become the replacement character.
 */
export const printable = (text: string): string =>
	text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
