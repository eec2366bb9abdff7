import { parseStrictYaml } from '../../formats/yaml/strict-yaml.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { WORKFLOW_PROBLEMS } from '../../model/problems/workflow.ts';
import type { Cell, Consultant, Milestone, Phase, PhaseTable, SkipRule, Track } from './model.ts';
import { PhaseTableFile, type PhaseTableFileValue } from './phase-table-file.ts';
import { linkPurposes } from './purposes.ts';
import { conditionOf, type Path, type Report, reportUnknown, reportUnknownVariables } from './report.ts';

type CellFile = PhaseTableFileValue['phases'][number]['milestones'][number]['cells'][number];
type SkipFile = CellFile['skip'][number];

/**
 * Reads and checks the phase table.
 *
 * @param text the text of `phases.yaml`
 * @param file its path as shown to people
 * @param stepIds names of the step texts that exist
 * @returns the table, or null with at least one problem, each with its line and the allowed values
 */
export function parsePhaseTable(
	text: string,
	file: string,
	stepIds: ReadonlySet<string>,
): { readonly table: PhaseTable | null; readonly problems: readonly Problem[] } {
	const parsed = parseStrictYaml(text, PhaseTableFile);
	const problems: Problem[] = parsed.faults.map(({ line, message, hint }) =>
		problemOf(WORKFLOW_PROBLEMS, 'phase-table-unusable', { file, line }, message, hint || REPAIR),
	);
	if (parsed.value === null) return { table: null, problems };
	const report: Report = (code, path, message, hint) => {
		problems.push(problemOf(WORKFLOW_PROBLEMS, code, { file, line: parsed.lineAt(path) }, message, hint));
	};
	const table = linkTable(parsed.value, file, stepIds, report);
	problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
	return { table: problems.length > 0 ? null : table, problems };
}

const REPAIR = 'Correct the phase table; the other phases show the form.';

function linkTable(
	value: PhaseTableFileValue,
	file: string,
	stepIds: ReadonlySet<string>,
	report: Report,
): PhaseTable {
	for (const list of ['tracks', 'consultants', 'phases', 'purposes'] as const)
		reportDuplicates(value[list], [list], report);
	const tracks = new Map<string, Track>(value.tracks.map(({ id, title, idle }) => [id, { id, title, idle }]));
	const consultants = new Map<string, Consultant>(value.consultants.map((one) => [one.id, one]));
	const trackRules = new Map(
		value.tracks.map(({ id, skip }, index) => [id, skipRules(skip, ['tracks', index, 'skip'], report)]),
	);
	if (value.rates.some((rate, index) => index > 0 && rate <= (value.rates[index - 1] ?? 0))) {
		report(
			'phase-table-unusable',
			['rates'],
			'The rates do not ascend.',
			'Sort them from the smallest to the largest.',
		);
	}
	let number = 0;
	const phases = value.phases.map((phase, phaseIndex): Phase => {
		const at: Path = ['phases', phaseIndex];
		reportDuplicates(phase.milestones, [...at, 'milestones'], report);
		for (const key of ['idle', 'skip'] as const) {
			for (const name of Object.keys(phase[key])) knownTrack(name, tracks, [...at, key, name], report);
		}
		const phaseRules = new Map(
			Object.entries(phase.skip).map(([name, rules]) => [
				name,
				skipRules(rules, [...at, 'skip', name], report),
			]),
		);
		const rulesOf = (track: Track): readonly SkipRule[] => [
			...(trackRules.get(track.id) ?? []),
			...(phaseRules.get(track.id) ?? []),
		];
		const milestones = phase.milestones.map((milestone, index): Milestone => {
			number += 1;
			const here: Path = [...at, 'milestones', index];
			const cells = milestone.cells.map((cell, cellIndex) =>
				linkCell(cell, [...here, 'cells', cellIndex], { tracks, stepIds, rulesOf, report }),
			);
			reportSharedTracks(cells, here, report);
			const busy = new Set(cells.flatMap((cell) => cell.tracks.map(({ id }) => id)));
			return {
				id: `${phase.id}/${milestone.id}`,
				title: milestone.title,
				number,
				consult: milestone.consult.flatMap(({ who, about, when }, consultIndex) => {
					const found = consultants.get(who);
					const path: Path = [...here, 'consult', consultIndex];
					reportUnknownVariables(about, [...path, 'about'], report);
					const condition = when === undefined ? null : conditionOf(when, [...path, 'when'], report);
					if (found) return [{ who: found, about, when: condition }];
					reportUnknown('consultant', who, [...consultants.keys()], [...path, 'who'], report);
					return [];
				}),
				cells,
				idle: [...tracks.values()]
					.filter(({ id }) => !busy.has(id))
					.map((track) => ({ track, because: phase.idle[track.id] ?? track.idle })),
			};
		});
		return { id: phase.id, title: phase.title, goal: phase.goal, milestones };
	});
	return {
		file,
		tracks: [...tracks.values()],
		consultants: [...consultants.values()],
		rates: value.rates,
		phases,
		purposes: linkPurposes(value.purposes, phases, stepIds, report),
	};
}

