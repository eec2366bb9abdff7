import engine from 'php-parser';
import { type Json, newObject } from '../../src/model/json.ts';

interface Node {
	readonly kind: string;
	readonly [key: string]: unknown;
}

const parser = new engine.Engine({ parser: { php8: true }, ast: { withPositions: false } });

/** The statements of a PHP text; throws where it does not parse. */
export function parsePhp(code: string): readonly Node[] {
	return (parser.parseCode(`<?php\n${code}`, 'snippet.php') as unknown as { children: Node[] }).children;
}

/** The value of PHP source that holds only literals and arrays. */
function evaluatePhp(source: string): Json {
	const [statement] = parsePhp(`return ${source};`);
	return literalOf(statement?.['expr'] as Node);
}

/** The array that the items stand in, such as `'a' => 1,`. */
export const evaluateItems = (items: string): Json => evaluatePhp(`[\n${items}\n]`);

/** All calls of a function or method in a PHP text: its name and its arguments, where those are literals. */
export function phpCalls(
	code: string,
): readonly { readonly name: string; readonly args: readonly (Json | undefined)[] }[] {
	const calls: { name: string; args: (Json | undefined)[] }[] = [];
	const walk = (node: unknown): void => {
		if (Array.isArray(node)) for (const one of node) walk(one);
		else if (typeof node === 'object' && node !== null) {
			const { kind, what, arguments: args } = node as unknown as Node;
			if (kind === 'call') {
				const offset = (what as Node)['offset'] as Node | undefined;
				calls.push({
					name: String((offset ?? (what as Node))['name']),
					args: (args as Node[]).map((one) => {
						try {
							return literalOf(one);
						} catch {
							return undefined;
						}
					}),
				});
			}
			for (const inner of Object.values(node)) walk(inner);
		}
	};
	walk(parsePhp(code));
	return calls;
}

function literalOf(node: Node): Json {
	switch (node.kind) {
		case 'string':
			return node['value'] as string;
		case 'number':
			return Number(node['value']);
		case 'boolean':
			return node['value'] as boolean;
		case 'nullkeyword':
			return null;
		case 'unary':
			return -Number(literalOf(node['what'] as Node));
		case 'array': {
			const items = node['items'] as { key: Node | null; value: Node }[];
			if (items.every(({ key }) => key === null)) return items.map(({ value }) => literalOf(value));
			return newObject(
				items.map(({ key, value }, index) => [
					String(key === null ? index : literalOf(key)),
					literalOf(value),
				]),
			);
		}
		default:
			throw new Error(`${node.kind} is not a literal.`);
	}
}
