import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePhaseTable } from '../../../../src/workflow/phases/phase-table.ts';

const SHIPPED = readFileSync('content/workflow/phases.yaml', 'utf8');
const shippedSteps = new Set([...SHIPPED.matchAll(/step: ([a-z-]+)/g)].map((match) => match[1] ?? ''));

const SMALL = `tracks:
  - { id: schema, title: Event schema, idle: Schemas rest }
  - { id: stream, title: Event stream, idle: Streams rest }
consultants:
  - { id: analysts, name: Analysts }
rates: [0.1, 1]
phases:
  - id: design
    title: Design
    goal: It is agreed.
    idle: { schema: No schema yet }
    milestones:
      - id: question
        title: Question
        consult: [{ who: analysts, about: the question behind {stream} }]
        cells:
          - { tracks: [stream], step: ask }
`.replace('about: the question behind {stream}', 'about: "the question behind {stream}"');

const parse = (text: string, steps = ['ask', 'tell']) => parsePhaseTable(text, 'phases.yaml', new Set(steps));
const faults = (text: string, steps?: string[]) =>
	parse(text, steps).problems.map(({ line, code, message, hint }) => ({ line, code, message, hint }));

describe('the shipped phase table', () => {
	const { table, problems } = parsePhaseTable(SHIPPED, 'phases.yaml', shippedSteps);

	it('has no problems, five phases, three tracks and 26 milestones with unique identifiers', () => {
		expect(problems).toEqual([]);
		expect(table?.phases.map(({ id, milestones }) => [id, milestones.length])).toEqual([
			['design', 3],
			['local-test', 3],
			['beta-test', 6],
			['limited-production', 8],
			['full-production', 6],
		]);
		expect(table?.tracks.map(({ id }) => id)).toEqual(['schema', 'stream', 'instrumentation']);
		const milestones = table?.phases.flatMap((phase) => phase.milestones) ?? [];
		expect(new Set(milestones.map(({ id }) => id)).size).toBe(26);
		expect(milestones.map(({ number }) => number)).toEqual(
			Array.from({ length: 26 }, (_, index) => index + 1),
		);
		expect(milestones[17]?.id).toBe('limited-production/test-wire');
	});

	it('accounts for every track in every milestone, by a cell or by a reason', () => {
		for (const milestone of table?.phases.flatMap((phase) => phase.milestones) ?? []) {
			const tracks = [
				...milestone.cells.flatMap((cell) => cell.tracks),
				...milestone.idle.map(({ track }) => track),
			].map(({ id }) => id);
			expect(tracks.toSorted()).toEqual(['instrumentation', 'schema', 'stream']);
		}
	});
});

describe('reading a phase table', () => {
	it('gives the reason of the phase, or else of the track, where a track has no cell', () => {
		const { table } = parse(SMALL);
		expect(table?.phases[0]?.milestones[0]?.idle).toEqual([
			{ track: { id: 'schema', title: 'Event schema', idle: 'Schemas rest' }, because: 'No schema yet' },
		]);
	});

	it('takes a new track, a new phase and a new milestone without any change elsewhere', () => {
		const text = `${SMALL.replace(
			'consultants:',
			'  - { id: privacy, title: Privacy review, idle: Nothing to review }\nconsultants:',
		)}      - id: publish
        title: Publish
        cells:
          - { tracks: [privacy], step: tell }
  - id: retire
    title: Retire
    goal: It is gone.
    milestones:
      - id: announce
        title: Announce
        cells:
          - { tracks: [schema, stream, privacy], step: tell }
`;
		const { table, problems } = parse(text);
		expect(problems).toEqual([]);
		expect(table?.phases.flatMap((phase) => phase.milestones.map(({ id, number }) => [id, number]))).toEqual([
			['design/question', 1],
			['design/publish', 2],
			['retire/announce', 3],
		]);
		expect(table?.phases[0]?.milestones[0]?.idle.map(({ because }) => because)).toEqual([
			'No schema yet',
			'Nothing to review',
		]);
	});

	it('names the line and the near name of a condition that does not exist', () => {
		const [fault] = faults(
			SMALL.replace('step: ask }', 'step: ask, skip: [{ when: legcy, because: Old }] }'),
		);
		expect(fault).toMatchObject({
			line: 17,
			code: 'workflow-unknown-condition',
			message: '`legcy` is not a condition. Did you mean `legacy`?',
		});
		expect(fault?.hint).toContain('schema-missing');
	});

	it('names the line of a step text that does not exist and the texts that do', () => {
		expect(faults(SMALL.replace('step: ask }', 'step: aks }'))).toEqual([
			{
				line: 17,
				code: 'workflow-missing-step',
				message: 'There is no step text `aks`. Did you mean `ask`?',
				hint: 'Step texts: ask, tell.',
			},
		]);
	});

	it('refuses a milestone identifier that is used twice in its phase', () => {
		const text = `${SMALL}      - { id: question, title: Again, cells: [{ tracks: [stream], step: tell }] }\n`;
		expect(faults(text)).toMatchObject([
			{
				line: 18,
				code: 'phase-table-duplicate-id',
				message: expect.stringContaining('`question` is used twice'),
			},
		]);
	});

	it('refuses an unknown track, an unknown consultant and an unknown variable, each at its line', () => {
		const text = SMALL.replace('tracks: [stream]', 'tracks: [streem]')
			.replace('who: analysts', 'who: analyst')
			.replace('{stream}', '{straem}');
		expect(faults(text).map(({ line, message }) => [line, message])).toEqual([
			[15, '`{straem}` is not a variable. Did you mean `stream`?'],
			[15, '`analyst` is not a consultant. Did you mean `analysts`?'],
			[17, '`streem` is not a track. Did you mean `stream`?'],
		]);
	});

	it('refuses two cells for one track and a text behind one that is always shown', () => {
		const text = `${SMALL}          - tracks: [stream]
            steps: [{ step: ask }, { step: tell, when: legacy }]
`;
		expect(faults(text).map(({ line, code }) => [line, code])).toEqual([
			[18, 'phase-table-duplicate-id'],
			[19, 'phase-table-unusable'],
		]);
	});

	it('refuses a misspelt key with the keys that are allowed', () => {
		expect(faults(SMALL.replace('goal:', 'gaol:'))).toMatchObject([
			{ line: 8, message: 'Key `goal` is missing in `phases[0]`; expected text.' },
			{ line: 10, message: 'Unknown key `gaol` in `phases[0]`.' },
		]);
	});

	it('refuses rates that do not ascend', () => {
		expect(faults(SMALL.replace('[0.1, 1]', '[1, 0.1]'))).toMatchObject([
			{ line: 6, message: 'The rates do not ascend.' },
		]);
	});
});
