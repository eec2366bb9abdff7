/** Shows the guide of a purpose for the stream in the address, in place of the example's. */
import { buildPurpose, purposeHeads } from '../../workflow/guide/purpose.ts';
import { purposeMarkup, purposeTabs } from '../../workflow/guide/purpose-markup.ts';
import { toDom } from './markup-to-dom.ts';
import { chooseStream } from './stream-choice.ts';

/**
 * @param tools the box of the checklist
 * @param id identifier of the purpose
 */
export async function showPurpose(tools: HTMLElement, id: string): Promise<void> {
	const chosen = await chooseStream();
	if (chosen === null) return;
	const { workflow, context } = chosen;
	const guide = buildPurpose(workflow, context, id);
	document.querySelector('[data-phase]')?.replaceChildren(toDom(purposeMarkup(guide)));
	document
		.querySelector('[data-purposes]')
		?.replaceChildren(toDom(purposeTabs(context.subject.name, purposeHeads(workflow, context), id)));
	const heading = document.querySelector('h1');
	if (heading) heading.textContent = `${guide.title}: ${context.subject.name}`;
	tools.dataset['guide'] = context.subject.name;
	tools.hidden = guide.whyNot !== null;
}
