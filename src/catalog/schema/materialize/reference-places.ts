import { at, isObject, type Json, type JsonObject, own, stringAt } from '../../../model/json.ts';
import { pointerKeys, pointerToken } from '../../../model/json-pointer.ts';
import type { Draft } from '../keywords/keyword.ts';
import type { SchemaDocument } from './library.ts';
import { countsBesideReference, draftOf } from './modernise.ts';
import { subschemas } from './nodes.ts';
import { referenceText } from './reference.ts';

const MAX_DEPTH = 400;

/** Where a schema node stands: references are read from there. */
export interface Place {
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

/** What a reference leads to. */
export interface Target {
	readonly node: Json;
	readonly place: Place;
	readonly name: string;
}

/** Addresses are only compared, never opened. */
const ORIGIN = 'https://schema.invalid';

function absolute(reference: string, base: string): string | null {
	return URL.canParse(reference, base) ? new URL(reference, base).href : null;
}

/** Where the root of a document stands. */
export function placeOf(document: SchemaDocument): Place {
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

/** A node with an `$id` of its own is a resource: pointers inside it start there. */
export function entered(node: JsonObject, outer: Place): Place {
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

/** What a reference inside its own file leads to; remembers the addresses of each document. */
export class LocalReferences {
	private readonly addresses = new WeakMap<SchemaDocument, ReadonlyMap<string, Target>>();

	/** A place in the same file: a pointer, an anchor, or an `$id` that stands in it. */
	find(reference: string, place: Place): Target | null {
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
		const whole = placeOf(place.document);
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
			if (isObject(ancestor)) place = entered(ancestor, { ...place, pointer });
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
			const place = entered(node, outer);
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
		if (isObject(document.root)) visit(document.root, placeOf(document), 0);
		this.addresses.set(document, found);
		return found;
	}
}

/** The identifier of a node; draft-04 calls it `id`. */
const idOf = (node: JsonObject, draft: Draft): string | undefined =>
	stringAt(node, '$id') ?? (draft === 'draft-04' ? stringAt(node, 'id') : undefined);

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
