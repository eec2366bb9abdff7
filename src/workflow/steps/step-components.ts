/** The components of step texts: their attributes, and what these may say. */
import { didYouMeanSentence } from '../../text/did-you-mean.ts';
import { CONDITION_NAMES, parseWhen, type When } from '../phases/conditions.ts';
import type { ReportFault } from './step-report.ts';
import type { LinkTarget } from './step-tree.ts';

/** The parts of an mdast node that are read here; everything else of it is not used. */
export interface NodeLike {
	readonly type: string;
	readonly value?: string;
	readonly url?: string;
	readonly lang?: string | null;
	readonly ordered?: boolean | null;
	readonly start?: number | null;
	readonly name?: string | null;
	readonly attributes?: readonly {
		readonly type: string;
		readonly name?: string;
		readonly value?: unknown;
	}[];
	readonly children?: readonly NodeLike[];
	readonly position?: { readonly start: { readonly line: number } };
}

export interface CompileContext {
	readonly report: ReportFault;
}

/** The components of step texts with their attributes; the value says whether an attribute must be there. */
const COMPONENTS: Readonly<Record<string, Readonly<Record<string, 'required' | 'optional'>>>> = {
	Command: { on: 'optional' },
	Snippet: { of: 'required' },
	Link: { to: 'required' },
	Only: { when: 'required' },
	Expect: {},
	IfItFails: {},
	Formerly: {},
};

const PAGES = [
	'stream',
	'schema',
	'streams',
	'schemas',
	'fields',
	'workflow',
	'new-stream',
	'check',
	'health',
] as const;

/** The line of a node in its text, from 1. */
export const line = (node: NodeLike): number => node.position?.start.line ?? 1;

/** The attributes of a component, or null with a report where they are not those that it has. */
export function attributesOf(
	node: NodeLike,
	{ report }: CompileContext,
): Readonly<Record<string, string>> | null {
	const allowed = node.name && Object.hasOwn(COMPONENTS, node.name) ? COMPONENTS[node.name] : undefined;
	if (allowed === undefined) {
		const names = Object.keys(COMPONENTS);
		report(
			'step-unusable',
			line(node),
			`\`<${node.name ?? ''}>\` is not a component of step texts.${didYouMeanSentence(node.name ?? '', names)}`,
			`Components: ${names.join(', ')}.`,
		);
		return null;
	}
	const found: Record<string, string> = {};
	for (const { name, value } of node.attributes ?? []) {
		if (name === undefined || !Object.hasOwn(allowed, name) || typeof value !== 'string') {
			report(
				'step-unusable',
				line(node),
				`\`<${node.name}>\` has no attribute \`${name ?? '…'}\` with a text as its value.`,
				`Attributes of \`<${node.name}>\`: ${Object.keys(allowed).join(', ') || 'none'}, each with a value in quotes.`,
			);
			return null;
		}
		found[name] = value;
	}
	for (const [name, need] of Object.entries(allowed)) {
		if (need === 'required' && found[name] === undefined) {
			report(
				'step-unusable',
				line(node),
				`\`<${node.name}>\` needs the attribute \`${name}\`.`,
				`Write <${node.name} ${name}="…">.`,
			);
			return null;
		}
	}
	return found;
}

/** The condition of an `<Only>`, or null with a report. */
export function whenOf(text: string, node: NodeLike, { report }: CompileContext): When | null {
	const parsed = parseWhen(text);
	if ('when' in parsed) return parsed.when;
	const near = parsed.unknown === null ? '' : didYouMeanSentence(parsed.unknown, CONDITION_NAMES);
	report(
		'workflow-unknown-condition',
		line(node),
		parsed.fault + near,
		`Conditions: ${CONDITION_NAMES.join(', ')}.`,
	);
	return null;
}

/** The place of a `<Link>`, or null with a report. */
export function targetOf(text: string, node: NodeLike, { report }: CompileContext): LinkTarget | null {
	if (text === 'patch:sample') return { patch: 'sample' };
	if (text === 'patch:fields') return { patch: 'fields' };
	const [, scheme, name] = /^(how-to|link|guide):([A-Za-z0-9._-]+)$/.exec(text) ?? [];
	if (scheme === 'how-to' && name) return { howTo: name };
	if (scheme === 'link' && name) return { link: name };
	if (scheme === 'guide' && name) return { guide: name };
	const page = PAGES.find((one) => one === text);
	if (page !== undefined) return { page };
	report(
		'step-unusable',
		line(node),
		`\`${text}\` is not a place to link to.${didYouMeanSentence(text, PAGES)}`,
		`Places: ${PAGES.join(', ')}, how-to:<name of a how-to>, guide:<purpose>, patch:sample, patch:fields, link:<identifier of a configured link>.`,
	);
	return null;
}

/** Reports what cannot be shown. */
export function refuse(node: NodeLike, { report }: CompileContext): void {
	report(
		'step-unusable',
		line(node),
		`Step texts cannot show \`${node.name ? `<${node.name}>` : node.type}\` here.`,
		'Use paragraphs, lists, **strong** and *emphasised* text, `code`, links, ```sh blocks and the components.',
	);
}