interface CellContext {
	readonly tracks: ReadonlyMap<string, Track>;
	readonly stepIds: ReadonlySet<string>;
	readonly rulesOf: (track: Track) => readonly SkipRule[];
	readonly report: Report;
}

function linkCell(cell: CellFile, at: Path, { tracks, stepIds, rulesOf, report }: CellContext): Cell {
	const own = cell.tracks.flatMap((name, index) => {
		const track = tracks.get(name);
		if (!track) knownTrack(name, tracks, [...at, 'tracks', index], report);
		return track ? [track] : [];
	});
	if ((cell.step === undefined) === (cell.steps === undefined)) {
		report(
			'phase-table-unusable',
			at,
			'The cell needs either `step` or `steps`, and not both.',
			'Give `step` where one text is shown always, `steps` where it depends on the stream.',
		);
	}
	const choices = cell.steps ?? (cell.step === undefined ? [] : [{ step: cell.step, when: undefined }]);
	const steps = choices.map(({ step, when }, index) => {
		const path: Path = cell.steps === undefined ? [...at, 'step'] : [...at, 'steps', index];
		if (!stepIds.has(step)) reportUnknown('step', step, [...stepIds].sort(), path, report);
		if (when === undefined && index < choices.length - 1) {
			report(
				'phase-table-unusable',
				path,
				`The text \`${step}\` has no condition, so the texts after it are never shown.`,
				'Move it to the end, or give it a `when`.',
			);
		}
		return { step, when: when === undefined ? null : conditionOf(when, [...path, 'when'], report) };
	});
	// A cell of one track also falls away by the rules of that track; one that spans tracks has only its own.
	const [only] = own;
	const inherited = own.length === 1 && only ? rulesOf(only) : [];
	return { tracks: own, steps, skip: [...inherited, ...skipRules(cell.skip, [...at, 'skip'], report)] };
}

function skipRules(rules: readonly SkipFile[], at: Path, report: Report): readonly SkipRule[] {
	return rules.map(({ when, because }, index) => {
		reportUnknownVariables(because, [...at, index, 'because'], report);
		return { when: conditionOf(when, [...at, index, 'when'], report), because };
	});
}

function knownTrack(name: string, tracks: ReadonlyMap<string, Track>, at: Path, report: Report): void {
	if (!tracks.has(name)) reportUnknown('track', name, [...tracks.keys()], at, report);
}

function reportDuplicates(items: readonly { readonly id: string }[], at: Path, report: Report): void {
	const seen = new Set<string>();
	for (const [index, { id }] of items.entries()) {
		if (seen.has(id)) {
			report(
				'phase-table-duplicate-id',
				[...at, index, 'id'],
				`The identifier \`${id}\` is used twice in \`${at.map(String).join('.')}\`.`,
				'Identifiers become anchors and remember progress, so each needs its own.',
			);
		}
		seen.add(id);
	}
}

function reportSharedTracks(cells: readonly Cell[], at: Path, report: Report): void {
	const seen = new Set<string>();
	for (const [index, { tracks }] of cells.entries()) {
		for (const { id } of tracks) {
			if (seen.has(id)) {
				report(
					'phase-table-duplicate-id',
					[...at, 'cells', index, 'tracks'],
					`The track \`${id}\` has two cells in one milestone.`,
					'Join them into one cell, or make two milestones.',
				);
			}
			seen.add(id);
		}
	}
}
