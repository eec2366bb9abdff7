/** `npm run check:packages`: digests, installation scripts and licences of the packages in the lock file. */
import { readFileSync } from 'node:fs';
import { EXIT, runCommand } from '../src/cli/command.ts';
import { reportPackages } from '../src/cli/package-report.ts';

await runCommand(
	{
		usage: 'npm run check:packages --',
		summary: 'Checks digests, installation scripts and licences of all packages, without the network.',
		options: [],
	},
	async (_options, terminal) => {
		const { allowScripts = {} } = JSON.parse(readFileSync('package.json', 'utf8')) as {
			allowScripts?: Record<string, boolean>;
		};
		const report = reportPackages(JSON.parse(readFileSync('package-lock.json', 'utf8')), allowScripts);
		for (const [licence, count] of report.licences) terminal.line(`${String(count).padStart(5)}  ${licence}`);
		for (const fault of report.faults) terminal.line(terminal.paint('red', fault));
		terminal.line(`${report.packages} packages, ${report.faults.length} faults`);
		return report.faults.length === 0 ? EXIT.done : EXIT.failed;
	},
);
