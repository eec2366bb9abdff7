import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingMeanings } from '../../../../src/catalog/stream/setting-meanings.ts';
import { contentFile } from '../../../../src/config/project.ts';
import { readQuestions } from '../../../../src/sources/rules/questions.ts';
import { readSettingsTable } from '../../../../src/sources/rules/settings.ts';

/** Identifiers of the texts in a folder of `content/`. */
const textsIn = (folder: string): ReadonlySet<string> =>
	new Set(readdirSync(contentFile(folder)).map((file) => file.replace(/\.mdx$/, '')));

const reading = (text: string) => readQuestions(['/q.yaml'], () => ({ text, marked: false }));

describe('questions', () => {
	it('are read by the name of what answers them', () => {
		const { value, problems } = reading('streams:\n  page.change:\n    - what happens to a page\n');
		expect(problems).toEqual([]);
		expect(value.streams.get('page.change')).toEqual(['what happens to a page']);
		expect(value.schemas.size).toBe(0);
	});

	it('of several files stand one after the other', () => {
		const texts = ['fields:\n  dt: [when was it]\n', 'fields:\n  dt: [time of the event]\n'];
		const { value } = readQuestions(['/a.yaml', '/b.yaml'], (file) => ({
			text: texts[file === '/a.yaml' ? 0 : 1] ?? '',
			marked: false,
		}));
		expect(value.fields.get('dt')).toEqual(['when was it', 'time of the event']);
	});

	it('of a file with a misspelt key are left out, with a problem at its line', () => {
		const { value, problems } = reading('schemas: {}\nstreemz:\n  a: [what is it]\n');
		expect(value.streams.size).toBe(0);
		expect(problems.map(({ code, line }) => [code, line])).toEqual([['questions-unreadable', 2]]);
	});

	it('of the project are about how-tos, steps and settings that exist', () => {
		const { settings } = settingMeanings(readSettingsTable(contentFile('settings.yaml')));
		const { value, problems } = readQuestions([contentFile('questions.yaml')]);
		expect(problems).toEqual([]);
		const known = {
			howTos: textsIn('how-tos'),
			steps: textsIn('workflow/steps'),
			settings: new Set(settings.map(({ path }) => path.join('.'))),
		};
		for (const kind of ['howTos', 'steps', 'settings'] as const)
			expect([...value[kind].keys()].filter((name) => !known[kind].has(name))).toEqual([]);
	});

	it("of Wikimedia's platform can be read", () => {
		expect(readQuestions([contentFile('wikimedia/questions.yaml')]).problems).toEqual([]);
	});
});
