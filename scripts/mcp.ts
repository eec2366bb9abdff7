/** `npm run mcp`: answers the Model Context Protocol on standard input and output, from a built site. */
import { resolve } from 'node:path';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { EXIT, runCommand } from '../src/cli/command.ts';
import { BuiltCatalog } from '../src/cli/mcp/built-catalog.ts';
import { catalogServer } from '../src/cli/mcp/server.ts';

await runCommand(
	{
		usage: 'npm run --silent mcp --',
		summary: 'Lets an assistant search and read a built catalog (Model Context Protocol, stdio). Read-only.',
		options: ['catalog'],
	},
	async (options) => {
		const site = new BuiltCatalog(options.path('catalog') ?? resolve('dist'));
		const transport = new StdioServerTransport();
		const closed = new Promise<void>((done) => {
			transport.onclose = done;
			process.stdin.once('end', done);
		});
		await catalogServer(site).connect(transport);
		await closed;
		return EXIT.done;
	},
);
