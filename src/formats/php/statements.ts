/**
 * Reads what the statements of a PHP file assign, without running them: `$a = …`, `$a['b'] = …`, `$a[] = …`,
 * `$a += …`, `unset`, and the same for `$wgConf->settings` and `$GLOBALS`. What depends on something that is not known
 * is told at its line and left out.
 */
import { type Problem, problemOf } from '../../model/problem.ts';
import { STREAM_CONFIGURATION_PROBLEMS as KINDS } from '../../model/problems/stream-configuration.ts';
import { isNode, lineOf, nodesOf, type PhpNode } from './node.ts';

/** One assignment, in the order of the file. */
export interface PhpAssignment {
	/** The variable without `$`, or with its property: `wgEventStreams`, `wgConf->settings`. */
	readonly root: string;
	/** The keys behind it; null for `[]`, which appends. */
	readonly path: readonly (PhpNode | null)[];
	readonly operator: '=' | '+=' | 'unset' | 'other';
	/** The operator as it is written. */
	readonly written: string;
	/** Null for `unset`. */
	readonly value: PhpNode | null;
	readonly line: number | null;
	/** What decides whether it happens, in words and as it is written; null where it always does. */
	readonly condition: string | null;
}

/** What the statements of a file, or of its first function that returns something, amount to. */
export interface PhpProgram {
	readonly assignments: readonly PhpAssignment[];
	/** The expression of the first `return`, or null. */
	readonly returned: PhpNode | null;
}

/** Statements inside statements are not followed beyond this. */
const MAX_DEPTH = 20;

/** Reads statements in their order; what stands below a condition that is not known is marked with it. */
export function readStatements(statements: readonly PhpNode[]): PhpProgram {
	const reading = new Reading();
	reading.all(statements, null, 0);
	if (reading.assignments.length > 0 || reading.returned !== null) return reading;
	for (const statement of statements) {
		const inner = statement.kind === 'namespace' ? statement : statement['body'];
		if (!isNode(inner) || (statement.kind !== 'function' && statement.kind !== 'namespace')) continue;
		const found = readStatements(nodesOf(inner['children']));
		if (found.returned !== null || found.assignments.length > 0) return found;
	}
	return reading;
}

class Reading implements PhpProgram {
	readonly assignments: PhpAssignment[] = [];
	returned: PhpNode | null = null;

	all(statements: readonly PhpNode[], condition: string | null, depth: number): void {
		if (depth > MAX_DEPTH) return;
		for (const statement of statements) this.one(statement, condition, depth);
	}

	private one(node: PhpNode, condition: string | null, depth: number): void {
		switch (node.kind) {
			case 'expressionstatement':
				if (isNode(node['expression'])) this.expression(node['expression'], condition);
				return;
			case 'return':
				if (condition === null && this.returned === null && isNode(node['expr']))
					this.returned = node['expr'];
				return;
			case 'block':
				this.all(nodesOf(node['children']), condition, depth + 1);
				return;
			case 'if':
				this.condition(node, condition, depth);
				return;
			case 'unset':
				for (const variable of nodesOf(node['variables']))
					this.assign(variable, 'unset', null, node, condition);
				return;
			case 'function':
			case 'class':
			case 'namespace':
				return;
			default:
				this.inside(node, condition, depth);
		}
	}

	/** A branch whose condition is written out counts or does not; others are marked. */
	private condition(node: PhpNode, outer: string | null, depth: number): void {
		const { test, body, alternate } = node;
		const literal = isNode(test) && test.kind === 'boolean' ? test['value'] === true : null;
		const source = (isNode(test) ? (test.loc?.source ?? '') : '').replace(/\s+/g, ' ').slice(0, 100);
		const condition = outer ?? `the condition ${source}`;
		if (isNode(body) && literal !== false) this.one(body, literal === true ? outer : condition, depth + 1);
		if (isNode(alternate) && literal !== true)
			this.one(alternate, literal === false ? outer : condition, depth + 1);
	}

	/** Loops, switches and the like: nobody knows how often their body runs. */
	private inside(node: PhpNode, outer: string | null, depth: number): void {
		if (depth > MAX_DEPTH) return;
		for (const [member, value] of Object.entries(node)) {
			if (member === 'loc' || member.endsWith('Comments')) continue;
			const condition = outer ?? `a ${STATEMENTS[node.kind] ?? 'statement'}`;
			for (const child of Array.isArray(value) ? nodesOf(value) : isNode(value) ? [value] : []) {
				if (/statement|^(block|if|unset|for|foreach|while|do|switch|case|try|catch)$/.test(child.kind)) {
					this.one(child, condition, depth + 1);
				}
			}
		}
	}

	private expression(node: PhpNode, condition: string | null): void {
		const { left, right, operator } = node;
		if (node.kind !== 'assign' || !isNode(left) || !isNode(right)) return;
		this.assign(left, String(operator), right, node, condition);
	}

	private assign(
		target: PhpNode,
		written: string,
		value: PhpNode | null,
		statement: PhpNode,
		condition: string | null,
	): void {
		const place = placeOf(target);
		if (place === null) return;
		const operator = written === '=' || written === '+=' || written === 'unset' ? written : 'other';
		this.assignments.push({ ...place, operator, written, value, line: lineOf(statement), condition });
	}
}

const STATEMENTS: Readonly<Record<string, string>> = {
	foreach: 'loop',
	for: 'loop',
	while: 'loop',
	do: 'loop',
	switch: 'switch',
	try: 'try block',
};

/** The variable that an expression assigns to, and the keys behind it; null for anything else. */
function placeOf(node: PhpNode): Pick<PhpAssignment, 'root' | 'path'> | null {
	const path: (PhpNode | null)[] = [];
	let current = node;
	while (current.kind === 'offsetlookup') {
		path.unshift(isNode(current['offset']) ? current['offset'] : null);
		if (!isNode(current['what'])) return null;
		current = current['what'];
	}
	const root = nameOf(current);
	if (root !== 'GLOBALS') return root === null ? null : { root, path };
	const [key, ...rest] = path;
	return key?.kind === 'string' ? { root: String(key['value']), path: rest } : null;
}

/** The name of a variable or of a property of one; null for anything else. */
export function nameOf(node: PhpNode): string | null {
	if (node.kind === 'variable' && typeof node['name'] === 'string') return node['name'];
	if (node.kind !== 'propertylookup' && node.kind !== 'nullsafepropertylookup') return null;
	const { what, offset } = node;
	if (!isNode(what) || !isNode(offset) || what.kind !== 'variable') return null;
	return `${String(what['name'])}->${String(offset['name'])}`;
}

/** The problem for an assignment that only PHP itself could decide. */
export function unknownProblem(assignment: PhpAssignment, setting: string, file: string): Problem {
	const what =
		assignment.condition === null
			? `uses “${assignment.written}”, which is not computed here`
			: `depends on ${assignment.condition}, which the catalog cannot know`;
	return problemOf(
		KINDS,
		'php-depends-on-unknown',
		{ file, line: assignment.line, subject: 'configuration:streams' },
		`This assignment to \`${setting}\` ${what}; it is left out.`,
		'State the settings without the condition, or give the catalog a file for each case.',
	);
}
