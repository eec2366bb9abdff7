import { at, isArray, isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import { childPointer, pointerKeys } from '../../../model/json-pointer.ts';
import type { VersionReference } from '../../../model/schema.ts';
import type { SchemaDocument, SchemaLibrary } from './library.ts';
import { readReference, referenceText } from './reference.ts';

/**
 * Which fragment a property of a materialised schema comes from, by its JSON pointer
 * (`/properties/meta/properties/dt`). A property that the schema states itself is not in the map.
 */
export type Provenance = ReadonlyMap<string, VersionReference>;

/** Nodes one schema may visit; the largest real one visits some hundreds. */
const MAX_NODES = 20_000;
const MAX_CHAIN = 60;

interface Origin {
	readonly document: SchemaDocument;
	/** Null in the schema that is asked about. */
	readonly fragment: VersionReference | null;
}

interface Target {
	readonly node: Json;
	readonly origin: Origin;
}

class Tracing {
	/** Null: stated by the schema itself. */
	readonly sources = new Map<string, VersionReference | null>();
	private readonly library: SchemaLibrary;
	private readonly chain: string[] = [];
	private nodes = 0;

	constructor(library: SchemaLibrary) {
		this.library = library;
	}

	/** What the fragments state comes first: a schema that adds to a fragment's field does not own it. */
	trace(node: Json | undefined, origin: Origin, pointer: string): void {
		this.nodes += 1;
		if (!isObject(node) || this.nodes > MAX_NODES) return;
		const reference = referenceText(node);
		if (reference !== undefined) {
			// A keyword beside `$ref` replaces that of the target.
			this.follow(reference, origin, (target) =>
				this.trace(without(target.node, node), target.origin, pointer),
			);
		}
		const parts = own(node, 'allOf');
		if (isArray(parts)) for (const part of parts) this.trace(part, origin, pointer);
		this.properties(own(node, 'properties'), origin, `${pointer}/properties`);
		const items = own(node, 'items');
		if (isObject(items)) this.trace(items, origin, `${pointer}/items`);
		const values = own(node, 'additionalProperties');
		if (isObject(values)) this.trace(values, origin, `${pointer}/additionalProperties`);
	}

	private properties(map: Json | undefined, origin: Origin, pointer: string): void {
		if (!isObject(map)) return;
		const reference = referenceText(map);
		if (reference !== undefined) {
			this.follow(reference, origin, (target) => this.properties(target.node, target.origin, pointer));
		}
		for (const [name, property] of Object.entries(map)) {
			if (name === '$ref' && reference !== undefined) continue;
			const inside = childPointer(pointer, name);
			if (!this.sources.has(inside)) this.sources.set(inside, this.sourceOf(property, origin));
			this.trace(property, origin, inside);
		}
	}

	/**
	 * The one who defines a property: whoever writes its name, except that a property that is only a reference to
	 * a fragment's property is that fragment's.
	 */
	private sourceOf(property: Json, origin: Origin): VersionReference | null {
		const reference = isObject(property) ? referenceText(property) : undefined;
		if (reference === undefined || !/\/properties\/[^/]+$/.test(reference)) return origin.fragment;
		let source = origin.fragment;
		this.follow(reference, origin, (target) => {
			source = this.sourceOf(target.node, target.origin);
		});
		return source;
	}

	private follow(reference: string, from: Origin, use: (target: Target) => void): void {
		const target = this.target(reference, from);
		const name = `${target?.origin.document.title}@${target?.origin.document.version}#${reference}`;
		if (target === null || this.chain.includes(name) || this.chain.length >= MAX_CHAIN) return;
		this.chain.push(name);
		use(target);
		this.chain.pop();
	}

	private target(reference: string, from: Origin): Target | null {
		const target = readReference(reference);
		if (target.kind === 'forbidden') return null;
		const keys = pointerKeys(target.pointer);
		if (target.kind === 'local') {
			const node = at(from.document.root, keys);
			return node === undefined ? null : { node, origin: from };
		}
		const file = this.library.find(target);
		if (file === null) return null;
		const fragment = { title: target.title, version: file.version ?? target.version };
		// As the fragment was written, its own fragments can still be told apart.
		for (const document of [this.library.authored(fragment), file]) {
			const node = document === null ? undefined : at(document.root, keys);
			if (document !== null && node !== undefined) return { node, origin: { document, fragment } };
		}
		return null;
	}
}

function without(target: Json, replaced: JsonObject): Json {
	if (!isObject(target)) return target;
	return Object.fromEntries(
		Object.entries(target).filter(([key]) => !Object.hasOwn(replaced, key) || key === '$ref'),
	);
}

/**
 * Walks `current.yaml` through `$ref` and `allOf` down into the fragments, to the innermost one that defines each
 * property. Where a fragment's `current.yaml` has moved on, its version file stands for it, in which the fragment's
 * own fragments can no longer be told apart.
 */
export function provenanceOf(document: SchemaDocument, library: SchemaLibrary): Provenance {
	const tracing = new Tracing(library);
	tracing.trace(document.root, { document, fragment: null }, '');
	const known: [string, VersionReference][] = [];
	for (const [pointer, source] of tracing.sources) if (source !== null) known.push([pointer, source]);
	return new Map(known);
}
