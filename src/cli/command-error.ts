/** An error that its message explains fully: a command prints it without a stack trace and exits with code 1. */
export class CommandError extends Error {
	override readonly name = 'CommandError';
}
