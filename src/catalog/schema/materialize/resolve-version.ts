import { at, isArray, isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import { childPointer, pointerKeys, pointerToken } from '../../../model/json-pointer.ts';
import { isRestriction, keywordOf } from '../keywords/table.ts';
import type { FoundReference, ReferenceFault } from './dereference.ts';
import type { SchemaDocument, SchemaLibrary } from './library.ts';
import { countsBesideReference, draftOf, modernise } from './modernise.ts';
import { mapKeyword } from './nodes.ts';
import { readReference, referenceText } from './reference.ts';
import { entered, LocalReferences, type Place, placeOf, type Target } from './reference-places.ts';

export interface ResolvedVersion {
	/** In the words of draft-07, without references but those that lead in a circle: `#` and `#/definitions/<name>`. */
	readonly content: Json;
	readonly references: readonly FoundReference[];
	readonly faults: readonly ReferenceFault[];
}

/** Nodes after all references are in place; the largest real schema has three thousand. */
const MAX_NODES = 100_000;
/** Beyond this many nodes a schema that is known to contain itself is only named, not unfolded again. */
const UNFOLDED = 5_000;
const MAX_DEPTH = 400;

/**
 * A version file as what it means: references put in place, to the same file, to an `$id` or anchor in it and to
 * other schemas of the loaded repositories; circles as named recursions; other drafts in the words of draft-07. A
 * materialised file of draft-07 is returned as it is.
 *
 * Beside a reference, descriptions and other texts count; restrictions count from draft 2019-09 on, as validators
 * read them. References in examples and values are values.
 */
export function resolveVersion(document: SchemaDocument, library: SchemaLibrary): ResolvedVersion {
	const { root, raw } = document;
	const draft = draftOf(root);
	const isPlain = draft === 'draft-07' || draft === 'draft-06';
	if (!isObject(root) || (isPlain && !raw.text.includes('$ref'))) {
		return { content: root, references: [], faults: [] };
	}
	const run = new Resolution(document, library);
	const content = run.run(root);
	const isUntouched = isPlain && !run.hasReferences;
	return { content: isUntouched ? root : content, references: run.references, faults: run.faults };
}

class Resolution {
	readonly references: FoundReference[] = [];
	readonly faults: ReferenceFault[] = [];
	hasReferences = false;
	private readonly library: SchemaLibrary;
	private readonly document: SchemaDocument;
	/** Nodes that are being unfolded, outermost first. */
	private readonly open: Json[] = [];
	private readonly recursive = new Map<Json, { name: string; target: Target }>();
	private readonly local = new LocalReferences();
	private nodes = 0;
	/** The reference in the resolved file that is being followed: the only place its author can mend. */
	private entry: { pointer: string; reference: string } | null = null;

	constructor(document: SchemaDocument, library: SchemaLibrary) {
		this.document = document;
		this.library = library;
	}

	run(root: JsonObject): Json {
		const place = placeOf(this.document);
		const content = this.walk(root, place, 0);
		const definitions: [string, Json][] = [];
		const done = new Set<Json>();
		for (let more = true; more; ) {
			more = false;
			for (const [node, { name, target }] of this.recursive) {
				if (done.has(node)) continue;
				done.add(node);
				more = true;
				definitions.push([name, this.walk(node, target.place, 0)]);
			}
		}
		if (definitions.length === 0 || !isObject(content)) return content;
		return { ...content, definitions: Object.fromEntries(definitions) };
	}

	private fault(code: ReferenceFault['code'], reason: string): void {
		if (this.faults.length >= 50) return;
		const { pointer, reference } = this.entry ?? { pointer: '', reference: '' };
		if (this.faults.some((fault) => fault.pointer === pointer && fault.code === code)) return;
		this.faults.push({ code, pointer, reference, reason });
	}

	private walk(node: Json, outer: Place, depth: number): Json {
		if (!isObject(node)) return node;
		this.nodes += 1;
		if (depth > MAX_DEPTH || this.nodes > MAX_NODES) {
			this.fault('ref-too-large', 'the schema grows beyond all measure');
			return {};
		}
		const place = entered(node, outer);
		this.open.push(node);
		const reference = referenceText(node);
		const result =
			reference === undefined
				? this.children(node, place, depth)
				: this.follow(node, reference, place, depth);
		this.open.pop();
		return result;
	}

	private children(node: JsonObject, place: Place, depth: number): JsonObject {
		const inside = (pointer: string): Place => ({ ...place, pointer: `${place.pointer}${pointer}` });
		const copy: [string, Json][] = [];
		for (const [keyword, value] of Object.entries(modernise(node, place.draft))) {
			if (keyword === 'definitions' && isObject(value)) continue;
			const names = keywordNames(value);
			let index = 0;
			const walkOne = (child: Json): Json => {
				const name = names[index++];
				return this.walk(
					child,
					inside(name === undefined ? `/${keyword}` : `/${keyword}/${name}`),
					depth + 1,
				);
			};
			const isSchema = isObject(value) && ['schema', 'items'].includes(keywordOf(keyword)?.holds ?? '');
			if (isSchema) names.length = 0;
			copy.push([keyword, mapKeyword(keyword, value, walkOne)]);
		}
		return Object.fromEntries(copy);
	}

	private follow(node: JsonObject, reference: string, place: Place, depth: number): Json {
		this.hasReferences = true;
		// A fault inside another file is that file's own problem; it is told there.
		const isOwn = place.document === this.document;
		const before = this.entry;
		if (isOwn) this.entry = { pointer: place.pointer, reference };
		const target = this.find(reference, place, isOwn);
		const value = target === null ? {} : this.unfold(target, depth);
		this.entry = before;
		const { $ref: _reference, definitions: _definitions, ...beside } = node;
		const counts = countsBesideReference(place.draft);
		const kept = Object.fromEntries(
			Object.entries(beside).filter(
				([key]) => (key !== '$id' || node === this.document.root) && (counts || !isRestriction(key)),
			),
		);
		if (Object.keys(kept).length === 0) return value;
		const outside = this.children(kept, place, depth);
		if (value === true) return outside;
		if (!isObject(value)) return value;
		const restricts = Object.keys(outside).some((key) => isRestriction(key));
		if (!restricts && referenceText(value) === undefined) return { ...value, ...outside };
		// A circular reference must stand alone; what stands beside it goes around it.
		const others = own(outside, 'allOf');
		return { ...outside, allOf: [value, ...(isArray(others) ? others : [])] };
	}

	private unfold(target: Target, depth: number): Json {
		const { node } = target;
		if (!isObject(node)) return node;
		if (node === this.document.root) return { $ref: '#' };
		const known = this.recursive.get(node);
		if (this.open.includes(node) || (known !== undefined && this.nodes > UNFOLDED)) {
			const name = known?.name ?? this.unusedName(target.name);
			if (known === undefined) this.recursive.set(node, { name, target });
			return { $ref: `#/definitions/${pointerToken(name)}` };
		}
		return this.walk(node, target.place, depth + 1);
	}

	private unusedName(wanted: string): string {
		const taken = new Set(Array.from(this.recursive.values(), ({ name }) => name));
		let name = wanted === '' ? 'schema' : wanted;
		for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
		return name;
	}

	private find(reference: string, place: Place, isOwn: boolean): Target | null {
		const inside = this.local.find(reference, place);
		if (inside !== null) return inside;
		const target = readReference(reference);
		if (target.kind === 'forbidden') {
			if (isMetaSchema(reference)) return { node: META_SCHEMA, place, name: 'schema' };
			if (isOwn) this.fault('ref-forbidden', target.reason);
			return null;
		}
		if (target.kind === 'local') {
			if (isOwn) this.fault('ref-not-found', `the file has nothing at “${target.pointer}”`);
			return null;
		}
		const document = this.library.find(target);
		const node = document === null ? undefined : at(document.root, pointerKeys(target.pointer));
		if (isOwn) this.references.push({ target, from: place.pointer, found: node !== undefined });
		if (document === null || node === undefined) {
			if (isOwn) this.fault('ref-not-found', this.library.whyMissing(target));
			return null;
		}
		const name = pointerKeys(target.pointer).at(-1) ?? target.title.split('/').at(-1) ?? '';
		return { node, place: { ...placeOf(document), pointer: target.pointer }, name };
	}
}

/** What is known of the schema of schemas without reading it. */
const META_SCHEMA: Json = { type: ['object', 'boolean'] };
const isMetaSchema = (reference: string): boolean =>
	/^https?:\/\/json-schema\.org\/draft(-0\d|\/20\d\d-\d\d)\/schema#?$/.test(reference);

const keywordNames = (value: Json): string[] =>
	isArray(value)
		? value.map((_, index) => String(index))
		: isObject(value)
			? Object.entries(value).flatMap(([name, child]) =>
					isArray(child) ? [] : [childPointer('', name).slice(1)],
				)
			: [];
