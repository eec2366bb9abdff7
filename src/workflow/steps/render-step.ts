import { absoluteUrl } from '../../catalog/stream/values.ts';
import { backquoted } from '../../text/backquoted.ts';
import { escapeRegExp } from '../../text/escape.ts';
import { holds, sayWhen } from '../phases/conditions.ts';
import { SNIPPETS, type SnippetName } from '../snippets/index.ts';
import type { Snippet } from '../snippets/snippet.ts';
import type { GuideConfig } from '../subject/guide-config.ts';
import { configured, type GuideContext } from '../subject/platform.ts';
import { quoteAtEnd, shellValue } from '../subject/shell.ts';
import type { Part } from '../subject/template.ts';
import { type Placeholder, textOf, type Value } from '../subject/value.ts';
import { isPlainWords, sayVariable, variableValue } from '../subject/variables.ts';
import { linkHref } from './link-target.ts';
import { element, type Markup } from './markup.ts';
import type { Block, Inline, StepText } from './step-tree.ts';

/** For whom a text is rendered: a stream, or nobody in particular (`context` null) on the workflow's own page. */
interface Reading {
	readonly facts: GuideConfig;
	readonly context: GuideContext | null;
	/** What the reader has to fill in, by token. */
	readonly blanks: Map<string, Placeholder>;
}

/**
 * A step text for one stream: its values filled in, what does not apply left out, and at the end an explanation of
 * everything that the reader has to fill in. Browser-safe; costs about a tenth of a millisecond.
 *
 * @param context null for the general form, which names values and conditions instead of resolving them
 * @param explained tokens that the page has explained before; those of this text are added
 */
export function renderStep(
	step: StepText,
	facts: GuideConfig,
	context: GuideContext | null,
	explained: Set<string> = new Set(),
): readonly Markup[] {
	const reading: Reading = { facts, context, blanks: new Map() };
	return withBlanks(renderBlocks(step.blocks, reading), reading, explained);
}

/** A snippet alone, with what the reader has to fill in: the draft workbench shows some beside the guide. */
export function renderSnippetAlone(of: SnippetName, context: GuideContext): readonly Markup[] {
	const reading: Reading = { facts: context.facts, context, blanks: new Map() };
	return withBlanks(renderSnippet(of, reading), reading);
}

function withBlanks(
	body: readonly Markup[],
	reading: Reading,
	explained: Set<string> = new Set(),
): readonly Markup[] {
	const blanks = [...reading.blanks.values()].filter(({ token }) => !explained.has(token));
	if (blanks.length === 0) return body;
	for (const { token } of blanks) explained.add(token);
	const entries = blanks.flatMap(({ token, explanation }) => [
		element('dt', {}, element('mark', {}, token)),
		element('dd', {}, ...withCode(explanation)),
	]);
	return [...body, element('dl', { class: 'blanks' }, ...entries)];
}

/** The plain text of a title or summary for a stream. */
export function fillText(parts: readonly Part[], context: GuideContext | null): string {
	return parts
		.map((part) =>
			typeof part === 'string'
				? part
				: context === null
					? `the ${sayVariable(part.variable)}`
					: textOf(variableValue(part.variable, context)),
		)
		.join('');
}

function renderBlocks(blocks: readonly Block[], reading: Reading): readonly Markup[] {
	return blocks.flatMap((block) => renderBlock(block, reading));
}

const LABELS = { expect: 'You should see', 'if-it-fails': 'If not' } as const;

function renderBlock(block: Block, reading: Reading): readonly Markup[] {
	switch (block.kind) {
		case 'paragraph': {
			const children = renderInlines(block.children, reading);
			return children.every((one) => typeof one === 'string' && one.trim() === '')
				? []
				: [element('p', {}, ...children)];
		}
		case 'list': {
			const items = block.items
				.map((item) => renderBlocks(item, reading))
				.filter((children) => children.length > 0)
				.map((children) => element('li', {}, ...unwrapSingle(children)));
			return items.length === 0 ? [] : [renderList(block.start, items)];
		}
		case 'command':
			return renderCommand(block.on, block.parts, reading);
		case 'snippet':
			return renderSnippet(block.of, reading);
		case 'when':
			return renderWhen(block.when, () => renderBlocks(block.children, reading), reading, 'div');
		case 'formerly':
			return formerly(block.children, reading);
		default: {
			const children = renderBlocks(block.children, reading);
			if (children.length === 0) return [];
			return [note(block.kind === 'expect' ? 'e' : 'f', LABELS[block.kind], children)];
		}
	}
}

/** How it was done before, for those who remember it: only in the general form, and folded. */
function formerly(blocks: readonly Block[], reading: Reading): readonly Markup[] {
	if (reading.context !== null) return [];
	const children = renderBlocks(blocks, reading);
	return [element('details', { class: 'formerly' }, element('summary', {}, 'Formerly'), ...children)];
}

/** A note with its label; of one paragraph, it is that paragraph. */
function note(name: string, label: string, children: readonly Markup[]): Markup {
	const [first, ...rest] = children;
	const labelled = element('strong', {}, label);
	if (typeof first === 'object' && first.tag === 'p' && rest.length === 0) {
		return element('p', { class: name }, labelled, ' ', ...first.children);
	}
	return element('div', { class: name }, labelled, ...children);
}

function renderList(start: number | null, items: readonly Markup[]): Markup {
	if (start === null) return element('ul', {}, ...items);
	return element('ol', start === 1 ? {} : { start: String(start) }, ...items);
}

