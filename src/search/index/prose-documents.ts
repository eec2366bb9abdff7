/** Guides, workflow steps and settings as search documents. Pure; the texts come from `content/`. */
import type { PhaseTable } from '../../workflow/phases/model.ts';
import type { ProseDocument } from './documents.ts';

/** A guide of `content/how-tos/` with its front matter. */
export interface GuideText {
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly group: string;
	/** MDX source. */
	readonly body: string;
}

/** What a step text says of itself. */
export interface StepSummary {
	readonly title: string;
	readonly summary: string;
}

/** A how-to or another page of prose; its address follows from its identifier. */
export function guideDocument(text: GuideText): ProseDocument {
	return {
		kind: 'guide',
		id: text.id,
		title: text.title,
		summary: text.description,
		text: plainText(text.body),
		group: text.group,
	};
}

/**
 * The steps of the workflow: one document per step text that the phase table points at, grouped by the phase in which
 * it first stands.
 */
export function stepDocuments(table: PhaseTable, texts: ReadonlyMap<string, StepSummary>): ProseDocument[] {
	const documents = new Map<string, ProseDocument>();
	for (const phase of table.phases) {
		for (const milestone of phase.milestones) {
			for (const { step } of milestone.cells.flatMap((cell) => cell.steps)) {
				const text = texts.get(step);
				if (!text || documents.has(step)) continue;
				documents.set(step, {
					kind: 'step',
					id: step,
					title: text.title,
					summary: text.summary,
					text: `${phase.title} ${milestone.title}`,
					group: phase.title,
				});
			}
		}
	}
	return [...documents.values()];
}

/** What is known of a setting of stream configuration. */
export interface SettingText {
	/** Keys; `*` stands for any one key. */
	readonly path: readonly string[];
	readonly label: string;
	readonly meaning: string;
	/** The group in which it is shown. */
	readonly group: string;
}

/** A setting of stream configuration, found by its key path as well as by its label. */
export function settingDocument(setting: SettingText): ProseDocument {
	return {
		kind: 'setting',
		id: setting.path.join('.'),
		title: '',
		summary: `${setting.label}: ${setting.meaning}`,
		text: setting.meaning,
		group: setting.group,
	};
}

/** MDX without what only a machine reads: imports, tags, expressions, marks. */
function plainText(mdx: string): string {
	return mdx
		.replace(/^(?:import|export) .*$/gm, ' ')
		.replace(/<\/?[A-Za-z][^<>]*>/g, ' ')
		.replace(/\{[^{}]*\}/g, ' ')
		.replace(/\]\([^)]*\)/g, ' ');
}
