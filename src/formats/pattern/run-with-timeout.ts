import { createContext, Script } from 'node:vm';

/** Milliseconds that may be lost to work that was stopped before everything else gets much less time. */
const PATIENCE = 60_000;
/** Milliseconds that work gets from then on; honest input needs a tenth of one. */
const IMPATIENT = 10;
let lost = 0;

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
 * Where a minute was lost in all, work is stopped after 10 ms: no number of hostile files holds up a build.
 *
 * @param milliseconds more than the work ever needs on honest input
 * @throws TimeLimitError when the time is over, and whatever the work throws
 */
export function runWithTimeout<Result>(work: () => Result, milliseconds: number): Result {
	const limit = lost > PATIENCE ? Math.min(milliseconds, IMPATIENT) : milliseconds;
	let result: { readonly value: Result } | undefined;
	const outer = sandbox.work;
	sandbox.work = () => {
		result = { value: work() };
	};
	try {
		script.runInContext(context, { timeout: limit });
	} catch (error) {
		if (!isTimeout(error)) throw error;
		lost += limit;
		throw new TimeLimitError(`stopped after ${limit} ms`);
	} finally {
		sandbox.work = outer;
	}
	if (result === undefined) throw new TimeLimitError(`stopped after ${limit} ms`);
	return result.value;
}
