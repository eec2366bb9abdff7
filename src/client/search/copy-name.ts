/** "Copy name": the button in the dialog's foot and Ctrl/Cmd-C. */
import type { ChosenOption } from './chosen-option.ts';
import type { PaletteElements } from './dialog.ts';

/** Shows the button where the chosen option has a name to copy. */
export function offerCopy({ copy }: PaletteElements, chosen: ChosenOption): void {
	copy.hidden = chosen.current?.dataset['name'] === undefined;
	copy.textContent = 'Copy name';
}

/** Ctrl/Cmd-C copies the chosen name unless a part of the typed text is selected, which is what it copies then. */
export function mayCopy({ input }: PaletteElements, chosen: ChosenOption): boolean {
	return input.selectionStart === input.selectionEnd && chosen.current?.dataset['name'] !== undefined;
}

/** Copies the chosen name, and says so. */
export async function copyName({ copy, status }: PaletteElements, chosen: ChosenOption): Promise<void> {
	const name = chosen.current?.dataset['name'];
	if (name === undefined) return;
	try {
		await navigator.clipboard.writeText(name);
		copy.textContent = 'Copied';
		status.textContent = `Copied ${name}`;
	} catch {
		status.textContent = 'Copying failed: select the name on its page instead.';
	}
}
