/** Starts a how-to: where its address names a stream, it speaks of that. Loads nothing elsewhere. */
import { askedStream } from './asked-stream.ts';

export async function startHowTo(): Promise<void> {
	if (askedStream() === null || !document.querySelector('[data-stream-choice]')) return;
	await (await import('./how-to-stream.ts')).showStream();
}
