/**
 * The smoke test of every guide, sent to a real EventGate. Needs a checkout of https://github.com/wikimedia/eventgate
 * with its history and its packages: `git clone … sources/eventgate && npm install --omit=optional` there, or
 * EVENTGATE_DIR. With CATALOG_OPTIONS, as for a build, it sends the streams of those sources instead of the sample's.
 */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasEventGate, startEventGate } from '../../../scripts/measure/eventgate/service.ts';
import { type CatalogOptions, loadCatalog } from '../../../src/load.ts';
import type { ProducerKind } from '../../../src/model/producer-kind.ts';
import { SNIPPETS } from '../../../src/workflow/snippets/index.ts';
import { guideConfig } from '../../../src/workflow/subject/make-guide-config.ts';
import { subjectOfStream } from '../../../src/workflow/subject/subject-of-stream.ts';

const EVENTGATE = resolve(process.env['EVENTGATE_DIR'] ?? 'sources/eventgate');
const PORT = 18192;
const there = hasEventGate(EVENTGATE);
if (!there) console.warn(`The event service is not tested: ${EVENTGATE} has no EventGate with its packages.`);

const catalog = loadCatalog(JSON.parse(process.env['CATALOG_OPTIONS'] ?? '{}') as CatalogOptions);
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
	let stop = async (): Promise<void> => undefined;
	beforeAll(async () => {
		const configured = Object.fromEntries(
			streams.map(({ name }) => [name, { schema_title: catalog.streamByName.get(name)?.schemaTitle }]),
		);
		const schemaBases = catalog.config.repositories.map(
			({ path, basePath }) => `file://${join(path, basePath)}`,
		);
		stop = await startEventGate(EVENTGATE, { port: PORT, schemaBases, streams: configured });
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
