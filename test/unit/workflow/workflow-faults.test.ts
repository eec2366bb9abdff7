import { expect, it } from 'vitest';
import { unusableHowTos } from '../../../src/sources/usable-how-tos.ts';
import { buildWorkflow } from '../../../src/workflow/build-workflow.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const GOOD =
	'---\ntitle: A title\ndescription: What this page is for, in a sentence.\ngroup: how-to\n---\n\nText.\n';

it('A phase table with a fault leaves a table that says so, and the fault at its line', () => {
	const { workflow, problems } = buildWorkflow({
		table: { text: 'phases: [\n', file: 'phases.yaml' },
		steps: new Map(),
		problems: [],
	});
	expect(workflow.table.phases.map(({ title }) => title)).toEqual(['The phase table cannot be shown']);
	expect(problems.map(({ code, line }) => `${line}: ${code}`)).toEqual([
		expect.stringMatching(/^\d+: phase-table-unusable$/),
	]);
});

it('A step text with a fault leaves a text that says so', () => {
	const { workflow, problems } = buildWorkflow({
		table: null,
		steps: new Map([['bad', { text: 'no front matter', file: 'steps/bad.mdx' }]]),
		problems: [],
	});
	expect(workflow.steps.get('bad')?.title).toEqual(['The text “bad” cannot be shown']);
	expect(problems.map(({ code, line }) => `${line}: ${code}`)).toEqual(['1: step-unusable']);
});

it.each([
	['no front matter', 'Text.', 1],
	['a title that is missing', GOOD.replace('title: A title\n', ''), 2],
	['a group that is none', GOOD.replace('how-to', 'nothing'), 4],
	['a tag that is not closed', GOOD.replace('Text.', '<Else>\n\nText.'), 7],
	['a brace that is not closed', GOOD.replace('Text.', 'Text {a'), 7],
	['an expression that is none', GOOD.replace('Text.', '{1 +}'), 7],
	['a component that is not there', GOOD.replace('Text.', "import X from './nothing.astro'\n\n<X />"), 7],
])('A how-to with %s is told at its line and left out', (_what, text, line) => {
	const { names, problems } = unusableHowTos(temporaryFolder({ 'bad.mdx': text, 'good.mdx': GOOD }));
	expect(names).toEqual(['bad.mdx']);
	expect(problems.map((one) => `${one.line}: ${one.code}`)).toEqual([`${line}: how-to-unusable`]);
});
