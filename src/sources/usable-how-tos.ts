/**
 * Which how-to pages can be made. Astro compiles all of them at once, and one with a fault would end the build; so
 * each is read here first, and one that cannot be used is a problem at its line and left out.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Script } from 'node:vm';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { mdx } from 'micromark-extension-mdx';
import { z } from 'zod';
import { displayPath } from '../config/project.ts';
import { parseStrictYaml } from '../formats/yaml/strict-yaml.ts';
import { type Problem, problemOf } from '../model/problem.ts';
import { WORKFLOW_PROBLEMS } from '../model/problems/workflow.ts';
import { type ReadText, readTextFile } from './text-file.ts';

/** What stands between the `---` lines of a how-to. */
const HowToFrontMatter = z.strictObject({
	title: z.string().min(1).describe('the title of the page'),
	description: z.string().min(15).max(200).describe('what the page is for, in one sentence'),
	group: z.enum(['concepts', 'how-to', 'operator']).describe('the part of the list that it stands in'),
	order: z.number().default(100).describe('its place in that part'),
	phase: z.string().optional().describe('the identifier of the phase it belongs to'),
});

const HINT = 'Compare with another how-to.';

interface Node {
	readonly type: string;
	readonly value?: unknown;
	readonly position?: { readonly start: { readonly line: number } };
	readonly children?: readonly Node[];
	readonly attributes?: readonly { readonly type: string; readonly value?: unknown }[];
}

/**
 * Reads the how-tos of a folder as far as to know whether Astro can compile them. No JavaScript in them is run.
 *
 * @param folder absolute
 * @returns the file names that cannot be used, and why
 */
export function unusableHowTos(
	folder: string,
	read: ReadText = readTextFile,
): { readonly names: readonly string[]; readonly problems: readonly Problem[] } {
	const problems: Problem[] = [];
	const names: string[] = [];
	if (!existsSync(folder)) return { names, problems };
	for (const name of readdirSync(folder).sort()) {
		if (!name.endsWith('.mdx')) continue;
		const path = join(folder, name);
		const file = displayPath(path);
		const found = read(path, { file });
		const own = 'text' in found ? faultsOf(found.text, path, file) : [found.problem];
		problems.push(...own);
		if (own.length > 0) names.push(name);
	}
	return { names, problems };
}

function faultsOf(text: string, path: string, file: string): readonly Problem[] {
	const fault = (line: number, message: string, hint = HINT): Problem =>
		problemOf(WORKFLOW_PROBLEMS, 'how-to-unusable', { file, line }, message, hint);
	const front = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text);
	if (!front) return [fault(1, 'The text does not begin with front matter between two lines of `---`.')];
	const { faults } = parseStrictYaml(front[1] ?? '', HowToFrontMatter, 2);
	if (faults.length > 0) return faults.map(({ line, message, hint }) => fault(line, message, hint || HINT));
	const skipped = front[0].split('\n').length - 1;
	try {
		const tree = fromMarkdown(text.slice(front[0].length), {
			extensions: [mdx()],
			mdastExtensions: [mdxFromMarkdown()],
		}) as unknown as Node;
		return [...missingImports(text.slice(front[0].length), path), ...nodeFaults(tree)].map(
			({ line, message }) => fault(line + skipped, message),
		);
	} catch (error) {
		const { place, reason } = error as {
			readonly place?: { readonly line?: number; readonly start?: { readonly line: number } };
			readonly reason?: string;
		};
		const named = Number(/\((\d+):\d/.exec(reason ?? '')?.[1] ?? 1);
		const line = place?.line ?? place?.start?.line ?? named;
		return [fault(line + skipped, `The text is no valid MDX: ${reason ?? 'unknown reason'}.`)];
	}
}

/** Files that the text imports and that are not there; what stands in a fence is an example. */
function missingImports(
	body: string,
	path: string,
): readonly { readonly line: number; readonly message: string }[] {
	let fenced = false;
	return body.split('\n').flatMap((text, index) => {
		if (/^\s*(?:```|~~~)/.test(text)) fenced = !fenced;
		const name = fenced ? undefined : /^import\b.*\bfrom\s+['"](\.[^'"]+)['"]/.exec(text)?.[1];
		if (name === undefined || existsSync(resolve(dirname(path), name))) return [];
		return [{ line: index + 1, message: `There is no file ${name} to import.` }];
	});
}

function nodeFaults(node: Node): { readonly line: number; readonly message: string }[] {
	const line = node.position?.start.line ?? 1;
	const faults: { line: number; message: string }[] = [];
	if (/^mdx(?:Flow|Text)Expression$/.test(node.type) && !isExpression(String(node.value))) {
		faults.push({ line, message: `“{${String(node.value).slice(0, 60)}}” is no expression.` });
	}
	for (const attribute of node.attributes ?? []) {
		const { value } = attribute;
		const code = typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : null;
		if (code !== null && !isExpression(code)) {
			faults.push({ line, message: `“{${code.slice(0, 60)}}” is no expression.` });
		}
	}
	return [...faults, ...(node.children ?? []).flatMap((child) => nodeFaults(child))];
}

/** Whether a text is a JavaScript expression; it is compiled, never run. */
function isExpression(code: string): boolean {
	if (/^\s*(?:\/\*[\s\S]*\*\/\s*)*$/.test(code)) return true;
	try {
		new Script(`(${code}\n)`);
		return true;
	} catch {
		return false;
	}
}
