/** A button in each phase of a guide that prints this phase alone, with the name of the stream above it. */
import { button } from '../page/button.ts';

export function addPhasePrinting(root: ParentNode): void {
	for (const phase of root.querySelectorAll<HTMLElement>('details[data-phase]')) {
		const title = phase.querySelector('h2')?.textContent?.trim() ?? '';
		const print = button(
			'Print this phase',
			{ weight: 'quiet', size: 'small', class: 'phase__print no-print' },
			{ 'aria-label': `Print this phase: ${title}` },
		);
		print.addEventListener('click', () => printAlone(phase));
		phase.querySelector('.phase__body')?.prepend(print);
	}
}

/** The page prints as a whole again as soon as this one is done. */
function printAlone(phase: HTMLElement): void {
	phase.dataset['printed'] = '';
	document.documentElement.classList.add('prints-phase');
	addEventListener(
		'afterprint',
		() => {
			document.documentElement.classList.remove('prints-phase');
			delete phase.dataset['printed'];
		},
		{ once: true },
	);
	print();
}
