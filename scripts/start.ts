/** `npm start`: builds the site and serves it. */
import { join } from 'node:path';
import { buildCommand } from '../src/cli/build-command.ts';
import { EXIT, runCommand } from '../src/cli/command.ts';
import { CommandError } from '../src/cli/command-error.ts';
import { SOURCE_OPTIONS } from '../src/cli/options.ts';
import { isSite, serveSite } from '../src/cli/serve-site.ts';
import { siteTarget } from '../src/cli/site-target.ts';
import { onStop } from '../src/cli/stop-signals.ts';

await runCommand(
	{
		usage: 'npm start --',
		summary: 'Builds the site as npm run build does, then serves it until Ctrl-C.',
		options: [...SOURCE_OPTIONS, 'out', 'base', 'strict', 'force', 'port', 'host', 'skip-build'],
	},
	async (options, terminal) => {
		const port = options.number('port', 0, 65_535);
		const target = siteTarget(options);
		if (options.has('skip-build')) {
			if (!isSite(target.out)) {
				throw new CommandError(`There is no site in ${target.out} yet; leave out --skip-build.`);
			}
		} else {
			const { exitCode } = await buildCommand(options, terminal, { brief: true });
			if (exitCode !== EXIT.done) return exitCode;
		}
		const { server, url } = await serveSite({
			folder: join(target.out),
			base: target.base,
			host: options.text('host') ?? 'localhost',
			port,
		});
		terminal.line();
		terminal.line(`The catalog is at ${terminal.paint('bold', url)} (stop with Ctrl-C)`);
		await new Promise<void>((stopped) => {
			onStop(() => {
				server.close(() => stopped());
				server.closeAllConnections();
			});
		});
		return EXIT.done;
	},
);
