/**
 * Gives the code blocks of step texts their copy buttons: a guide has dozens of them, and only a script can copy.
 *
 * @param root what was added to the page
 */
export function addCopyButtons(root: ParentNode): void {
	for (const block of root.querySelectorAll('.step-code')) {
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'step-code__copy no-print';
		button.dataset['copyBlock'] = '';
		button.textContent = 'Copy';
		button.setAttribute(
			'aria-label',
			`Copy: ${block.querySelector('.step-code__title')?.textContent ?? 'this command'}`,
		);
		block.append(button);
	}
}
