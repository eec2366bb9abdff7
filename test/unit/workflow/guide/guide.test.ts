import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadProject } from '../../../../src/load.ts';
import type { Catalog } from '../../../../src/model/catalog.ts';
import { readHowTos } from '../../../../src/sources/how-tos.ts';
import { buildGuide, type Guide, type GuideCell } from '../../../../src/workflow/guide/guide.ts';
import { skippedLines } from '../../../../src/workflow/guide/skipped-lines.ts';
import type { Workflow } from '../../../../src/workflow/phases/workflow.ts';
import { type Element, type Markup, toText } from '../../../../src/workflow/steps/markup.ts';
import { guideConfig } from '../../../../src/workflow/subject/make-guide-config.ts';
import type { GuideSubject } from '../../../../src/workflow/subject/subject.ts';
import { subjectOfStream } from '../../../../src/workflow/subject/subject-of-stream.ts';
import { facts, subject } from '../../../support/workflow-subjects.ts';

let workflow: Workflow;
let catalog: Catalog;

beforeAll(() => {
	const project = loadProject();
	expect(project.workflowProblems).toEqual([]);
	if (project.workflow === null) throw new Error('The shipped workflow cannot be used.');
	workflow = project.workflow;
	catalog = project.catalog;
});

const guideOf = (changes: Partial<GuideSubject> = {}): Guide =>
	buildGuide(workflow, { subject: subject(changes), facts, rates: workflow.table.rates });
const cellsOf = (guide: Guide): readonly GuideCell[] =>
	guide.phases.flatMap((phase) => phase.milestones.flatMap(({ cells }) => cells));
const cell = (guide: Guide, id: string): GuideCell => {
	const found = cellsOf(guide).find((one) => one.id === id);
	if (!found) throw new Error(`There is no cell ${id}.`);
	return found;
};
const textOf = (one: GuideCell): string =>
	one.status === 'do' ? `${one.title} ${one.summary} ${toText(one.body)}` : one.reason;

describe('the guide of a stream', () => {
	it('has all phases and milestones of the table, each with work or a reason for every track', () => {
		const guide = guideOf();
		expect(guide.phases.map(({ id }) => id)).toEqual(workflow.table.phases.map(({ id }) => id));
		for (const milestone of guide.phases.flatMap(({ milestones }) => milestones)) {
			const tracks = milestone.cells.flatMap(({ tracks }) => tracks.map(({ id }) => id)).toSorted();
			expect(tracks, milestone.id).toEqual(['instrumentation', 'schema', 'stream']);
		}
		expect(guide.todo + guide.skipped).toBe(cellsOf(guide).length);
	});

	it('opens at the phase of the evidence and says why', () => {
		const guide = guideOf();
		expect(guide.opensAt).toEqual({
			phase: 'limited-production',
			title: 'Limited production',
			because: 'Declared in production, sampled at 10 % of sessions',
		});
		expect(guide.phases.map(({ stands }) => stands)).toEqual(['behind', 'behind', 'behind', 'here', 'ahead']);
	});

	it('opens at the beginning where the evidence names a phase that the table does not have', () => {
		const lifecycle = { state: 'full' as const, phase: 'renamed', summary: 'Unknown', evidence: [] };
		expect(guideOf({ lifecycle }).opensAt.phase).toBe('design');
	});

	it('drops the schema track where the schema is re-used, and says so with the names', () => {
		expect(cell(guideOf({ sharedWith: ['other'] }), 'beta-test/submit/schema')).toMatchObject({
			status: 'skip',
			reason: 'site.button_click re-uses analytics/button_click, which is merged and published already',
		});
	});

	it('drops the milestones that raise the rate where there is nothing to raise', () => {
		const full = guideOf({ sample: { rate: 1, unit: 'session' } });
		const ids = ['edit', 'submit', 'ci', 'review', 'merge'].map((id) => `full-production/${id}/stream`);
		expect(ids.map((id) => cell(full, id).status)).toEqual(['skip', 'skip', 'skip', 'skip', 'skip']);
		expect(cell(full, 'full-production/test-log/schema').status).toBe('do');
		expect(cell(guideOf(), 'full-production/edit/stream').status).toBe('do');
	});

	it.each([
		['eventlogging-js', 'mw.eventLog.submit('],
		['eventlogging-php', 'EventLogging::submit('],
		['eventbus', "'EventBus.EventBusFactory'"],
		['test-kitchen', 'mw.testKitchen.getInstrument('],
		['android', 'MobileAppsEvent('],
		['ios', 'EventPlatformClient.shared.submit('],
		['http', 'https://gateway-external.example.net:4692/v1/events'],
		['flink', 'factory.kafkaSinkBuilder('],
		['unknown', 'does not say who sends'],
	] as const)('shows the code of its sender: %s', (kind, code) => {
		const guide = guideOf({ producers: [{ kind, evidence: '' }] });
		expect(textOf(cell(guide, 'local-test/edit/instrumentation'))).toContain(code);
	});

	it('has no code and no wire test for what the event gateway makes itself', () => {
		const guide = guideOf({ producers: [{ kind: 'eventgate', evidence: '' }] });
		expect(cell(guide, 'local-test/edit/instrumentation').status).toBe('skip');
		expect(cell(guide, 'beta-test/test-wire/schema').status).toBe('skip');
	});

	it('speaks of beta for MediaWiki and of an own environment for other software', () => {
		const other = guideOf({ producers: [{ kind: 'http', evidence: '' }] });
		expect(textOf(cell(other, 'beta-test/submit/instrumentation'))).toContain('an environment of its own');
		expect(textOf(cell(guideOf(), 'beta-test/submit/instrumentation'))).not.toContain(
			'an environment of its own',
		);
	});

	it('asks for a restart only where the event service needs one', () => {
		expect(
			textOf(cell(guideOf({ destination: 'gateway-main' }), 'limited-production/merge/stream')),
		).toContain('Until it is restarted');
		expect(textOf(cell(guideOf(), 'limited-production/merge/stream'))).not.toContain('Until it is restarted');
	});

	it('says what falls away in one line for each reason', () => {
		const milestone = guideOf().phases[3]?.milestones[0];
		expect(milestone && skippedLines(milestone)).toEqual([
			{
				tracks: 'Event schema',
				reason: 'Schemas have no work after beta, because merging them published them everywhere',
			},
			{ tracks: 'Instrumentation', reason: 'No code changes here' },
		]);
	});

	it('gets new phases, milestones and tracks from the table alone', () => {
		const [first] = workflow.table.phases;
		const track = { id: 'privacy', title: 'Privacy', idle: 'Nothing to review' };
		const milestone = {
			id: 'retire/announce',
			title: 'Announce',
			number: 27,
			consult: [],
			cells: [{ tracks: [track], steps: [{ when: null, step: 'choose-metrics' }], skip: [] }],
			idle: [],
		};
		const table = {
			...workflow.table,
			phases: [
				...workflow.table.phases,
				{ ...first, id: 'retire', title: 'Retire', goal: 'Gone.', milestones: [milestone] },
			],
		};
		const guide = buildGuide({ ...workflow, table }, { subject: subject(), facts, rates: [1] });
		expect(guide.phases.at(-1)?.milestones[0]?.cells[0]).toMatchObject({
			id: 'retire/announce/privacy',
			status: 'do',
		});
	});
});

