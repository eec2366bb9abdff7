/** A text of at most so many characters; what is cut off is told by an ellipsis. */
export function cutText(text: string, most: number): string {
	return text.length > most ? `${text.slice(0, most)} …` : text;
}

/** Characters of a single description on a page; the file has the rest. The longest real one has 4,700. */
export const MOST_OF_A_DESCRIPTION = 20_000;
