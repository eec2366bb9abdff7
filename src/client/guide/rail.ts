import { element } from '../page/dom.ts';

/**
 * Lists the milestones of a guide at its side. Made by script from the headings: without one, they are the page's own
 * headings, and no page carries the list twice.
 *
 * @param root the page
 */
export function addRail(root: ParentNode): void {
	const place = root.querySelector('.guide');
	if (!place) return;
	const phases = [...place.querySelectorAll<HTMLElement>('[data-phase]')];
	if (phases.length === 0) return;
	const list = document.createElement('ol');
	list.setAttribute('role', 'list');
	for (const phase of phases) {
		const inner = document.createElement('ol');
		inner.setAttribute('role', 'list');
		for (const milestone of phase.querySelectorAll<HTMLElement>('section[data-milestone]')) {
			inner.append(itemOf(milestone.id, milestone.querySelector('h3')?.textContent ?? ''));
		}
		const item = itemOf(phase.id, phase.querySelector('h2')?.textContent ?? '');
		item.append(inner);
		list.append(item);
	}
	const rail = element('nav', { class: 'guide__rail no-print', 'aria-label': 'Milestones' }, list);
	place.prepend(rail);
}

function itemOf(id: string, text: string): HTMLLIElement {
	const item = document.createElement('li');
	const link = document.createElement('a');
	link.href = `#${id}`;
	link.textContent = text.trim();
	item.append(link);
	return item;
}
