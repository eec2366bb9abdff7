import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const TIME_LIMIT = 60_000;

/** A port that is free now. */
const freePort = (): Promise<number> =>
	new Promise((done) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
		});
	});

/** `npm start` of a site that is built already, as a person types it. */
function npmStart(port: number): {
	readonly child: ChildProcess;
	readonly ended: Promise<unknown>;
	output(): string;
	says(text: string): Promise<void>;
} {
	const folder = temporaryFolder({ 'index.html': 'hello', 'api/catalog.json': '{}' });
	const child = spawn(
		'npm',
		['start', '--', '--skip-build', '--out', folder, '--port', String(port), '--host', '127.0.0.1'],
		// A group of its own, so that nothing is left if the test fails.
		{ cwd: PROJECT, detached: true },
	);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (text) => {
			output += String(text);
		});
	}
	const ended = new Promise((done) => child.once('exit', (code, signal) => done(signal ?? code)));
	onTestFinished(() => {
		try {
			process.kill(-(child.pid ?? 0), 'SIGKILL');
		} catch {
			// It has ended, as it should.
		}
	});
	return {
		child,
		ended,
		output: () => output,
		async says(text) {
			while (!output.includes(text)) {
				if (child.exitCode !== null) throw new Error(`npm ended: ${output}`);
				await new Promise((done) => setTimeout(done, 50));
			}
		},
	};
}

const answers = (port: number): Promise<boolean> =>
	fetch(`http://127.0.0.1:${port}/`).then(
		(response) => response.ok,
		() => false,
	);

it.each([
	['Ctrl-C, which a terminal sends to npm and all that it started,', 'SIGINT', 'all'],
	['SIGTERM to npm alone', 'SIGTERM', 'npm'],
] as const)(
	'%s ends the server that npm started',
	async (_what, signal, whom) => {
		const port = await freePort();
		const { child, ended, says } = npmStart(port);
		await says('The catalog is at');
		expect(await answers(port)).toBe(true);
		process.kill(whom === 'all' ? -(child.pid ?? 0) : (child.pid ?? 0), signal);
		await ended;
		await expect.poll(() => answers(port), { timeout: 10_000 }).toBe(false);
	},
	TIME_LIMIT,
);

it(
	'a port that is taken is said, with what to do, and without a stack trace',
	async () => {
		const other = createServer();
		const port = await freePort();
		await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
		onTestFinished(() => void other.close());
		const { ended, output } = npmStart(port);
		expect(await ended).not.toBe(0);
		expect(output()).toContain(`Port ${port} is taken. Name another with --port, or leave the option out.`);
		expect(output()).not.toMatch(/\n\s+at /);
	},
	TIME_LIMIT,
);
