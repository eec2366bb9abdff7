import { fileURLToPath } from 'node:url';
import { ConfigurationError } from '../config/errors.ts';
import { CommandError } from './command-error.ts';
import { type CommandSpec, helpText, type Options, OptionsError, parseOptions } from './options.ts';
import { textReport } from './problem-report.ts';
import { Terminal } from './terminal.ts';

/** Exit codes of every command. */
export const EXIT = { done: 0, failed: 1, unusable: 2 } as const;

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a command: reads the options, changes into the project, prints what goes wrong and sets the exit code.
 * npm changes the directory before it runs a script and leaves the caller's in INIT_CWD.
 *
 * @param main returns the exit code
 */
export async function runCommand(
	command: CommandSpec,
	main: (options: Options, terminal: Terminal) => Promise<number>,
): Promise<void> {
	const terminal = new Terminal();
	try {
		const calledFrom = (process.env['npm_lifecycle_event'] && process.env['INIT_CWD']) || process.cwd();
		const options = parseOptions(process.argv.slice(2), command, calledFrom, process.env);
		if (options.has('help')) {
			process.stdout.write(helpText(command));
			return;
		}
		process.chdir(PROJECT);
		process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
		process.exitCode = await main(options, terminal);
	} catch (error) {
		process.exitCode = reportError(error, command, terminal);
	}
}

/** Tells what went wrong, and returns the exit code for it. */
export function reportError(error: unknown, command: CommandSpec, terminal: Terminal): number {
	if (error instanceof OptionsError) {
		terminal.line(`${terminal.paint('red', error.message)}\nAll options: ${command.usage} --help`);
		return EXIT.unusable;
	}
	if (error instanceof ConfigurationError) {
		terminal.line(terminal.paint('red', 'The configuration cannot be used.'));
		terminal.line(textReport(error.problems, (colour, text) => terminal.paint(colour, text)));
		return EXIT.unusable;
	}
	if (error instanceof CommandError) {
		terminal.line(terminal.paint('red', error.message));
		return EXIT.failed;
	}
	terminal.line(error instanceof Error ? (error.stack ?? error.message) : String(error));
	return EXIT.failed;
}
