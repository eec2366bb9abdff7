/**
 * Receives what Astro logs during a build (`logger.entrypoint`). Astro imports this file by its URL in the same
 * process, so it is the same module that `build-site.ts` imports.
 */

/** One message of Astro's logger, as far as it matters here. */
interface Message {
	readonly level: string;
	readonly message: string;
}

/** Who wants to know: how many pages and other files are rendered so far, and every warning and error. */
interface Listener {
	rendered(count: number): void;
	trouble(level: 'warn' | 'error', message: string): void;
}

let listener: Listener | null = null;
let rendered = 0;

/** Sends the log of the next build to `next`; null drops it. */
export function listenToBuild(next: Listener | null): void {
	listener = next;
	rendered = 0;
}

/** The destination that Astro asks for. */
export default function destination(): { write(message: Message): void } {
	return {
		write({ level, message }) {
			if (level === 'warn' || level === 'error') listener?.trouble(level, message);
			// Astro has no hook for a finished file; it logs one line, drawn as a branch, for each.
			else if (message.includes('├─')) listener?.rendered(++rendered);
		},
	};
}
