/** `npm run check:event`: what the event service says of events in a file, or of what comes on the standard input. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkEvent } from '../src/catalog/event/check-event.ts';
import { readPasted } from '../src/catalog/event/read-pasted.ts';
import { EXIT, runCommand } from '../src/cli/command.ts';
import { CommandError } from '../src/cli/command-error.ts';
import { eventReport } from '../src/cli/event-report.ts';
import { BuiltCatalog } from '../src/cli/mcp/built-catalog.ts';
import { OptionsError } from '../src/cli/options.ts';

await runCommand(
	{
		usage: 'npm run -s check:event --',
		summary:
			'Says of each event what the event service would answer, and why. Reads the standard input unless --events names a file:\n' +
			'JSON, one event a line, lines of kafkacat, or a request as a browser copies it. Exit code 1 when one is not accepted.',
		options: ['events', 'environment', 'catalog'],
	},
	async (options) => {
		const site = new BuiltCatalog(options.path('catalog') ?? resolve('dist'));
		const data = site.checks();
		const environment = options.text('environment') ?? data.environments[0]?.name ?? '';
		if (!data.environments.some(({ name }) => name === environment)) {
			const known = data.environments.map(({ name }) => name).join(', ');
			throw new OptionsError(`--environment is "${environment}"; expected one of ${known}.`);
		}
		const file = options.path('events');
		const pasted = readPasted(textOf(file));
		const checked = [];
		for (const { event, line } of pasted.events) {
			const loadSchema = async ({ title, version }: { title: string; version: string }) =>
				site.schema(title, version);
			checked.push({ line, result: await checkEvent(event, { data, environment, loadSchema }) });
		}
		process.stdout.write(`${eventReport(checked, pasted.unread)}\n`);
		const isGood = checked.length > 0 && checked.every(({ result }) => result.verdict === 'accepted');
		return isGood && pasted.unread.length === 0 ? EXIT.done : EXIT.failed;
	},
);

function textOf(file: string | undefined): string {
	try {
		return readFileSync(file ?? 0, 'utf8');
	} catch {
		throw new CommandError(`${file ?? 'The standard input'} cannot be read.`);
	}
}