const elements = (markup: readonly Markup[]): readonly Element[] =>
	markup.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elements(node.children)]));
/** One shell reads all scripts; only where that fails is each tried alone, to name the one. */
function expectShell(scripts: readonly string[]): void {
	const check = (input: string): void => void execFileSync('bash', ['-n'], { input, stdio: 'pipe' });
	try {
		check(scripts.join('\n'));
	} catch {
		for (const script of scripts) expect(() => check(script), script).not.toThrow();
	}
}

/** Every guide of the sample, cell by cell. */
function* sampleCells(howTos: readonly { id: string; title: string }[]) {
	const sampleFacts = guideConfig(catalog, howTos);
	for (const stream of catalog.streams) {
		const own = subjectOfStream(stream, catalog.schemaByTitle.get(stream.schemaTitle ?? '') ?? null);
		const guide = buildGuide(workflow, { subject: own, facts: sampleFacts, rates: workflow.table.rates });
		for (const one of cellsOf(guide)) yield { stream, one, where: `${stream.name}, ${one.id}` };
	}
}

const codeBlocks = (one: GuideCell): readonly Element[] =>
	one.status === 'do'
		? elements(one.body).filter(({ attributes }) => attributes['class'] === 'step-code__text')
		: [];

describe('the guides of the sample', () => {
	it('leave nothing unresolved or empty, and link only to addresses', async () => {
		expect(catalog.streams.length).toBeGreaterThan(5);
		const faults: string[] = [];
		for (const { one, where } of sampleCells(readHowTos(resolve('content/how-tos')))) {
			const text = textOf(one);
			const unresolved = /undefined|NaN|\[object|\{[A-Za-z][A-Za-z.]*\}/.exec(text);
			if (unresolved) faults.push(`${where}: ${unresolved[0]}`);
			if (text.trim() === '') faults.push(`${where}: empty`);
			if (one.status === 'skip' && /[.{}]$/.test(one.reason)) faults.push(`${where}: ${one.reason}`);
			for (const block of codeBlocks(one))
				if (toText([block]).trim() === '') faults.push(`${where}: empty code`);
			for (const { tag, attributes } of one.status === 'do' ? elements(one.body) : []) {
				const href = attributes['href'] ?? '';
				if (tag === 'a' && !/^(https?:\/\/[^\s{}<>]+|\/[^\s{}<>]*)$/.test(href))
					faults.push(`${where}: ${href}`);
			}
		}
		expect(faults).toEqual([]);
	});

	it('have only shell lines that a shell reads', () => {
		const scripts = new Set<string>();
		for (const { one } of sampleCells([])) {
			for (const block of codeBlocks(one)) {
				const code = toText([block]);
				if (/^(git|cd|npm|curl|grep|php|composer|kafkacat|scap|adb) /.test(code)) scripts.add(code);
			}
		}
		expect(scripts.size).toBeGreaterThan(30);
		expectShell([...scripts]);
	});

	it('put names of the stream, or what the reader fills in, into every code block', () => {
		const faults: string[] = [];
		for (const { stream, one, where } of sampleCells([])) {
			const names = [
				stream.name,
				stream.name.replace('eventlogging_', ''),
				stream.schemaTitle,
				stream.table,
				stream.topics[0],
			];
			for (const block of codeBlocks(one)) {
				const marked = elements([block]).some(
					({ tag, attributes }) => tag === 'mark' || attributes['class'] === 'own',
				);
				const text = toText([block]);
				const named = names.some(
					(name) => name && (text.includes(name) || text.includes(JSON.stringify(name).slice(1, -1))),
				);
				if (!marked && !named) faults.push(`${where}: ${text}`);
			}
		}
		expect(faults).toEqual([]);
	});
});