/** A list item of one paragraph needs no paragraph. */
function unwrapSingle(children: readonly Markup[]): readonly Markup[] {
	const [only] = children;
	return children.length === 1 && typeof only === 'object' && only.tag === 'p' ? only.children : children;
}

function renderWhen(
	when: Extract<Block, { kind: 'when' }>['when'],
	children: () => readonly Markup[],
	{ context, facts }: Reading,
	tag: 'div' | 'span',
): readonly Markup[] {
	if (context !== null) return holds(when, context.subject, facts) ? children() : [];
	const said = sayWhen(when);
	const label = element(
		tag === 'div' ? 'p' : 'span',
		{ class: 'case__label' },
		`${said.charAt(0).toUpperCase()}${said.slice(1)}: `,
	);
	return [element(tag, { class: 'case' }, label, ...children())];
}

function renderCommand(
	on: readonly Part[] | null,
	parts: readonly Part[],
	reading: Reading,
): readonly Markup[] {
	const code: Markup[] = [];
	let written = '';
	for (const part of parts) {
		if (typeof part === 'string') {
			code.push(part);
			written += part;
			continue;
		}
		const value = readValue(part.variable, reading);
		if (value === null) {
			code.push(element('span', { class: 'variable' }, sayVariable(part.variable)));
			continue;
		}
		const text = shellValue(textOf(value), quoteAtEnd(written));
		written += text;
		code.push(mark(value, text, reading));
	}
	return codeBlock(on === null ? null : fillText(on, reading.context), code);
}

function renderSnippet(of: SnippetName, reading: Reading): readonly Markup[] {
	const { says, make } = SNIPPETS[of];
	if (reading.context === null) {
		return [element('p', { class: 'snippet-name' }, 'Each guide shows here: ', says, '.')];
	}
	const made = make(reading.context);
	if ('none' in made) return [element('p', { class: 'absent' }, ...withCode(made.none))];
	for (const one of made.placeholders) reading.blanks.set(one.token, one);
	return codeBlock(made.title, markTokens(made));
}

/** A block of code and what it is. The button that copies it is added by script, which alone can copy. */
function codeBlock(title: string | null, code: readonly Markup[]): readonly Markup[] {
	const text = element('pre', {}, ...code);
	return title === null ? [text] : [element('p', { class: 'on' }, title), text];
}

/** Marks what the reader has to fill in. */
function markTokens({ code, placeholders }: Snippet): readonly Markup[] {
	if (placeholders.length === 0) return [code];
	const tokens = placeholders.map(({ token }) => token).sort((a, b) => b.length - a.length);
	const pattern = new RegExp(`(${tokens.map(escapeRegExp).join('|')})`);
	return code
		.split(pattern)
		.map((text, index) => (index % 2 === 1 ? element('mark', {}, text) : text))
		.filter((node) => node !== '');
}

function mark(value: Value, text: string, { blanks }: Reading): Markup {
	if (typeof value === 'string') return text;
	blanks.set(value.token, value);
	return element('mark', {}, text);
}

function renderInlines(nodes: readonly Inline[], reading: Reading): readonly Markup[] {
	return nodes.flatMap((node) => renderInline(node, reading)).filter((node) => node !== '');
}

function renderInline(node: Inline, reading: Reading): readonly Markup[] {
	switch (node.kind) {
		case 'text':
			return renderParts(node.parts, reading, 'code');
		case 'code':
			return [element('code', {}, ...renderParts(node.parts, reading, null))];
		case 'strong':
			return [element('strong', {}, ...renderInlines(node.children, reading))];
		case 'emphasis':
			return [element('em', {}, ...renderInlines(node.children, reading))];
		case 'link': {
			const children = renderInlines(node.children, reading);
			const href = node.href
				.map((part) => (typeof part === 'string' ? part : textOf(readValue(part.variable, reading) ?? '')))
				.join('');
			const url = absoluteUrl(href);
			return url === null ? children : [element('a', { href: url }, ...children)];
		}
		case 'to': {
			const href = linkHref(node.to, reading.facts, reading.context);
			const children = renderInlines(node.children, reading);
			return href === null ? children : [element('a', { href }, ...children)];
		}
		case 'only':
			return renderWhen(node.when, () => renderInlines(node.children, reading), reading, 'span');
	}
}

/** A value for the stream; without a stream only what the configuration says, and null for the rest. */
function readValue(name: string, { context, facts }: Reading): Value | null {
	if (context !== null) return variableValue(name, context);
	return name.includes('.') ? configured(facts, name) : null;
}

/** Values in running text stand as code, values inside code as they are. */
function renderParts(parts: readonly Part[], reading: Reading, tag: 'code' | null): readonly Markup[] {
	return parts.map((part) => {
		if (typeof part === 'string') return part;
		const value = readValue(part.variable, reading);
		if (value === null) return element('span', { class: 'variable' }, sayVariable(part.variable));
		if (typeof value === 'string') {
			return tag === null || isPlainWords(part.variable) ? value : element(tag, {}, value);
		}
		reading.blanks.set(value.token, value);
		return element('mark', {}, value.token);
	});
}

/** A sentence in which backquotes mean code. */
const withCode = (sentence: string): readonly Markup[] =>
	backquoted(sentence).map(({ text, code }): Markup => (code ? element('code', {}, text) : text));
