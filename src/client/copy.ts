/** Buttons with `data-copy` put their text on the clipboard and say so. */
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

/** Listens once for the whole page, so that buttons added later work too. */
export function watchCopyButtons(): void {
	const status = document.getElementById('copy-status');
	document.addEventListener('click', async (event) => {
		const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
		if (button === null) return;
		const done = await copy(button.dataset['copy'] ?? '');
		button.dataset['state'] = done ? 'copied' : 'failed';
		if (status !== null) status.textContent = done ? 'Copied' : 'Copying failed: select the text instead.';
		setTimeout(() => {
			delete button.dataset['state'];
			if (status !== null) status.textContent = '';
		}, SHOWN_MS);
	});
}
