import type { DifferenceKind, Effect, SchemaDifference } from '../../../model/difference.ts';
import {
	asText,
	isArray,
	isObject,
	type Json,
	type JsonObject,
	newObject,
	own,
} from '../../../model/json.ts';
import { pointerToken } from '../../../model/json-pointer.ts';
import { describeType, fieldType } from '../fields/type.ts';
import { isRestriction } from '../keywords/table.ts';
import { isOpen, isSentinelBound, jsonKey, sameJson } from './diff-keywords.ts';
import { effectOf, refuses } from './refusal.ts';

/** Below this depth two nodes are only said to differ: deeper schemas are hostile, not useful. */
const MAX_DEPTH = 120;

/** One schema node in both schemas, and where it stands. */
interface Pair {
	readonly a: JsonObject;
	readonly b: JsonObject;
	/** The two schemas as a whole, from which references start. */
	readonly roots: readonly [a: JsonObject, b: JsonObject];
	readonly path: string;
	readonly pointer: string;
	readonly depth: number;
}

const child = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/**
 * The semantic differences between two materialised schemas (JSON Schema draft-07), in document order of the
 * first, then additions of the second. Works on plain content, so that it runs in a browser too. The root's own
 * `$id` is left out: two versions always differ in it.
 */
export function diffSchemas(a: JsonObject, b: JsonObject): readonly SchemaDifference[] {
	const differences: SchemaDifference[] = [];
	diffNode({ a, b, roots: [a, b], path: '', pointer: '', depth: 0 }, differences);
	return differences;
}

function diffNode(pair: Pair, out: SchemaDifference[]): void {
	const { a, b, pointer, depth } = pair;
	if (a === b) return;
	if (depth > MAX_DEPTH) {
		if (!sameJson(a, b)) out.push(difference(pair, 'keyword-changed', '', a, b, 'unknown'));
		return;
	}
	const structure = typeShape(a) === typeShape(b);
	if (!structure) {
		out.push({
			...difference(pair, 'type-changed', 'type', a, b, effect(pair, ['type', ...STRUCTURE])),
			pointer,
		});
	}
	for (const keyword of new Set([...Object.keys(a), ...Object.keys(b)])) {
		if (keyword === 'type' || (!structure && STRUCTURE.has(keyword))) continue;
		diffKeyword(pair, keyword, out);
	}
}

/** Keywords that describe parts of a value: not compared where the type itself changed. */
const STRUCTURE = new Set(['properties', 'items', 'additionalProperties', 'required', 'format']);

/** What must be equal for two nodes to be comparable part by part. */
function typeShape(node: JsonObject): string {
	const type = own(node, 'type');
	const names = isArray(type) ? type.map(asText).sort() : [asText(type)];
	const kind = fieldType(node).kind;
	return `${kind === 'map' ? 'map' : ''}:${names.join(',')}`;
}

/** What changing some keywords of a node means for values that were accepted before. */
const effect = ({ a, b, roots }: Pair, keywords: readonly string[]): Effect =>
	effectOf({ node: a, root: roots[0] }, { node: b, root: roots[1] }, keywords);

function diffKeyword(pair: Pair, keyword: string, out: SchemaDifference[]): void {
	const before = own(pair.a, keyword);
	const after = own(pair.b, keyword);
	if (before === after) return;
	const push = (kind: DifferenceKind, effect: Effect) => {
		if (!sameJson(before, after)) out.push(difference(pair, kind, keyword, before, after, effect));
	};
	switch (keyword) {
		case '$id':
			if (pair.pointer !== '') push('origin-changed', 'none');
			return;
		case 'title':
			push('title-changed', 'none');
			return;
		case 'description':
		case '$comment':
			push('description-changed', 'none');
			return;
		case 'examples':
			if (!sameJson(withoutSchemaUri(before), withoutSchemaUri(after))) push('examples-changed', 'none');
			return;
		case 'default':
			push('default-changed', 'none');
			return;
		case 'properties':
			diffProperties(pair, out);
			return;
		case 'required':
			diffRequired(pair, out);
			return;
		case 'enum':
			diffEnum(pair, before, after, out);
			return;
		case 'items':
			diffChild(pair, keyword, `${pair.path}[]`, out);
			return;
		case 'additionalProperties':
			if (isObject(before) && isObject(after)) diffChild(pair, keyword, child(pair.path, '{}'), out);
			else if (!sameJson(before, after)) push('additional-properties-changed', effect(pair, [keyword]));
			return;
		default:
			if (sameJson(before, after)) return;
			if (keyword === '$ref' || keyword === 'definitions') push('keyword-changed', 'unknown');
			else if (!isRestriction(keyword)) push('keyword-changed', 'none');
			else if (!(isSentinel(keyword, before) && isSentinel(keyword, after))) {
				push('constraint-changed', effect(pair, [keyword]));
			}
	}
}

/** Examples without their `$schema`, which differs between any two versions. */
function withoutSchemaUri(examples: Json | undefined): Json | undefined {
	if (!isArray(examples)) return examples;
	return examples.map((example) =>
		isObject(example) ? newObject(Object.entries(example).filter(([key]) => key !== '$schema')) : example,
	);
}

/** True for no bound at all and for the one that the build tool adds. */
const isSentinel = (keyword: string, value: Json | undefined): boolean =>
	value === undefined || isSentinelBound(keyword, value);

