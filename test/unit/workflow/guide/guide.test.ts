import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentFile } from '../../../../src/config/project.ts';
import { loadProject } from '../../../../src/load.ts';
import type { Catalog } from '../../../../src/model/catalog.ts';
import type { HowTo } from '../../../../src/model/how-to.ts';
import { stringify } from '../../../../src/model/json.ts';
import type { ProducerKind } from '../../../../src/model/producer-kind.ts';
import { readHowTos } from '../../../../src/sources/how-tos.ts';
import { readClaims } from '../../../../src/sources/rules/claims.ts';
import {
	type WorkbenchData,
	workbenchData,
	workflowOf,
} from '../../../../src/workflow/draft/workbench-data.ts';
import { buildGuide, type Guide, type GuideCell } from '../../../../src/workflow/guide/guide.ts';
import { buildPurpose, purposeHeads } from '../../../../src/workflow/guide/purpose.ts';
import { purposeTabs } from '../../../../src/workflow/guide/purpose-markup.ts';
import { skippedLines } from '../../../../src/workflow/guide/skipped-lines.ts';
import type { Workflow } from '../../../../src/workflow/phases/workflow.ts';
import { type Element, type Markup, toHtml, toText } from '../../../../src/workflow/steps/markup.ts';
import { guideConfig } from '../../../../src/workflow/subject/make-guide-config.ts';
import type { GuideSubject } from '../../../../src/workflow/subject/subject.ts';
import {
	type SubjectData,
	subjectData,
	subjectOfData,
} from '../../../../src/workflow/subject/subject-data.ts';
import { subjectOfStream } from '../../../../src/workflow/subject/subject-of-stream.ts';
import { aSender, facts, subject } from '../../../support/workflow-subjects.ts';

let workflow: Workflow;
let catalog: Catalog;

