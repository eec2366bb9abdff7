import { didYouMeanSentence } from '../../text/did-you-mean.ts';
import { isSnippetName, SNIPPET_NAMES } from '../snippets/index.ts';
import { partsOf } from '../subject/template.ts';
import {
	attributesOf,
	type CompileContext,
	line,
	type NodeLike,
	refuse,
	targetOf,
	whenOf,
} from './step-components.ts';
import { reportVariables } from './step-report.ts';
import type { Block, Inline } from './step-tree.ts';

/** Turns the blocks of a text into ours; reports what cannot be shown and leaves it out. */
export function compileBlocks(nodes: readonly NodeLike[], context: CompileContext): readonly Block[] {
	return nodes.flatMap((node) => compileBlock(node, context));
}

function compileBlock(node: NodeLike, context: CompileContext): readonly Block[] {
	switch (node.type) {
		case 'paragraph': {
			const only = soleComponent(node);
			if (only !== null) return compileComponent(only, context);
			return [{ kind: 'paragraph', children: compileInlines(node.children ?? [], context) }];
		}
		case 'list':
			return [
				{
					kind: 'list',
					start: node.ordered ? (node.start ?? 1) : null,
					items: (node.children ?? []).map((item) => compileBlocks(item.children ?? [], context)),
				},
			];
		case 'code':
			return compileCommand(node, null, context);
		case 'mdxJsxFlowElement':
			return compileComponent(node, context);
		// A variable or an inline component that stands alone on a line is a block to MDX.
		case 'mdxFlowExpression':
			return [{ kind: 'paragraph', children: compileInlines([node], context) }];
		default:
			refuse(node, context);
			return [];
	}
}

/** A component that stands alone in a paragraph, on one line, is meant as a block: its text is the paragraph. */
function soleComponent(node: NodeLike): NodeLike | null {
	const children = node.children ?? [];
	const [only] = children;
	if (children.length !== 1 || only?.type !== 'mdxJsxTextElement' || only.name === 'Link') return null;
	const inner = only.children ?? [];
	return inner.length === 0 ? only : { ...only, children: [{ ...node, children: inner }] };
}

function compileCommand(node: NodeLike, on: string | null, { report }: CompileContext): readonly Block[] {
	if (node.lang !== 'sh') {
		report(
			'step-unusable',
			line(node),
			`A code block in ${node.lang ? `\`${node.lang}\`` : 'no language'} cannot take variables safely.`,
			'Write shell commands in ```sh; make anything else a snippet in src/workflow/snippets and show it with <Snippet of="…" />.',
		);
		return [];
	}
	reportVariables(node.value ?? '', line(node), report);
	return [{ kind: 'command', on: on === null ? null : partsOf(on), parts: partsOf(node.value ?? '') }];
}

function compileComponent(node: NodeLike, context: CompileContext): readonly Block[] {
	const attributes = attributesOf(node, context);
	if (attributes === null) return [];
	const children = (): readonly Block[] => compileBlocks(node.children ?? [], context);
	switch (node.name) {
		case 'Command': {
			reportVariables(attributes['on'] ?? '', line(node), context.report);
			const blocks = node.children ?? [];
			if (blocks.length === 1 && blocks[0]?.type === 'code') {
				return compileCommand(blocks[0], attributes['on'] ?? null, context);
			}
			context.report(
				'step-unusable',
				line(node),
				'`<Command>` does not hold one code block.',
				'Put one ```sh block into it.',
			);
			return [];
		}
		case 'Snippet': {
			const of = attributes['of'] ?? '';
			if (isSnippetName(of)) return [{ kind: 'snippet', of }];
			context.report(
				'step-unusable',
				line(node),
				`There is no snippet \`${of}\`.${didYouMeanSentence(of, SNIPPET_NAMES)}`,
				`Snippets: ${SNIPPET_NAMES.join(', ')}.`,
			);
			return [];
		}
		case 'Only': {
			const when = whenOf(attributes['when'] ?? '', node, context);
			return when === null ? [] : [{ kind: 'when', when, children: children() }];
		}
		case 'Expect':
			return [{ kind: 'expect', children: children() }];
		case 'IfItFails':
			return [{ kind: 'if-it-fails', children: children() }];
		case 'Formerly':
			return [{ kind: 'formerly', children: children() }];
		default:
			return [{ kind: 'paragraph', children: compileInlines([node], context) }];
	}
}

/** An address with the braces that Markdown has percent-encoded, and nothing else decoded. */
const withBraces = (url: string): string => url.replace(/%7B/gi, '{').replace(/%7D/gi, '}');

function compileInlines(nodes: readonly NodeLike[], context: CompileContext): readonly Inline[] {
	return nodes.flatMap((node) => compileInline(node, context));
}

function compileInline(node: NodeLike, context: CompileContext): readonly Inline[] {
	const children = (): readonly Inline[] => compileInlines(flatten(node.children ?? []), context);
	switch (node.type) {
		case 'text':
			// Line breaks of the source are spaces of the text.
			return [{ kind: 'text', parts: [(node.value ?? '').replace(/\s+/g, ' ')] }];
		case 'mdxTextExpression':
		case 'mdxFlowExpression': {
			const text = `{${(node.value ?? '').trim()}}`;
			const parts = partsOf(text);
			if (parts.length !== 1 || typeof parts[0] === 'string') {
				context.report(
					'step-unusable',
					line(node),
					`\`${text}\` is not a variable.`,
					'Only names of variables may stand in braces.',
				);
				return [];
			}
			reportVariables(text, line(node), context.report);
			return [{ kind: 'text', parts }];
		}
		case 'inlineCode':
			reportVariables(node.value ?? '', line(node), context.report);
			return [{ kind: 'code', parts: partsOf(node.value ?? '') }];
		case 'strong':
			return [{ kind: 'strong', children: children() }];
		case 'emphasis':
			return [{ kind: 'emphasis', children: children() }];
		case 'link': {
			const url = withBraces(node.url ?? '').replace(/\s/g, '');
			reportVariables(url, line(node), context.report);
			if (!/^(https?:\/\/|\{)/.test(url)) {
				context.report(
					'step-unusable',
					line(node),
					`The link to \`${url}\` leads to a place that is not the same everywhere.`,
					'Use <Link to="…"> for pages of the site, and a full URL or a URL variable for others.',
				);
				return [];
			}
			return [{ kind: 'link', href: partsOf(url), children: children() }];
		}
		case 'mdxJsxTextElement':
		case 'mdxJsxFlowElement': {
			const attributes = attributesOf(node, context);
			if (attributes === null) return [];
			if (node.name === 'Link') {
				const to = targetOf(attributes['to'] ?? '', node, context);
				return to === null ? [] : [{ kind: 'to', to, children: children() }];
			}
			if (node.name === 'Only') {
				const when = whenOf(attributes['when'] ?? '', node, context);
				return when === null ? [] : [{ kind: 'only', when, children: children() }];
			}
			refuse(node, context);
			return [];
		}
		default:
			refuse(node, context);
			return [];
	}
}

/** An inline component on its own line holds a paragraph; its text is meant. */
function flatten(nodes: readonly NodeLike[]): readonly NodeLike[] {
	return nodes.flatMap((node) => (node.type === 'paragraph' ? (node.children ?? []) : [node]));
}
