import { at, isArray, isObject, type Json, setOwn } from '../../../model/json.ts';
import { childPointer, pointerKeys } from '../../../model/json-pointer.ts';
import type { SchemaDocument, SchemaLibrary } from './library.ts';
import { type ReferenceTarget, readReference, referenceText } from './reference.ts';

/** Why a reference could not be put in place. */
export interface ReferenceFault {
	readonly code: 'ref-not-found' | 'ref-circular' | 'ref-forbidden' | 'ref-too-large';
	/** Where the reference stands in the file that is being dereferenced. */
	readonly pointer: string;
	readonly reference: string;
	readonly reason: string;
}

/** A reference to another schema, in file order. */
export interface FoundReference {
	readonly target: Extract<ReferenceTarget, { kind: 'schema' }>;
	/** Where the mapping with the `$ref` stands. */
	readonly from: string;
	readonly found: boolean;
}

export interface Dereferenced {
	readonly value: Json;
	readonly references: readonly FoundReference[];
	readonly faults: readonly ReferenceFault[];
}

/** What references are followed with. */
export type ReferenceLibrary = Pick<SchemaLibrary, 'find' | 'whyMissing'>;

/** Values after all references are in place; the largest real schema has three thousand. */
const MAX_VALUES = 200_000;
/** References that lead to references. The longest real chain has four. */
const MAX_CHAIN = 60;
const MAX_DEPTH = 800;

const sizes = new WeakMap<object, number>();

/** How many values a JSON value consists of; counted once per object. */
function valuesIn(value: Json): number {
	if (typeof value !== 'object' || value === null) return 1;
	const known = sizes.get(value);
	if (known !== undefined) return known;
	let size = 1;
	for (const inner of Object.values(value)) size += valuesIn(inner as Json);
	sizes.set(value, size);
	return size;
}

/** True where the file of a version says nowhere `$ref`, as materialised files do. */
const withoutReferences = ({ isCurrent, raw }: SchemaDocument): boolean =>
	!isCurrent && !raw.text.includes('$ref');

interface Place {
	readonly document: SchemaDocument;
	readonly pointer: string;
}

const nameOf = ({ document, pointer }: Place): string =>
	`${document.title}@${document.isCurrent ? 'current' : document.version}#${pointer}`;

class Dereferencing {
	readonly references: FoundReference[] = [];
	readonly faults: ReferenceFault[] = [];
	private readonly library: ReferenceLibrary;
	private readonly root: SchemaDocument;
	/** Targets that are being put in place, outermost first. */
	private readonly chain: string[] = [];
	private readonly done = new Map<string, { value: Json; size: number }>();
	/** The reference in the root file that is being resolved: the only place its author can fix. */
	private entry: { pointer: string; reference: string } | null = null;
	private size = 0;

	constructor(library: ReferenceLibrary, root: SchemaDocument) {
		this.library = library;
		this.root = root;
	}

	run(): Json {
		return this.walk(this.root.root, { document: this.root, pointer: '' }, 0);
	}

	private fault(code: ReferenceFault['code'], reason: string): void {
		if (this.faults.length >= 50) return;
		const { pointer, reference } = this.entry ?? { pointer: '', reference: '' };
		if (this.faults.some((fault) => fault.pointer === pointer && fault.code === code)) return;
		this.faults.push({ code, pointer, reference, reason });
	}

	private walk(node: Json, place: Place, depth: number): Json {
		this.size += 1;
		if (depth > MAX_DEPTH || this.size > MAX_VALUES) {
			this.fault('ref-too-large', 'the schema grows beyond all measure');
			return {};
		}
		if (isArray(node)) {
			return node.map((item, index) => this.walk(item, this.inside(place, index), depth + 1));
		}
		if (!isObject(node)) return node;
		const reference = referenceText(node);
		const object: Record<string, Json> = {};
		for (const [key, value] of Object.entries(node)) {
			if (key === '$ref' && reference !== undefined) continue;
			setOwn(object, key, this.walk(value, this.inside(place, key), depth + 1));
		}
		if (reference === undefined) return object;
		const target = this.resolve(reference, place, depth);
		if (Object.keys(object).length === 0 || !isObject(target)) return target;
		// What stands beside `$ref` wins over the target, key by key (json-schema-ref-parser, "extended $ref").
		for (const [key, value] of Object.entries(target)) {
			if (!Object.hasOwn(object, key)) setOwn(object, key, value);
		}
		return object;
	}