beforeAll(() => {
	const project = loadProject();
	expect(project.catalog.problems.filter(({ code }) => /^(?:workflow|step)-/.test(code))).toEqual([]);
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
		expect(guide.phases.map(({ stands }) => stands)).toEqual([
			'assumed',
			'assumed',
			'assumed',
			'here',
			'upcoming',
		]);
	});

	it('opens at the beginning where the evidence names a phase that the table does not have', () => {
		const lifecycle = { state: 'full' as const, phase: 'renamed', summary: 'Unknown', evidence: [] };
		expect(guideOf({ lifecycle }).opensAt.phase).toBe('design');
	});

	it('drops the schema track where the schema is re-used, and says so with the names', () => {
		expect(cell(guideOf({ sharedWith: ['other'] }), 'beta-test/submit/schema')).toMatchObject({
			status: 'skip',
			reason: 'site.button_click re-uses analytics/button_click; to change that, see Add a field',
		});
	});

	it('raises the rate of a draft, and tells a stream that runs no rate', () => {
		const ids = ['edit', 'submit', 'ci', 'review', 'merge'].map((id) => `full-production/${id}/stream`);
		expect(ids.map((id) => cell(guideOf(), id).status)).toEqual(['skip', 'skip', 'skip', 'skip', 'skip']);
		expect(cell(guideOf(), 'full-production/test-log/schema').status).toBe('do');
		expect(cell(guideOf({ origin: 'draft' }), 'full-production/edit/stream').status).toBe('do');
	});

	it('prints a text once, and refers to the place where it stands', () => {
		const guide = guideOf({ origin: 'draft' });
		const again = cell(guide, 'full-production/review/stream');
		expect(again).toMatchObject({
			body: [],
			as: { label: '16 +2', href: '#limited-production-review' },
		});
		const bodies = cellsOf(guide).flatMap((one) =>
			one.status === 'do' && one.as === null ? [one.step] : [],
		);
		expect(new Set(bodies).size).toBe(bodies.length);
	});

	it.each([
		['eventlogging-js', 'mw.eventLog.submit('],
		['eventlogging-php', 'EventLogging::submit('],
		['eventbus', 'EventBusSendUpdate::newForStream('],
		['test-kitchen', 'mw.testKitchen.getInstrument('],
		['android', 'MobileAppsEvent('],
		['ios', 'EventPlatformClient.shared.submit('],
		['http', 'https://intake.example.org/v1/events'],
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

	it('speaks of beta for MediaWiki, of a development build for an app, of staging for a stream processor', () => {
		const merge = (kind: ProducerKind): string =>
			textOf(cell(guideOf({ producers: [{ kind, evidence: '' }] }), 'beta-test/merge/instrumentation'));
		expect(merge('eventlogging-js')).toContain('Beta runs what is merged');
		expect(merge('android')).toContain('installDevDebug');
		expect(merge('flink')).toContain('There is no beta of these jobs');
	});

	it('shows both forms where EventLogging is all that is known, and the one of a known sender', () => {
		const edit = (changes: Partial<GuideSubject>): string =>
			textOf(cell(guideOf(changes), 'local-test/edit/instrumentation'));
		expect(edit({})).toContain('EventLogging::submit(');
		expect(edit({})).toContain('mw.eventLog.submit(');
		const sender = aSender({ kinds: ['eventlogging-php'] });
		const producers = [{ kind: 'eventlogging-php' as const, evidence: '' }];
		expect(edit({ sender, producers })).not.toContain('mw.eventLog');
	});

	it('asks for a restart only where the event service needs one', () => {
		expect(
			textOf(cell(guideOf({ destination: 'gateway-main' }), 'limited-production/merge/stream')),
		).toContain('is restarted it refuses');
		expect(textOf(cell(guideOf(), 'limited-production/merge/stream'))).not.toContain(
			'is restarted it refuses',
		);
	});

	it('says what falls away in one line for each reason', () => {
		const milestone = guideOf().phases[3]?.milestones[0];
		expect(milestone && skippedLines(milestone)).toEqual([
			{
				tracks: 'Event schema',
				reason: 'Merging published the schema everywhere',
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
function* sampleCells(howTos: readonly HowTo[]) {
	const sampleFacts = guideConfig(catalog, { howTos });
	for (const stream of catalog.streams) {
		const own = subjectOfStream(stream, catalog.schemaByTitle.get(stream.schemaTitle ?? '') ?? null);
		const guide = buildGuide(workflow, { subject: own, facts: sampleFacts, rates: workflow.table.rates });
		for (const one of cellsOf(guide)) yield { stream, one, where: `${stream.name}, ${one.id}` };
	}
}

const codeBlocks = (one: GuideCell): readonly Element[] =>
	one.status === 'do' ? elements(one.body).filter(({ tag }) => tag === 'pre') : [];

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
				if (
					/^(git|cd|npm|curl|grep|php|composer|kafkacat|scap|adb|mkdir|for|helmfile|\.\/gradlew) /.test(code)
				)
					scripts.add(code);
			}
		}
		expect(scripts.size).toBeGreaterThan(30);
		expectShell([...scripts]);
	});

	it('tell no stream that runs a rate', () => {
		const faults: string[] = [];
		for (const { stream, one, where } of sampleCells([])) {
			for (const block of codeBlocks(one)) {
				const code = toText([block]);
				if (!/'rate' => /.test(code) || /^'wgEventStreams'/.test(code)) continue;
				faults.push(`${where}: ${stream.name}`);
			}
		}
		expect(faults).toEqual([]);
	});

	it('ask for nothing that the list of senders knows', () => {
		const faults: string[] = [];
		for (const { stream, one, where } of sampleCells([])) {
			if (stream.sender?.software == null) continue;
			const token = /CODE_REPOSITORY_URL|CODE_FOLDER|CODE_FILE/.exec(textOf(one));
			if (token) faults.push(`${where}: ${token[0]}`);
		}
		expect(faults).toEqual([]);
	});

	it('print no command that the next one undoes', () => {
		const faults: string[] = [];
		for (const { one, where } of sampleCells([])) {
			for (const code of codeBlocks(one).map((block) => toText([block]))) {
				// It checks out the commit before and stashes what it finds, so work is committed first.
				if (!/diffConfig/.test(code)) continue;
				if (!/git commit[^\n]*\n[\s\S]*diffConfig[^\n]*\ngit switch /.test(code)) faults.push(where);
			}
		}
		expect(faults).toEqual([]);
	});

	it('set no time of receipt and no identifier by hand, and teach no deprecated call', () => {
		const faults: string[] = [];
		for (const { one, where } of sampleCells([])) {
			const text = codeBlocks(one)
				.map((block) => toText([block]))
				.join('\n');
			const fixed = /"meta": \{[^}]*"(dt|id)"|'meta' => \[[^\]]*'(dt|id)'/.exec(text);
			if (fixed) faults.push(`${where}: ${fixed[0]}`);
			if (text.includes('submitInteraction( ')) faults.push(`${where}: submitInteraction`);
		}
		expect(faults).toEqual([]);
	});

	it('name only facts that are stated with their sources', () => {
		const known = new Set(readClaims(contentFile('wikimedia/claims.yaml')).value?.claims.map(({ id }) => id));
		const unknown = [...workflow.steps.values()].flatMap(({ id, names, claims }) =>
			[...names.filter((name) => name.startsWith('claim.')).map((name) => name.slice(6)), ...claims]
				.filter((name) => !known.has(name))
				.map((name) => `${id}: ${name}`),
		);
		expect(unknown).toEqual([]);
	});
});

describe('the purposes of a stream', () => {
	const contextOf = (changes: Partial<GuideSubject> = {}) => ({
		subject: subject(changes),
		facts,
		rates: [0.01, 0.1, 1],
	});
	const ids = ['check', 'sampling', 'field', 'sender', 'decommission'];
	const server: Partial<GuideSubject> = { producers: [{ kind: 'eventbus', evidence: '' }], sample: null };

	it('begin with the check for a stream in production, each at an address of its own', () => {
		expect(purposeHeads(workflow, contextOf()).map(({ id, opens, href }) => [id, opens, href])).toEqual([
			['check', true, '/streams/site.button_click/guide/check/'],
			['sampling', false, '/workflow/purposes/change-the-sampling/?stream=site.button_click'],
			['field', false, '/workflow/purposes/add-a-field/?stream=site.button_click'],
			['sender', false, '/workflow/purposes/add-a-sender/?stream=site.button_click'],
			['decommission', false, '/workflow/purposes/decommission/?stream=site.button_click'],
		]);
	});

	it('each have a checklist of their own, or say why they do not apply', () => {
		for (const id of ids) {
			const { whyNot, items } = buildPurpose(workflow, contextOf(), id);
			expect(whyNot, id).toBeNull();
			expect(items.length, id).toBeGreaterThan(2);
			expect(new Set(items.map((item) => item.id)).size, id).toBe(items.length);
		}
		const sampling = buildPurpose(workflow, contextOf(server), 'sampling');
		expect(sampling.items).toEqual([]);
		expect(sampling.whyNot).toMatch(/^No client samples/);
	});

	it('are links where they apply, and a sentence where they do not', () => {
		const tabs = toHtml(purposeTabs('site.button_click', purposeHeads(workflow, contextOf(server)), 'check'));
		expect(tabs).toContain('aria-current=page>Check that events arrive');
		expect(tabs).not.toContain('change-the-sampling');
		expect(tabs).toMatch(/<p>Change the sampling does not apply: No client samples [^<]*<\/p>/);
	});

	it('show what the launch guide only refers to, and refer to what it shows', () => {
		for (const id of ids) {
			const { items } = buildPurpose(workflow, contextOf(), id);
			expect(
				items.every((item) => item.body.length > 0 && item.in === null),
				id,
			).toBe(true);
		}
		const listed = workflow.table.purposes.map((one) => ({ ...one, shared: false, full: false }));
		const short = { ...workflow, table: { ...workflow.table, purposes: listed } };
		expect(buildPurpose(short, contextOf(), 'sampling').items.find((item) => item.in !== null)?.in).toEqual({
			number: 15,
			title: '+1',
			href: '/streams/site.button_click/guide/#limited-production',
		});
		expect(cell(guideOf(), 'limited-production/test-log/schema')).toMatchObject({
			as: { label: 'Check that events arrive', href: '/streams/site.button_click/guide/check/' },
		});
	});

	/** The text of every purpose of every stream of the sample that it makes sense for. */
	function* samplePurposes() {
		const sampleFacts = guideConfig(catalog, {});
		for (const stream of catalog.streams) {
			const own = subjectOfStream(stream, catalog.schemaByTitle.get(stream.schemaTitle ?? '') ?? null);
			const context = { subject: own, facts: sampleFacts, rates: workflow.table.rates };
			for (const id of ids) {
				for (const item of buildPurpose(workflow, context, id).items) {
					yield { stream, item, text: toText(item.body), where: `${stream.name}, ${item.id}` };
				}
			}
		}
	}

	it('set no rate that the configuration does not have, and print no command that undoes another', () => {
		const faults: string[] = [];
		for (const { stream, text, where } of samplePurposes()) {
			const known = new Set([0, ...subjectOfStream(stream, null).samples.map(({ rate }) => rate)]);
			for (const [, rate] of text.matchAll(/'rate' => ([\d.]+)/g)) {
				if (!known.has(Number(rate))) faults.push(`${where}: rate ${rate}`);
			}
			// A staged file is not seen by the build, and the difference checks another commit out.
			if (/git add[^\n]*\nnpm run build-modified/.test(text))
				faults.push(`${where}: staged before the build`);
			if (/composer diffConfig/.test(text) && !/git commit[\s\S]*diffConfig[^\n]*\ngit switch /.test(text))
				faults.push(`${where}: the difference before the commit`);
		}
		expect(faults).toEqual([]);
	});

	it('leave what others share: no client of Test Kitchen, no entry of its streams', () => {
		const ends = [...samplePurposes()].filter(
			({ stream, where }) => stream.producers[0]?.kind === 'test-kitchen' && /decommission/.test(where),
		);
		expect(ends.length).toBeGreaterThan(4);
		for (const { text, where } of ends) expect(text, where).not.toMatch(/In one change|TestKitchenClient/);
	});

	it('name whom to consult about a rate', () => {
		const [estimate] = buildPurpose(workflow, contextOf(), 'sampling').items;
		expect(estimate?.consult.map(({ who }) => who.name)).toEqual([
			'Data Platform Engineering',
			'Product Analytics',
		]);
	});

	it('are the same in a browser, which has them from files', () => {
		const context = contextOf();
		const { workflow: travelled, subject: arrived } = JSON.parse(
			stringify({
				workflow: workbenchData(workflow, facts),
				subject: subjectData(context.subject),
			}),
		) as { workflow: WorkbenchData; subject: SubjectData };
		const there = {
			facts: travelled.facts,
			rates: travelled.table.rates,
			subject: subjectOfData(arrived, context.subject.schema?.content ?? null),
		};
		for (const id of ids) {
			expect(buildPurpose(workflowOf(travelled), there, id), id).toEqual(buildPurpose(workflow, context, id));
		}
	});
});