function diffChild(pair: Pair, keyword: string, path: string, out: SchemaDifference[]): void {
	const a = own(pair.a, keyword);
	const b = own(pair.b, keyword);
	const pointer = `${pair.pointer}/${keyword}`;
	if (isObject(a) && isObject(b)) diffNode({ ...pair, a, b, path, pointer, depth: pair.depth + 1 }, out);
	else if (!sameJson(a, b)) {
		out.push(difference(pair, 'constraint-changed', keyword, a, b, effect(pair, [keyword])));
	}
}

function diffProperties(pair: Pair, out: SchemaDifference[]): void {
	const before = entries(own(pair.a, 'properties'));
	const after = entries(own(pair.b, 'properties'));
	for (const [name, a] of before) {
		const b = after.get(name);
		const place = { ...pair, path: child(pair.path, name), pointer: propertyPointer(pair, name) };
		if (b === undefined) {
			const isClosed = !isOpen(own(pair.b, 'additionalProperties'));
			const told = isClosed ? effect(pair, ['additionalProperties']) : 'loosens';
			const required = requiredNames(pair.a).has(name);
			out.push({ ...difference(place, 'field-removed', '', a, undefined, told), required });
		} else if (isObject(a) && isObject(b)) {
			diffNode({ ...place, a, b, depth: pair.depth + 1 }, out);
		} else if (!sameJson(a, b)) {
			out.push(difference(place, 'type-changed', '', a, b, effect(pair, ['properties'])));
		}
	}
	for (const [name, b] of after) {
		if (before.has(name)) continue;
		const place = { ...pair, path: child(pair.path, name), pointer: propertyPointer(pair, name) };
		const required = requiredNames(pair.b).has(name);
		const told = required
			? requiringEffect(pair, name)
			: isOpen(own(pair.a, 'additionalProperties'))
				? 'none'
				: 'loosens';
		out.push({ ...difference(place, 'field-added', '', undefined, b, told), required });
	}
}

/** Names required or no longer required, other than those that came or went with their field. */
function diffRequired(pair: Pair, out: SchemaDifference[]): void {
	const before = requiredNames(pair.a);
	const after = requiredNames(pair.b);
	const known = (node: JsonObject, name: string) => own(own(node, 'properties'), name) !== undefined;
	for (const name of before) {
		if (after.has(name) || (known(pair.a, name) && !known(pair.b, name))) continue;
		out.push(requiredDifference(pair, 'required-removed', name, 'loosens'));
	}
	for (const name of after) {
		if (before.has(name) || (known(pair.b, name) && !known(pair.a, name))) continue;
		out.push(requiredDifference(pair, 'required-added', name, requiringEffect(pair, name)));
	}
}

/** Requiring one more field refuses events, unless the older schema required it by other means. */
function requiringEffect({ a, roots }: Pair, name: string): Effect {
	const told = refuses({ node: a, root: roots[0] }, { node: { required: [name] }, root: roots[1] });
	return told === null ? 'unknown' : told ? 'tightens' : 'none';
}

function requiredDifference(
	pair: Pair,
	kind: 'required-added' | 'required-removed',
	name: string,
	told: Effect,
): SchemaDifference {
	const place = { ...pair, path: child(pair.path, name) };
	return { ...difference(place, kind, 'required', undefined, undefined, told), required: true };
}

function diffEnum(
	pair: Pair,
	before: Json | undefined,
	after: Json | undefined,
	out: SchemaDifference[],
): void {
	const told = () => effect(pair, ['enum']);
	if (before === undefined) out.push(difference(pair, 'enum-added', 'enum', before, after, told()));
	else if (after === undefined) out.push(difference(pair, 'enum-removed', 'enum', before, after, told()));
	else {
		const { added, removed } = enumChange(before, after);
		if (added.length + removed.length === 0) return;
		out.push(difference(pair, 'enum-changed', 'enum', before, after, told()));
	}
}

/** Values that an enum gained and lost. */
export function enumChange(
	before: Json | undefined,
	after: Json | undefined,
): { readonly added: readonly Json[]; readonly removed: readonly Json[] } {
	const from = isArray(before) ? before : [];
	const to = isArray(after) ? after : [];
	const [old, now] = [new Set(from.map(jsonKey)), new Set(to.map(jsonKey))];
	return {
		added: to.filter((value) => !old.has(jsonKey(value))),
		removed: from.filter((value) => !now.has(jsonKey(value))),
	};
}

/** Names in the `required` list of a node. */
function requiredNames(node: JsonObject): ReadonlySet<string> {
	const required = own(node, 'required');
	return new Set(isArray(required) ? required.filter((name) => typeof name === 'string') : []);
}

const entries = (value: Json | undefined): ReadonlyMap<string, Json> =>
	new Map(isObject(value) ? Object.entries(value) : []);

const propertyPointer = (pair: Pair, name: string): string =>
	`${pair.pointer}/properties/${pointerToken(name)}`;

function difference(
	place: Pair,
	kind: DifferenceKind,
	keyword: string,
	before: Json | undefined,
	after: Json | undefined,
	effect: Effect,
): SchemaDifference {
	const pointer = keyword === '' ? place.pointer : `${place.pointer}/${pointerToken(keyword)}`;
	return { kind, path: place.path, pointer, keyword, before, after, effect, required: false };
}

/** Type of a node in plain words, as differences say it. */
export const describeNodeType = (node: Json | undefined): string => describeType(fieldType(node));
