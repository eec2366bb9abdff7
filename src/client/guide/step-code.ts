import { element } from '../page/dom.ts';
import { icon } from '../page/icon.ts';

/**
 * Gives the code blocks of step texts their copy buttons: a guide has dozens of them, and only a script can copy. The
 * box around block and button is made here, too, so that no page carries it.
 *
 * @param root what was added to the page
 */
export function addCopyButtons(root: ParentNode): void {
	for (const code of root.querySelectorAll<HTMLElement>(':is(.step-text, [data-cell]) pre')) {
		if (code.parentElement?.classList.contains('step-code')) continue;
		const box = document.createElement('div');
		box.className = 'step-code';
		const before = code.previousElementSibling;
		const title = before?.classList.contains('on') ? before.textContent : null;
		code.replaceWith(box);
		box.append(code, copyButton(title ?? 'this command'));
	}
}

/** As `components/CopyButton.astro` makes it. */
function copyButton(what: string): HTMLButtonElement {
	const button = element('button', {
		type: 'button',
		class: 'copy-button no-print',
		'data-copy-block': '',
		'aria-label': `Copy: ${what}`,
		title: `Copy: ${what}`,
	});
	button.append(icon('copy', 16));
	return button;
}
