/** The box that says which stream a shared page speaks of. */
import { searchPath, streamPath } from '../../paths.ts';
import { element } from '../page/dom.ts';
import { askedStream } from './asked-stream.ts';
import { loadStream, type StreamOfPage } from './stream-of-page.ts';

/**
 * Loads the stream that the address asks for and says so, in the box and in the title.
 *
 * @returns null where the page speaks of its example: none is asked for, or none can be shown
 */
export async function chooseStream(): Promise<StreamOfPage | null> {
	const box = document.querySelector<HTMLElement>('[data-stream-choice]');
	const name = askedStream();
	if (!box || name === null) return null;
	const input = box.querySelector('input');
	if (input) input.value = name;
	const example = box.dataset['example'] ?? '';
	if (name === example) {
		say(box, name, true);
		return null;
	}
	const found = await loadStream(name).catch((error: unknown) => {
		tell(box, `The values of ${name} could not be loaded (${String(error)}). The page speaks of ${example}.`);
	});
	if (found === null) {
		tell(box, `This catalog has no stream ${name}. The page speaks of ${example}. `);
		box
			.querySelector('[data-stream-status]')
			?.append(element('a', { href: searchPath(name) }, 'Search for it'));
		box.querySelector('details')?.setAttribute('open', '');
	}
	if (!found) return null;
	say(box, name, false);
	return found;
}

function say(box: HTMLElement, name: string, isExample: boolean): void {
	box
		.querySelector('[data-shown-for]')
		?.replaceChildren(
			'Shown for ',
			element('a', { href: streamPath(name) }, element('code', { class: 'name' }, name)),
			isExample ? '' : ', with its own values',
			'.',
		);
	document.title = `${name}: ${document.title}`;
}

function tell(box: HTMLElement, text: string): void {
	const status = box.querySelector('[data-stream-status]');
	if (status) status.textContent = text;
}
