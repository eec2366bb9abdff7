import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuiltCatalog } from '../../src/cli/mcp/built-catalog.ts';
import { catalogServer } from '../../src/cli/mcp/server.ts';
import { sampleSite } from '../support/sample-site.ts';

let client: Client;
async function call(name: string, args: Record<string, unknown>): Promise<{ text: string; failed: boolean }> {
	const result = await client.callTool({ name, arguments: args });
	const content = result.content as { type: string; text: string }[];
	return { text: content.map(({ text }) => text).join('\n'), failed: result.isError === true };
}

describe('an assistant that is connected to the built sample', () => {
	beforeAll(async () => {
		const [here, there] = InMemoryTransport.createLinkedPair();
		client = new Client({ name: 'test', version: '1' });
		await Promise.all([catalogServer(new BuiltCatalog(sampleSite())).connect(there), client.connect(here)]);
	});
	afterAll(() => client.close());

	it('sees tools that only read', async () => {
		const { tools } = await client.listTools();
		expect(tools.map(({ name }) => name)).toEqual([
			'search',
			'schema',
			'stream',
			'guide_task',
			'check_name',
			'check_event',
			'draft_stream',
		]);
		expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
	});

	it('finds a stream by words', async () => {
		const { text } = await call('search', { query: 'page change', limit: 3 });
		expect(text).toContain('`mediawiki.page_change.v1`');
	});

	it('reads a schema by its title, and one version by its $schema', async () => {
		const schema = await call('schema', { schema: 'mediawiki/page/change' });
		expect(schema.text).toContain('# `mediawiki/page/change`');
		expect(schema.text).toMatch(/\| `meta\.stream` \| string \| yes \|/);
		const version = await call('schema', { schema: '/mediawiki/page/change/1.0.0' });
		expect(version.text).toContain('"$id": "/mediawiki/page/change/1.0.0"');
	});

	it('reads a stream and its guide', async () => {
		const stream = await call('stream', { stream: 'mediawiki.page_change.v1' });
		expect(stream.text).toContain('`eqiad.mediawiki.page_change.v1`');
		const guide = await call('guide_task', { stream: 'mediawiki.page_change.v1' });
		expect(guide.text.match(/^## /gm)?.length).toBeGreaterThanOrEqual(5);
		const part = await call('guide_task', { stream: 'mediawiki.page_change.v1', part: 'beta' });
		expect(part.text.length).toBeLessThan(guide.text.length / 2);
	});

	it('is told what is near where a thing is not there', async () => {
		const { text, failed } = await call('stream', { stream: 'mediawiki.page_chnge.v1' });
		expect(failed).toBe(true);
		expect(text).toContain('`mediawiki.page_change.v1`');
	});

	it('learns that a name is taken', async () => {
		const { text } = await call('check_name', { name: 'mediawiki.page_change.v1' });
		expect(text).toContain('(taken)');
	});

	it('learns what the event service would say of an event, and why', async () => {
		const page = await call('schema', { schema: 'mediawiki/page/change' });
		const [, minimal = ''] = /Minimal valid event:\n\n```json\n([\s\S]*?)\n```/.exec(page.text) ?? [];
		const good = await call('check_event', { events: minimal });
		expect(good.text).toMatch(/^Event: \*\*Accepted\*\*, stream `mediawiki\.page_change\./);
		const bad = await call('check_event', {
			events: minimal.replace('"/mediawiki/page/change/', '"/mediawiki/page/chnge/'),
		});
		expect(bad.text).toContain('Event: **Refused**');
		expect(bad.text).toContain('`mediawiki/page/change`');
		const nowhere = await call('check_event', { events: minimal, environment: 'moon' });
		expect([nowhere.failed, nowhere.text]).toEqual([true, expect.stringContaining('production')]);
		expect((await call('check_event', { events: 'no event' })).text).toContain('Not read');
	});

	it('drafts a stream on an existing schema', async () => {
		const { text } = await call('draft_stream', {
			name: 'mediawiki.reading_list_save',
			producer: 'eventbus',
			destination: 'eventgate-main',
			schema: 'mediawiki/page/change',
		});
		expect(text).toContain("'mediawiki.reading_list_save' => [");
		expect(text).toContain("'destination_event_service' => 'eventgate-main'");
	});

	it('gets no file through a name', async () => {
		expect((await call('schema', { schema: '../../../etc/passwd' })).failed).toBe(true);
		expect((await call('stream', { stream: '../../package' })).failed).toBe(true);
	});
});

it('the command answers on standard input and output, and says nothing else there', async () => {
	const stdio = new StdioClientTransport({
		command: process.execPath,
		args: ['scripts/mcp.ts', '--catalog', sampleSite()],
		stderr: 'pipe',
	});
	const other = new Client({ name: 'test', version: '1' });
	await other.connect(stdio);
	expect((await other.listTools()).tools.length).toBe(7);
	await other.close();
});
