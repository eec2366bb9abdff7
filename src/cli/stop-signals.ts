/** What ends a command that runs on: signals, and the end of the npm that started it. */

export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type StopSignal = (typeof STOP_SIGNALS)[number];

/** How often a command looks whether npm is still there. */
const LOOK_MS = 500;

/**
 * Calls back once when the command is to stop. npm hands SIGTERM to the shell that it starts a script in, and the
 * shell ends without telling the script: a script of npm whose shell is gone takes it for SIGTERM.
 *
 * @returns stops listening
 */
export function onStop(stop: (signal: StopSignal) => void): () => void {
	let look: NodeJS.Timeout | undefined;
	const off = (): void => {
		clearInterval(look);
		for (const signal of STOP_SIGNALS) process.off(signal, stopped);
	};
	const stopped = (signal: StopSignal): void => {
		off();
		stop(signal);
	};
	for (const signal of STOP_SIGNALS) process.on(signal, stopped);
	// Without npm a command may well outlive the shell that it was started from.
	if (process.env['npm_lifecycle_event'] !== undefined) {
		const shell = process.ppid;
		look = setInterval(() => {
			if (process.ppid !== shell) stopped('SIGTERM');
		}, LOOK_MS).unref();
	}
	return off;
}
