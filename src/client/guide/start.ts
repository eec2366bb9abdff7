/** Starts the tools of the guide on this page; a page that all streams share speaks of the stream in its address first. */
import { watchGuide } from './progress.ts';

export async function startGuide(): Promise<void> {
	const tools = document.querySelector<HTMLElement>('[data-guide]');
	const purpose = tools?.dataset['sharedPurpose'];
	// Loaded only there: it brings all that makes guides.
	if (tools && purpose !== undefined) await (await import('./shared-purpose.ts')).showPurpose(tools, purpose);
	watchGuide();
}
