/**
 * The smoke test of every guide, sent to a real EventGate. Needs a checkout of https://github.com/wikimedia/eventgate
 * with its history and its packages: `git clone … sources/eventgate && npm install --omit=optional` there, or
 * EVENTGATE_DIR.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentFile } from '../../../src/config/project.ts';
import { loadCatalog } from '../../../src/load.ts';
import type { ProducerKind } from '../../../src/model/producer-kind.ts';
import { SNIPPETS } from '../../../src/workflow/snippets/index.ts';
import { guideConfig } from '../../../src/workflow/subject/make-guide-config.ts';
import { subjectOfStream } from '../../../src/workflow/subject/subject-of-stream.ts';

const EVENTGATE = resolve(process.env['EVENTGATE_DIR'] ?? 'sources/eventgate');
/** The commit before EventGate gave Wikimedia's own check away. */
const LAST_WITH_CHECK = '63ee5e0bc8531c7e45bca1d37e63a8b8d41be419^';
const PORT = 18192;
const there = existsSync(join(EVENTGATE, 'node_modules/service-runner'));
if (!there) console.warn(`The event service is not tested: ${EVENTGATE} has no EventGate with its packages.`);

const catalog = loadCatalog();
const facts = guideConfig(catalog);
/** The command that a guide shows, at the port of this test. */
function smokeTest(name: string): string | null {
	const stream = catalog.streamByName.get(name);
	const schema = catalog.schemaByTitle.get(stream?.schemaTitle ?? '');
	if (stream === undefined || schema === undefined || stream.pattern !== null) return null;
	const made = SNIPPETS['smoke-test-local'].make({
		subject: subjectOfStream(stream, schema),
		facts,
		rates: [],
	});
	return 'none' in made ? null : made.code.replace('localhost:8192', `localhost:${PORT}`);
}
const streams = catalog.streams.flatMap(({ name, producers }) => {
	const command = smokeTest(name);
	return command === null ? [] : [{ name, kind: producers[0]?.kind ?? 'unknown', command }];
});
const KINDS = [...new Set(streams.map(({ kind }) => kind))];

/** The status of the answer, and its body. */
function send(command: string): { readonly status: number; readonly body: string } {
	const answer = execFileSync('bash', ['-c', `${command.trimEnd()} -s`], { encoding: 'utf8' });
	return { status: Number(/^HTTP\/\S+ (\d+)/.exec(answer)?.[1]), body: answer };
}

describe.skipIf(!there)('a real event service', () => {
	let stop = (): void => undefined;
	beforeAll(async () => {
		const folder = mkdtempSync(join(tmpdir(), 'eventgate-'));
		const show = ['-C', EVENTGATE, 'show', `${LAST_WITH_CHECK}:lib/factories/wikimedia-eventgate.js`];
		const factory = join(folder, 'wikimedia-eventgate.js');
		writeFileSync(factory, execFileSync('git', show, { encoding: 'utf8' }));
		const configured = Object.fromEntries(
			streams.map(({ name }) => [name, { schema_title: catalog.streamByName.get(name)?.schemaTitle }]),
		);
		writeFileSync(join(folder, 'streams.json'), JSON.stringify(configured));
		const bases = ['primary', 'secondary'].map(
			(name) => `file://${contentFile(`sample/repositories/${name}/jsonschema`)}`,
		);
		const conf = {
			port: PORT,
			interface: '127.0.0.1',
			eventgate_factory_module: resolve('test/support/eventgate-factory.cjs'),
			schema_uri_field: '$schema',
			schema_base_uris: bases,
			stream_field: 'meta.stream',
			stream_config_uri: `file://${join(folder, 'streams.json')}`,
		};
		const config = {
			num_workers: 0,
			logging: { level: 'fatal' },
			services: [{ name: 'eventgate', module: './app.js', conf }],
		};
		writeFileSync(join(folder, 'config.yaml'), JSON.stringify(config));
		const server = spawn(process.execPath, ['server.js', '-c', join(folder, 'config.yaml')], {
			cwd: EVENTGATE,
			env: { ...process.env, EVENTGATE_DIR: EVENTGATE, WIKIMEDIA_FACTORY: factory },
			stdio: 'ignore',
		});
		stop = () => void server.kill();
		await listening();
	}, 60_000);
	afterAll(() => stop());

	it.each(KINDS)('accepts the smoke test of every stream that is sent by %s', (kind: ProducerKind) => {
		const refused = streams
			.filter((one) => one.kind === kind)
			.flatMap(({ name, command }) => {
				const { status, body } = send(command);
				return status === 201 ? [] : [`${name}: ${body}`];
			});
		expect(refused).toEqual([]);
	});

	it.each(KINDS)(
		'refuses the same under a wrong name, with a wrong schema, and with a schema that is not there: %s',
		(kind) => {
			const { name, command } = streams.find((one) => one.kind === kind) ?? { name: '', command: '' };
			const other = streams.find(
				(one) =>
					catalog.streamByName.get(one.name)?.schemaTitle !== catalog.streamByName.get(name)?.schemaTitle,
			);
			const named = `"stream": "${name}"`;
			const wrongName = send(command.replace(named, `"stream": "${name}x"`));
			expect(wrongName.status).toBeGreaterThanOrEqual(400);
			expect(wrongName.body).toContain('is not a configured stream');
			const wrongTitle = send((other?.command ?? '').replace(`"stream": "${other?.name}"`, named));
			expect(wrongTitle.status).toBeGreaterThanOrEqual(400);
			expect(wrongTitle.body).toContain('schema title must be');
			const broken = send(command.replace('"$schema": "', '"$schema": "/no'));
			expect(broken.status).toBeGreaterThanOrEqual(400);
		},
	);
});

async function listening(): Promise<void> {
	for (let attempt = 0; attempt < 200; attempt++) {
		const open = await new Promise<boolean>((done) => {
			const socket = connect(PORT, '127.0.0.1', () => {
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
