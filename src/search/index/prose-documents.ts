/** Guides, workflow steps and settings as search documents. Pure; the texts come from `content/`. */
import type { PhaseTable } from '../../workflow/phases/model.ts';
import type { Block, Inline, StepText } from '../../workflow/steps/step-tree.ts';
import type { Part } from '../../workflow/subject/template.ts';
import { sayVariable } from '../../workflow/subject/variables.ts';
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
export function stepDocuments(table: PhaseTable, texts: ReadonlyMap<string, StepText>): ProseDocument[] {
	const documents = new Map<string, ProseDocument>();
	for (const phase of table.phases) {
		for (const milestone of phase.milestones) {
			for (const { step } of milestone.cells.flatMap((cell) => cell.steps)) {
				const text = texts.get(step);
				if (!text || documents.has(step)) continue;
				documents.set(step, {
					kind: 'step',
					id: step,
					title: generalText(text.title),
					summary: generalText(text.summary),
					text: `${phase.title} ${milestone.title} ${text.blocks.map(blockWords).join(' ')}`,
					group: phase.title,
				});
			}
		}
	}
	return [...documents.values()];
}

/** Variables that name the stream or the schema: in a text that is about none in particular, just that. */
const GENERAL: ReadonlyMap<string, string> = new Map([
	['stream', 'the stream'],
	['concreteStream', 'the stream'],
	['title', 'the schema'],
	['schemaUri', 'the schema'],
]);

/** A title or summary that reads as a sentence although it is about no stream in particular. */
function generalText(parts: readonly Part[]): string {
	const said = parts.map((part, at) => {
		if (typeof part === 'string') return part;
		const before = parts[at - 2];
		// "the schema 1.0.0" is "the schema" where there is no version to name.
		const follows = parts[at - 1] === ' ' && typeof before === 'object' && before.variable === 'title';
		if (follows) return '';
		return GENERAL.get(part.variable) ?? `the ${sayVariable(part.variable)}`;
	});
	return said
		.join('')
		.replace(/\bversion the schema version/g, 'the schema version')
		.replace(/\s+/g, ' ')
		.replace(/\s+(?=[,.;:]|$)/g, '');
}

/** The words of a step's text; commands and snippets are not what anybody searches for in words. */
function blockWords(block: Block): string {
	if (block.kind === 'paragraph') return block.children.map(inlineWords).join('');
	if (block.kind === 'list') return block.items.flat().map(blockWords).join(' ');
	if (block.kind === 'command' || block.kind === 'snippet') return '';
	return block.children.map(blockWords).join(' ');
}

function inlineWords(inline: Inline): string {
	if (inline.kind === 'text' || inline.kind === 'code')
		return inline.parts.filter((part) => typeof part === 'string').join(' ');
	return inline.children.map(inlineWords).join('');
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
		aliases: [setting.label],
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
