import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { subjectIn, touchSchema, touchStream } from '../../../scripts/measure/subjects.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'subjects-'));
const file = (text: string): string => {
	const path = join(folder(), 'file');
	writeFileSync(path, text);
	return path;
};

describe('the sources that a benchmark edits', () => {
	it('are a copy of the data, with the options that build it', async () => {
		const data = folder();
		mkdirSync(join(data, 'schemas-event-primary/jsonschema/a'), { recursive: true });
		mkdirSync(join(data, 'stream-config'));
		writeFileSync(join(data, 'schemas-event-primary/jsonschema/a/1.0.0.yaml'), 'title: a\n');
		writeFileSync(join(data, 'stream-config/production.json'), '{}');
		const copy = join(folder(), 'copy');
		const subject = await subjectIn('mine', data, copy);
		expect(subject.options).toEqual([
			'--repository',
			`primary=${copy}/schemas-event-primary`,
			'--stream-config',
			`${copy}/stream-config/production.json`,
		]);
		expect(subject.schemaFile).toBe(`${copy}/schemas-event-primary/jsonschema/a/1.0.0.yaml`);
	});

	it('get another description of a field with every edit', () => {
		const path = file('title: a\nproperties:\n  b:\n    description: What it is\n    type: string\n');
		touchSchema(path, 1);
		touchSchema(path, 2);
		expect(readFileSync(path, 'utf8')).toBe(
			'title: a\nproperties:\n  b:\n    description: What it is (edit 2)\n    type: string\n',
		);
	});

	it.each([
		["'canary_events_enabled' => true,", "'canary_events_enabled' => false,"],
		['"canary_events_enabled": false', '"canary_events_enabled": true'],
		['"sample": {"rate": 0.5}', '"sample": {"rate": 0.25}'],
	])('get another setting: %s', (before, after) => {
		const path = file(before);
		touchStream(path);
		expect(readFileSync(path, 'utf8')).toBe(after);
	});
});
