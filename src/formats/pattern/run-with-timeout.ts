import { createContext, Script } from 'node:vm';

/** Thrown where work on untrusted input took longer than it may. */
export class TimeLimitError extends Error {}

const sandbox: { work: () => unknown } = { work: () => undefined };
const context = createContext(sandbox);
const script = new Script('work()');

/** The error can belong to the other context, so `instanceof Error` does not tell. */
function isTimeout(error: unknown): boolean {
	return (
		typeof error === 'object' &&
		error !== null &&
		'code' in error &&
		error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
	);
}

/**
 * Runs work on untrusted input and stops it after a time. The time limit of `vm` interrupts even a regular
 * expression that backtracks, which nothing else in JavaScript does; the work itself runs as usual, in no sandbox.
 *
 * @param milliseconds more than the work ever needs on honest input
 * @throws TimeLimitError when the time is over, and whatever the work throws
 */
export function runWithTimeout<Result>(work: () => Result, milliseconds: number): Result {
	let result: { readonly value: Result } | undefined;
	const outer = sandbox.work;
	sandbox.work = () => {
		result = { value: work() };
	};
	try {
		script.runInContext(context, { timeout: milliseconds });
	} catch (error) {
		if (isTimeout(error)) throw new TimeLimitError(`stopped after ${milliseconds} ms`);
		throw error;
	} finally {
		sandbox.work = outer;
	}
	if (result === undefined) throw new TimeLimitError(`stopped after ${milliseconds} ms`);
	return result.value;
}
