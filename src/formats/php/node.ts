import type { Problem } from '../../model/problem.ts';
import type { PhpKey, Traced } from './value.ts';

export interface PhpPlace {
	/** 1-based. */
	readonly line: number;
	readonly offset: number;
}

/**
 * A node of php-parser's tree, or of `array-literal.ts`. The parser's own types leave most members open, so they are
 * narrowed where they are read.
 */
export interface PhpNode {
	readonly kind: string;
	readonly loc?: { readonly source?: string | null; readonly start: PhpPlace; readonly end: PhpPlace } | null;
	readonly [member: string]: unknown;
}

/** What an evaluation needs to know and what it gathers. */
export interface PhpContext {
	/** The file as shown to people. */
	readonly file: string;
	/** Values of constants by name, such as `NS_MAIN`. */
	readonly constants: ReadonlyMap<string, string | number | boolean | null>;
	readonly problems: Problem[];
	/** The key of every array item that was evaluated; comments are placed by it. */
	readonly keys: WeakMap<PhpNode, PhpKey>;
	/** The value of a variable by its name without `$`, where it is known; none is unless given. */
	readonly variable?: (name: string) => Traced['value'] | undefined;
}

export const isNode = (value: unknown): value is PhpNode =>
	typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';

export const nodesOf = (value: unknown): PhpNode[] => (Array.isArray(value) ? value.filter(isNode) : []);

export const lineOf = (node: PhpNode): number | null => node.loc?.start.line ?? null;
