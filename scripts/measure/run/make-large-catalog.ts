/** Makes a catalog of any size to measure builds with. */
import { EXIT, runCommand } from '../../../src/cli/command.ts';
import { OptionsError } from '../../../src/cli/options.ts';
import { writeLargeCatalog } from '../large-catalog.ts';

await runCommand(
	{
		usage: 'npm run make-large-catalog --',
		summary:
			'Writes a schema repository and a stream configuration of any size; the same size gives the same bytes.',
		options: ['out', 'schemas', 'streams'],
	},
	async (options, terminal) => {
		const folder = options.path('out');
		if (folder === undefined) throw new OptionsError('Say where with --out DIR.');
		const size = {
			schemas: options.number('schemas', 0, 1_000_000) ?? 10_000,
			streams: options.number('streams', 0, 1_000_000) ?? 10_000,
		};
		terminal.step(`Writing ${size.schemas} schemas and ${size.streams} streams`);
		await writeLargeCatalog(folder, size);
		terminal.done(`in ${folder}`);
		terminal.line(
			`Build it with:\n  npm run build -- --repository large=${folder}/large --stream-config ${folder}/stream-config/production.json --out /tmp/large-site`,
		);
		return EXIT.done;
	},
);
