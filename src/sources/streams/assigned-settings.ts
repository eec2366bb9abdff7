/**
 * The settings that the assignments of a PHP file amount to: globals as in a `LocalSettings.php`
 * (`$wgEventStreams = […]`), `$wgConf->settings[…]`, and an array that is built up in a variable and returned.
 */
import { literalNode } from '../../formats/php/array-literal.ts';
import { type PhpItem, phpItems, phpValue } from '../../formats/php/evaluate.ts';
import { isNode, nodesOf, type PhpContext, type PhpNode } from '../../formats/php/node.ts';
import { nameOf, type PhpAssignment, type PhpProgram, unknownProblem } from '../../formats/php/statements.ts';
import { type OriginSource, PhpArray, type PhpKey, phpKey, type Traced } from '../../formats/php/value.ts';

/** A setting as the assignments leave it. */
export interface AssignedSetting {
	/** Without the leading `-` that replaces a setting. */
	readonly setting: string;
	readonly replaces: boolean;
	/** True for a global: its value is that of every wiki, not an array of groups. */
	readonly isGlobal: boolean;
	readonly value: Traced;
	/** The array literals that it is made of; their comments belong to it. */
	readonly literals: readonly PhpItem[];
}

export interface AssignmentReading {
	readonly context: PhpContext;
	/** Where the values of a setting come from. */
	readonly sourceOf: (setting: string) => OriginSource;
	/** The setting that a key or global speaks of, or null where nobody asks for it. */
	readonly wanted: (key: string) => { readonly setting: string; readonly replaces: boolean } | null;
}

/** Where arrays of settings by name are kept. */
const SETTINGS_ROOT = 'wgConf->settings';
const MAX_HOPS = 20;

type Slots = Map<string, { value: Traced; literals: PhpItem[] }>;

/** Reads the wanted settings from the statements of a file; what cannot be known is a problem in the context. */
export function assignedSettings(program: PhpProgram, reading: AssignmentReading): AssignedSetting[] {
	const run = new Assigning(program, reading);
	const found: AssignedSetting[] = [];
	const add = (slots: Slots, isGlobal: boolean): void => {
		for (const [key, { value, literals }] of slots) {
			const match = reading.wanted(key);
			if (match) found.push({ ...match, isGlobal, value, literals });
		}
	};
	add(run.globals(), true);
	add(run.map(SETTINGS_ROOT, Number.POSITIVE_INFINITY, 0), false);
	if (program.returned !== null) add(run.mapOf(program.returned, Number.POSITIVE_INFINITY, 0), false);
	return found;
}

class Assigning {
	private readonly program: PhpProgram;
	private readonly reading: AssignmentReading;

	constructor(program: PhpProgram, reading: AssignmentReading) {
		this.program = program;
		this.reading = reading;
	}

	/** Settings that are globals: `$wgEventStreams`. */
	globals(): Slots {
		const slots: Slots = new Map();
		for (const [index, assignment] of this.program.assignments.entries()) {
			const { root } = assignment;
			if (this.reading.wanted(root) !== null) this.apply(slots, root, assignment, assignment.path, index);
		}
		return slots;
	}

	/** Settings by name in a variable, as they are before an assignment. */
	map(root: string, before: number, hops: number): Slots {
		let slots: Slots = new Map();
		for (const [index, assignment] of this.program.assignments.entries()) {
			if (index >= before) break;
			if (assignment.root !== root) continue;
			const [first, ...rest] = assignment.path;
			if (assignment.path.length > 0) {
				const key = first ? this.key(first, index) : null;
				if (key !== null && this.reading.wanted(String(key)) !== null) {
					this.apply(slots, String(key), assignment, rest, index);
				}
			} else if (assignment.condition !== null || assignment.operator === 'other') {
				this.tell(assignment, root);
			} else if (assignment.operator === 'unset') slots = new Map();
			else if (assignment.value !== null) {
				const assigned = this.mapOf(assignment.value, index, hops);
				slots = assignment.operator === '=' ? assigned : new Map([...assigned, ...slots]);
			}
		}
		return slots;
	}

	/** Settings by name in an expression; items that nobody asks for are not read. */
	mapOf(node: PhpNode, before: number, hops: number): Slots {
		const { context, sourceOf, wanted } = this.reading;
		if (hops > MAX_HOPS) return new Map();
		const root = nameOf(node);
		if (root !== null && this.program.assignments.some((one) => one.root === root)) {
			return this.map(root, before, hops + 1);
		}
		if (node.kind === 'bin' && node['type'] === '+' && isNode(node['left']) && isNode(node['right'])) {
			const left = this.mapOf(node['left'], before, hops + 1);
			return new Map([...this.mapOf(node['right'], before, hops + 1), ...left]);
		}
		if (isCallOf(node, 'array_merge')) {
			return new Map(nodesOf(node['arguments']).flatMap((one) => [...this.mapOf(one, before, hops + 1)]));
		}
		if (node.kind === 'parenthesis' && isNode(node['inner']))
			return this.mapOf(node['inner'], before, hops + 1);
		const slots: Slots = new Map();
		if (node.kind !== 'array') {
			// What it would add cannot be known; the reading of its value says why.
			phpValue({ key: '', node, line: node.loc?.start.line ?? null }, sourceOf(''), context);
			return slots;
		}
		for (const item of phpItems(node, context)) {
			const match = wanted(String(item.key));
			const value = match === null ? null : this.value(item, match.setting, before);
			if (value !== null) slots.set(String(item.key), { value, literals: [item] });
		}
		return slots;
	}

