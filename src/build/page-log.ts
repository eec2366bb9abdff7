/**
 * Receives what Astro logs while it compiles or renders pages (`logger.entrypoint`). Astro imports this file by its
 * URL in the same process, so it is the same module that others import.
 */

/** One message of Astro's logger, as far as it matters here. */
interface Message {
	readonly level: string;
	readonly message: string;
}

/** Who wants to know every warning and error. */
type Listener = (level: 'warn' | 'error', message: string) => void;

let listener: Listener | null = null;

/** Sends the log of the next build to `next`; null drops it. */
export function listenToBuild(next: Listener | null): void {
	listener = next;
}

/** The destination that Astro asks for. */
export default function destination(): { write(message: Message): void } {
	return {
		write({ level, message }) {
			if (level === 'warn' || level === 'error') listener?.(level, message);
		},
	};
}
