import { at, isArray, isObject, type Json, type JsonObject, own, stringAt } from '../../../model/json.ts';
import { childPointer, pointerKeys, pointerToken } from '../../../model/json-pointer.ts';
import type { Draft } from '../keywords/keyword.ts';
import { isRestriction, keywordOf } from '../keywords/table.ts';
import type { FoundReference, ReferenceFault } from './dereference.ts';
import { referenceText, type SchemaDocument, type SchemaLibrary } from './library.ts';
import { countsBesideReference, draftOf, modernise } from './modernise.ts';
import { mapKeyword, subschemas } from './nodes.ts';
import { readReference } from './reference.ts';

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

/** Where a schema node stands: references are read from there. */
interface Place {
	readonly document: SchemaDocument;
	readonly draft: Draft;
	/** The node and the nearest ancestor with an `$id` of its own, in which pointers start. */
	readonly resource: Json;
	/** Pointer of that resource in its file. */
	readonly resourceAt: string;
	/** Absolute address of that resource. */
	readonly base: string;
	/** Pointer of the node in its file. */
	readonly pointer: string;
}

interface Target {
	readonly node: Json;
	readonly place: Place;
	readonly name: string;
}

/** Addresses are only compared, never opened. */
const ORIGIN = 'https://schema.invalid';

function absolute(reference: string, base: string): string | null {
	return URL.canParse(reference, base) ? new URL(reference, base).href : null;
}

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
	private readonly addresses = new WeakMap<SchemaDocument, ReadonlyMap<string, Target>>();
	private nodes = 0;
	/** The reference in the resolved file that is being followed: the only place its author can mend. */
	private entry: { pointer: string; reference: string } | null = null;

	constructor(document: SchemaDocument, library: SchemaLibrary) {
		this.document = document;
		this.library = library;
	}

	run(root: JsonObject): Json {
		const place = this.placeOf(this.document);
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

	private placeOf(document: SchemaDocument): Place {
		const base = absolute(stringAt(document.root, '$id') ?? `/${document.title}/${document.version}`, ORIGIN);
		return {
			document,
			draft: draftOf(document.root),
			resource: document.root,
			resourceAt: '',
			base: base ?? ORIGIN,
			pointer: '',
		};
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
		const place = this.entered(node, outer);
		this.open.push(node);
		const reference = referenceText(node);
		const result =
			reference === undefined
				? this.children(node, place, depth)
				: this.follow(node, reference, place, depth);
		this.open.pop();
		return result;
	}

	/** A node with an `$id` of its own is a resource: pointers inside it start there. */
	private entered(node: JsonObject, outer: Place): Place {
		const id = idOf(node, outer.draft);
		if (id === undefined || id.startsWith('#') || node === outer.resource) return outer;
		if (referenceText(node) !== undefined && !countsBesideReference(outer.draft)) return outer;
		return {
			...outer,
			resource: node,
			resourceAt: outer.pointer,
			base: absolute(id, outer.base) ?? outer.base,
		};
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
		const inside = this.inDocument(reference, place);
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
		return { node, place: { ...this.placeOf(document), pointer: target.pointer }, name };
	}

	/** A place in the same file: a pointer, an anchor, or an `$id` that stands in it. */
	private inDocument(reference: string, place: Place): Target | null {
		const hash = reference.indexOf('#');
		const path = hash === -1 ? reference : reference.slice(0, hash);
		const fragment = hash === -1 ? '' : decoded(reference.slice(hash + 1));
		const addresses = this.addressesOf(place.document);
		if (path !== '' && path !== './') {
			const address = absolute(path, place.base);
			const resource = address === null ? undefined : addresses.get(address);
			return resource === undefined ? null : this.within(resource, fragment, addresses);
		}
		const here: Target = {
			node: place.resource,
			place: { ...place, pointer: place.resourceAt },
			name: '',
		};
		const found = this.within(here, fragment, addresses);
		if (found !== null || place.resource === place.document.root) return found;
		// Materialised fragments keep their `$id`, while pointers still start at the root of the file.
		const whole = this.placeOf(place.document);
		return this.within({ node: whole.resource, place: whole, name: '' }, fragment, addresses);
	}

	private within(resource: Target, fragment: string, addresses: ReadonlyMap<string, Target>): Target | null {
		if (fragment === '') return resource;
		if (!fragment.startsWith('/')) return addresses.get(`${resource.place.base}#${fragment}`) ?? null;
		const keys = pointerKeys(fragment);
		const node = at(resource.node, keys);
		if (node === undefined) return null;
		let place = resource.place;
		for (let depth = 1; depth < keys.length; depth++) {
			const ancestor = at(resource.node, keys.slice(0, depth));
			const pointer =
				resource.place.resourceAt +
				keys
					.slice(0, depth)
					.map((key) => `/${pointerToken(key)}`)
					.join('');
			if (isObject(ancestor)) place = this.entered(ancestor, { ...place, pointer });
		}
		place = { ...place, pointer: resource.place.resourceAt + fragment };
		return { node, place, name: keys.at(-1) ?? '' };
	}

	/** Every `$id` and anchor of a document by its absolute address. */
	private addressesOf(document: SchemaDocument): ReadonlyMap<string, Target> {
		const known = this.addresses.get(document);
		if (known !== undefined) return known;
		const found = new Map<string, Target>();
		const visit = (node: JsonObject, outer: Place, depth: number): void => {
			if (depth > MAX_DEPTH) return;
			const place = this.entered(node, outer);
			const anchor = stringAt(node, '$anchor') ?? idOf(node, outer.draft)?.match(/^#(.+)/)?.[1];
			const name = stringAt(node, 'title') ?? '';
			if (anchor !== undefined) found.set(`${place.base}#${anchor}`, { node, place, name: anchor });
			if (place.resource === node) found.set(place.base, { node, place, name });
			const visitAt = (child: Json, pointer: string): void => {
				if (isObject(child)) visit(child, { ...place, pointer: place.pointer + pointer }, depth + 1);
			};
			for (const { node: child, pointer } of subschemas(node)) visitAt(child, pointer);
			const definitions = own(node, '$defs');
			for (const [key, child] of isObject(definitions) ? Object.entries(definitions) : []) {
				visitAt(child, `/$defs/${pointerToken(key)}`);
			}
		};
		if (isObject(document.root)) visit(document.root, this.placeOf(document), 0);
		this.addresses.set(document, found);
		return found;
	}
}

/** The identifier of a node; draft-04 calls it `id`. */
const idOf = (node: JsonObject, draft: Draft): string | undefined =>
	stringAt(node, '$id') ?? (draft === 'draft-04' ? stringAt(node, 'id') : undefined);

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

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
