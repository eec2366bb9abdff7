/** Buttons with `data-copy` or `data-copy-block` put a text on the clipboard and say so. */
const SHOWN_MS = 1600;

async function copy(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		// No permission, or not a secure context: the caller says that it failed.
		return false;
	}
}

/** The button's own text, or that of the code block around it, whose folded lines belong to it. */
function textOf(button: HTMLElement): string {
	if (button.dataset['copyBlock'] === undefined) return button.dataset['copy'] ?? '';
	const parts = button.closest('.code, .step-code')?.querySelectorAll('pre') ?? [];
	return [...parts].map((part) => part.textContent ?? '').join('\n');
}

/** Listens once for the whole page, so that buttons added later work too. */
export function watchCopyButtons(): void {
	const status = document.getElementById('copy-status');
	document.addEventListener('click', async (event) => {
		const button =
			event.target instanceof Element
				? event.target.closest<HTMLElement>('[data-copy], [data-copy-block]')
				: null;
		if (button === null) return;
		const done = await copy(textOf(button));
		button.dataset['state'] = done ? 'copied' : 'failed';
		if (status !== null) status.textContent = done ? 'Copied' : 'Copying failed: select the text instead.';
		setTimeout(() => {
			delete button.dataset['state'];
			if (status !== null) status.textContent = '';
		}, SHOWN_MS);
	});
}
