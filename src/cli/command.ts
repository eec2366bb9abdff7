import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationError } from '../config/errors.ts';
import { CommandError } from './command-error.ts';
import { type CommandSpec, helpText, type Options, OptionsError, parseOptions } from './options.ts';
import { textReport } from './problem-report.ts';
import { Terminal } from './terminal.ts';

/** Exit codes of every command. */
export const EXIT = { done: 0, failed: 1, unusable: 2 } as const;

/** Variables of the environment that would win over those that Astro sets for pages (`import.meta.env`). */
const SHADOWING = ['BASE_URL', 'SITE', 'ASSETS_PREFIX', 'MODE', 'DEV', 'PROD', 'SSR'] as const;

const PROJECT = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * Runs a command: reads the options, changes into the project, prints what goes wrong and sets the exit code.
 *
 * @param main returns the exit code
 */
export async function runCommand(
	command: CommandSpec,
	main: (options: Options, terminal: Terminal) => Promise<number>,
): Promise<void> {
	const terminal = new Terminal();
	try {
		const calledFrom = callersFolder(process.cwd(), process.env);
		const options = parseOptions(process.argv.slice(2), command, calledFrom, process.env);
		if (options.has('help')) {
			process.stdout.write(helpText(command));
			return;
		}
		process.chdir(PROJECT);
		process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
		for (const name of SHADOWING) delete process.env[name];
		process.exitCode = await main(options, terminal);
	} catch (error) {
		process.exitCode = reportError(error, command, terminal);
	}
}

/**
 * Where the command was called. npm runs a script in the project and leaves the caller's folder in INIT_CWD; a
 * script that is run in any other folder was not started by npm, even if that variable is set.
 */
export function callersFolder(workingFolder: string, environment: NodeJS.ProcessEnv): string {
	return (resolve(workingFolder) === PROJECT && environment['INIT_CWD']) || workingFolder;
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