	private inside(place: Place, key: string | number): Place {
		return { document: place.document, pointer: childPointer(place.pointer, key) };
	}

	private resolve(reference: string, from: Place, depth: number): Json {
		const isOwn = from.document === this.root && this.chain.length === 0;
		if (isOwn) this.entry = { pointer: from.pointer, reference };
		const target = readReference(reference);
		const found = this.find(target, from);
		if (isOwn && target.kind === 'schema') {
			this.references.push({ target, from: from.pointer, found: found !== null });
		}
		// A fault inside another file is that file's own problem; it is told there.
		if (isOwn) {
			if (target.kind === 'forbidden') this.fault('ref-forbidden', target.reason);
			else if (found === null) this.fault('ref-not-found', this.missing(target));
		}
		const value = found === null ? {} : this.setOwn(found, from, depth);
		if (isOwn) this.entry = null;
		return value;
	}

	private missing(target: ReferenceTarget): string {
		if (target.kind === 'local') return `the file has nothing at “${target.pointer}”`;
		if (target.kind !== 'schema') return '';
		return this.library.whyMissing(target);
	}

	private find(target: ReferenceTarget, from: Place): (Place & { node: Json }) | null {
		if (target.kind === 'forbidden') return null;
		const document = target.kind === 'local' ? from.document : this.library.find(target);
		if (document === null) return null;
		const { pointer } = target;
		if (pointer !== '' && !pointer.startsWith('/')) return null;
		const node = at(document.root, pointerKeys(pointer));
		return node === undefined ? null : { document, pointer, node };
	}

	private setOwn(target: Place & { node: Json }, from: Place, depth: number): Json {
		const name = nameOf(target);
		const holdsItself =
			target.document === from.document && `${from.pointer}/`.startsWith(`${target.pointer}/`);
		if (holdsItself || this.chain.includes(name) || this.chain.length >= MAX_CHAIN) {
			this.fault('ref-circular', 'it leads back to itself');
			return {};
		}
		const known = this.done.get(name);
		if (known !== undefined) {
			this.size += known.size;
			if (this.size <= MAX_VALUES) return known.value;
			this.fault('ref-too-large', 'the schema grows beyond all measure');
			return {};
		}
		const whole = withoutReferences(target.document) ? valuesIn(target.node) : null;
		if (whole !== null && this.size + whole <= MAX_VALUES) {
			// Most targets are version files, in which nothing is left to put in place.
			this.size += whole;
			return target.node;
		}
		const faults = this.faults.length;
		const before = this.size;
		this.chain.push(name);
		const value = this.walk(target.node, target, depth + 1);
		this.chain.pop();
		// What a circle cut short depends on where it was entered, so it is not remembered.
		if (this.faults.length === faults) this.done.set(name, { value, size: this.size - before });
		return value;
	}
}

/**
 * Puts every reference of a document in place: by path from the loaded repositories, or from the same file.
 *
 * Written here and not left to a library because the faults must be told at their line, one bad reference must not
 * lose the rest, and an untrusted schema must by construction never make the build open a file or an address.
 * References inside `examples` are resolved too, as jsonschema-tools does.
 *
 * @returns the document without references; where one cannot be resolved, an empty schema stands for it
 */
export function dereference(document: SchemaDocument, library: ReferenceLibrary): Dereferenced {
	const run = new Dereferencing(library, document);
	const value = run.run();
	return { value, references: run.references, faults: run.faults };
}
