/**
 * A real EventGate (https://github.com/wikimedia/eventgate) with Wikimedia's own check, for tests and measurements.
 * Needs a checkout with its history and its packages: `git clone … && npm install --omit=optional --omit=dev` there.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The commit before EventGate gave Wikimedia's own check away. */
const LAST_WITH_CHECK = '63ee5e0bc8531c7e45bca1d37e63a8b8d41be419^';
const FACTORY = fileURLToPath(new URL('factory.cjs', import.meta.url));

/** Whether a folder holds an EventGate that can be run. */
export const hasEventGate = (folder: string): boolean =>
	existsSync(join(folder, 'node_modules/service-runner'));

/**
 * Starts it and waits until it listens.
 *
 * @param folder the checkout
 * @param schemaBases addresses (`file:` or `http:`) of folders of schemas
 * @param streams settings by stream; `schema_title` is read
 * @returns a function that stops it
 * @throws Error where it does not start
 */
export async function startEventGate(
	folder: string,
	{
		port,
		schemaBases,
		streams,
	}: {
		readonly port: number;
		readonly schemaBases: readonly string[];
		readonly streams: Readonly<Record<string, unknown>>;
	},
): Promise<() => Promise<void>> {
	const scratch = mkdtempSync(join(tmpdir(), 'eventgate-'));
	const at = (name: string): string => join(scratch, name);
	const show = ['-C', folder, 'show', `${LAST_WITH_CHECK}:lib/factories/wikimedia-eventgate.js`];
	writeFileSync(at('wikimedia-eventgate.js'), execFileSync('git', show, { encoding: 'utf8' }));
	writeFileSync(at('streams.json'), JSON.stringify(streams));
	const conf = {
		port,
		interface: '127.0.0.1',
		eventgate_factory_module: FACTORY,
		schema_uri_field: '$schema',
		schema_base_uris: schemaBases,
		stream_field: 'meta.stream',
		stream_config_uri: `file://${at('streams.json')}`,
		max_body_size: '10mb',
	};
	const services = [{ name: 'eventgate', module: './app.js', conf }];
	writeFileSync(at('config.yaml'), JSON.stringify({ num_workers: 0, logging: { level: 'fatal' }, services }));
	const server = spawn(process.execPath, ['server.js', '-c', at('config.yaml')], {
		cwd: folder,
		env: { ...process.env, EVENTGATE_DIR: folder, WIKIMEDIA_FACTORY: at('wikimedia-eventgate.js') },
		stdio: 'ignore',
	});
	await listening(port);
	return async () => {
		const ended = new Promise((done) => server.once('exit', done));
		server.kill();
		await ended;
		rmSync(scratch, { recursive: true, force: true });
	};
}

async function listening(port: number): Promise<void> {
	for (let attempt = 0; attempt < 200; attempt++) {
		const open = await new Promise<boolean>((done) => {
			const socket = connect(port, '127.0.0.1', () => {
				socket.destroy();
				done(true);
			});
			socket.on('error', () => done(false));
		});
		if (open) return;
		await new Promise((done) => setTimeout(done, 200));
	}
	throw new Error('The event service did not start.');
}
