/**
 * Opens the search dialog: by its button, by `/` or Ctrl/Cmd-K, or by typing into a search box of the page. The
 * dialog's code is loaded at the first of these; until then this file is all that a page loads for searching.
 */
import { searchPath } from '../../paths.ts';

/** What is typed while the dialog's code is on its way; null while nothing is under way. */
let early: string | null = null;

/** @param text what to search for, read when the dialog is there: a box may be typed into until then */
async function open(text: () => string): Promise<void> {
	if (early !== null) return;
	early = '';
	try {
		const { openPalette } = await import('./palette.ts');
		openPalette(text() + early);
	} catch {
		// The dialog's code did not load: the search page works with what it has, and says what is missing.
		location.assign(searchPath(text() + early));
	} finally {
		early = null;
	}
}

const nothing = (): string => '';

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
	);
}

document.addEventListener('click', (event) => {
	const opener = event.target instanceof Element ? event.target.closest('[data-search-open]') : null;
	if (opener) void open(nothing);
});

document.addEventListener('keydown', (event) => {
	if (
		early !== null &&
		!isTyping(event.target) &&
		event.key.length === 1 &&
		!event.ctrlKey &&
		!event.metaKey
	) {
		early += event.key;
		event.preventDefault();
		return;
	}
	if (event.defaultPrevented || event.altKey || document.querySelector('dialog[open]')) return;
	const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
	const isCommand = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
	if (!isSlash && !isCommand) return;
	event.preventDefault();
	void open(nothing);
});

// A large search box of a page hands over to the dialog at the first letter.
document.addEventListener('input', (event) => {
	const box = event.target;
	if (box instanceof HTMLInputElement && box.matches('[data-search-here]') && box.value !== '') {
		void open(() => box.value);
	}
});