	/** Does one assignment to a setting. */
	private apply(
		slots: Slots,
		name: string,
		assignment: PhpAssignment,
		path: PhpAssignment['path'],
		index: number,
	): void {
		const { operator, condition, value: node, line } = assignment;
		const setting = this.reading.wanted(name)?.setting ?? name;
		if (condition !== null || operator === 'other') {
			this.tell(assignment, setting);
			return;
		}
		const keys: (PhpKey | null)[] = [];
		for (const one of path) {
			const key = one === null ? null : this.key(one, index);
			if (one !== null && key === null) {
				this.tell({ ...assignment, condition: 'a key' }, setting);
				return;
			}
			keys.push(key);
		}
		const before = slots.get(name);
		if (operator === 'unset') {
			if (keys.length === 0) slots.delete(name);
			else if (before !== undefined)
				slots.set(name, { ...before, value: changed(before.value, keys, null, line) });
			return;
		}
		if (node === null) return;
		const item: PhpItem = { key: keys.at(-1) ?? name, node, line };
		const value = this.value(item, setting, index);
		if (value === null) return;
		const change = (old: Traced | undefined): Traced => (operator === '+=' ? union(old, value) : value);
		const isLiteral = node.kind === 'array' && keys.length === 0;
		const literals = [
			...(operator === '=' && keys.length === 0 ? [] : (before?.literals ?? [])),
			...(isLiteral ? [{ ...item, node: literalNode(node) }] : []),
		];
		const empty: Traced = { value: new PhpArray(), origin: value.origin };
		slots.set(name, {
			value: keys.length === 0 ? change(before?.value) : changed(before?.value ?? empty, keys, change, line),
			literals,
		});
	}

	private tell(assignment: PhpAssignment, setting: string): void {
		const { context } = this.reading;
		context.problems.push(unknownProblem(assignment, setting, context.file));
	}

	private key(node: PhpNode, before: number): PhpKey | null {
		const value = this.value({ key: '', node, line: node.loc?.start.line ?? null }, '', before);
		return value === null ? null : phpKey(value.value);
	}

	/** The value of an expression, with the variables that were assigned before it. */
	private value(item: PhpItem, setting: string, before: number): Traced | null {
		const { context, sourceOf } = this.reading;
		const variable = (name: string): Traced['value'] | undefined =>
			this.variable(name, before, setting)?.value;
		return phpValue(item, sourceOf(setting), { ...context, variable });
	}

	/** A plain variable as it is before an assignment; undefined where that is not known. */
	private variable(name: string, before: number, setting: string): Traced | undefined {
		let current: Traced | undefined;
		for (const [
			index,
			{ root, path, operator, value, line, condition },
		] of this.program.assignments.entries()) {
			if (index >= before) break;
			if (root !== name) continue;
			// Changed in a way that is not followed: then nothing is known of it.
			if (condition !== null || path.length > 0 || operator === 'other' || value === null)
				current = undefined;
			else {
				const read = this.value({ key: name, node: value, line }, setting, index);
				current = read === null ? undefined : operator === '+=' ? union(current, read) : read;
			}
		}
		return current;
	}
}

const isCallOf = (node: PhpNode, name: string): boolean =>
	node.kind === 'call' && isNode(node['what']) && String(node['what']['name']).replace(/^\\/, '') === name;

/** PHP's union of arrays: keys of the left side win. Other values: the right side. */
function union(left: Traced | undefined, right: Traced): Traced {
	if (!(left?.value instanceof PhpArray) || !(right.value instanceof PhpArray)) return left ?? right;
	const value = left.value.copy();
	for (const [key, entry] of right.value.entries()) if (!value.get(key)) value.set(key, entry);
	return { value, origin: left.origin };
}

/** A copy of an array in which the value at some keys is another; null for a key appends, no change removes. */
function changed(
	array: Traced,
	[key, ...rest]: readonly (PhpKey | null)[],
	change: ((old: Traced | undefined) => Traced) | null,
	line: number | null,
): Traced {
	const origin = { source: array.origin.source, line };
	const copy = array.value instanceof PhpArray ? array.value.copy() : new PhpArray();
	if (key === undefined) return array;
	const old = key === null ? undefined : copy.get(key);
	if (rest.length === 0 && change === null) return { value: without(copy, key), origin: array.origin };
	const inner: Traced = old ?? { value: new PhpArray(), origin };
	const value = rest.length > 0 ? changed(inner, rest, change, line) : (change?.(old) ?? inner);
	if (key === null) copy.append(value);
	else copy.set(key, value);
	return { value: copy, origin: array.origin };
}

function without(array: PhpArray, removed: PhpKey | null): PhpArray {
	const copy = new PhpArray();
	for (const [key, value] of array.entries()) if (key !== removed) copy.set(key, value);
	return copy;
}
