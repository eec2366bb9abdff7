/** `npm run draft -- FILE --out DIR`: patches for the repositories from a draft that the workbench saved. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, runCommand } from '../src/cli/command.ts';
import { CommandError } from '../src/cli/command-error.ts';
import { patchFiles, patchReport } from '../src/cli/draft/patch-files.ts';
import { projectInput } from '../src/cli/draft/project-input.ts';
import { readRequest } from '../src/cli/draft/read-request.ts';
import { catalogOptions, SOURCE_OPTIONS } from '../src/cli/options.ts';
import { textReport } from '../src/cli/problem-report.ts';
import { loadProject } from '../src/load.ts';
import { makePatches } from '../src/workflow/draft/patch/make-patches.ts';

// The file may stand alone: `npm run draft -- draft.json`.
const [, , first = '--'] = process.argv;
if (!first.startsWith('--')) process.argv.splice(2, 1, '--draft', first);

await runCommand(
	{
		usage: 'npm run draft -- FILE --out DIR',
		summary:
			'Makes patches for the stream configuration and the schema repositories from a draft that the workbench\n' +
			'saved, and writes each with the message of its commit. Reads the sources, and changes none.',
		options: ['draft', 'out', ...SOURCE_OPTIONS],
	},
	async (options, terminal) => {
		const file = options.path('draft');
		const out = options.path('out');
		if (file === undefined)
			throw new CommandError('Name the draft: npm run draft -- draft.json --out patches');
		if (out === undefined) throw new CommandError('Say with --out into which folder.');
		const { request, problems } = readRequest(file);
		if (request === null) {
			terminal.line(textReport(problems, (colour, text) => terminal.paint(colour, text)));
			return EXIT.unusable;
		}
		const project = loadProject(catalogOptions(options));
		const { patches, refused } = await makePatches(request, projectInput(project));
		mkdirSync(out, { recursive: true });
		for (const patch of patches) {
			for (const [name, text] of patchFiles(patch)) writeFileSync(join(out, name), text);
			for (const line of patchReport(patch, out)) terminal.line(line);
		}
		for (const reason of refused) terminal.line(terminal.paint('red', reason));
		if (patches.length === 0 && refused.length === 0) {
			terminal.line('Nothing changes: the sources say this already.');
		}
		return refused.length === 0 ? EXIT.done : EXIT.failed;
	},
);
