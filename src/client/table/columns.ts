/** Which columns of a list are shown, chosen in a menu of its form. */
import { element } from '../page/dom.ts';
import { textOf } from './rows.ts';

/** Fills the menu "Columns" and keeps the table's list of hidden columns up to date. The name always shows. */
export function offerColumns(
	form: HTMLFormElement,
	table: HTMLTableElement,
	heads: readonly HTMLElement[],
): void {
	const place = form.querySelector('[data-columns]');
	const hidden = (table.dataset['hidden'] ?? '').split(' ');
	for (const [index, head] of heads.entries()) {
		if (index === 0) continue;
		const number = String(index + 1);
		const box = element('input', { type: 'checkbox' });
		box.checked = !hidden.includes(number);
		box.addEventListener('input', (event) => {
			// It chooses what is shown of rows, not which.
			event.stopPropagation();
			const others = (table.dataset['hidden'] ?? '').split(' ').filter((one) => one !== '' && one !== number);
			table.dataset['hidden'] = [...others, ...(box.checked ? [] : [number])].join(' ');
		});
		place?.append(element('li', {}, element('label', {}, box, textOf(head))));
	}
}
