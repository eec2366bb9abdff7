/** A part of a text. */
export interface Mark {
	/** Offsets in UTF-16 code units of the text, the end not included. */
	readonly start: number;
	readonly end: number;
	readonly name: string;
}

/** A tag, a character reference, or a character: one step through HTML that escaping has made. */
const STEP = /<[^>]*>|&[#\w]+;|[\s\S]/g;

/**
 * HTML of a text with `<span data-example="name">` around parts of the text. A part that goes on behind a tag is
 * continued there in `<span data-example-rest>`, so that tags stay nested.
 *
 * @param html made by escaping a text and putting tags between its characters, as `highlightLines` does
 * @param marks in order, not overlapping, none of them empty
 */
export function markRanges(html: string, marks: readonly Mark[]): string {
	if (marks.length === 0) return html;
	let made = '';
	let offset = 0;
	let next = 0;
	let open = false;
	for (const [step] of html.matchAll(STEP)) {
		const mark = marks[next];
		if (step.startsWith('<')) {
			// Inside of a part; a tag at its very start stays before it.
			if (open && mark) made += `</span>${step}<span data-example-rest>`;
			else made += step;
			continue;
		}
		if (mark && offset === mark.start) {
			made += `<span data-example="${mark.name}">`;
			open = true;
		}
		made += step;
		offset += step.startsWith('&') ? 1 : step.length;
		if (mark && offset >= mark.end && open) {
			made += '</span>';
			open = false;
			next += 1;
		}
	}
	return open ? `${made}</span>` : made;
}
