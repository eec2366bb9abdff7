import type { Catalog } from '../model/catalog.ts';
import type { History } from '../model/history.ts';
import type { Repository } from '../model/schema.ts';
import type { SiteProject } from '../site/catalog.ts';
import { digestOf } from './digest.ts';

/**
 * A part of a project that a page has looked at: a whole list (`streams`), or one thing in a map
 * (`schemaByTitle a/b`).
 */
export type Part = string;

/** The maps of the catalog from a name to a thing. */
const MAPS = ['schemaByTitle', 'streamByName', 'fieldByPath', 'findings'] as const;
type MapName = (typeof MAPS)[number];

const isMapName = (name: PropertyKey): name is MapName => (MAPS as readonly PropertyKey[]).includes(name);

/** What parts of the history begin with. */
const HISTORY = 'history.';

/** Counts of a repository change with every new version; all else of it stands at the foot of every page. */
const COUNTS = ['schemaCount', 'versionCount'] as const;

/**
 * A project that notes which parts of its catalog are looked at. What it hands out are the things themselves: all
 * that is reachable from a thing counts as part of it. All else of a project, such as texts and tables, is no part:
 * a change there renders every page anew.
 */
export function trackedProject(
	project: SiteProject,
	notePart: (part: Part) => void,
	views: SharedViews = new SharedViews(),
): SiteProject {
	const note = views.noting(notePart);
	const catalog = trackedCatalog(project.catalog, note);
	const shared: SiteProject['shared'] = (kind, of, make) => views.get(kind, of, make, note);
	return new Proxy(project, {
		get(target, name, receiver) {
			if (name === 'catalog') return catalog;
			if (name === 'shared') return shared;
			if (name === 'facts' || name === 'typeNames' || name === 'patchSources') note(name);
			return Reflect.get(target, name, receiver);
		},
		ownKeys(target) {
			note('facts');
			note('typeNames');
			note('patchSources');
			return Reflect.ownKeys(target);
		},
	});
}

/** A view with the parts of the project that were looked at while it was made. */
interface SharedView {
	readonly value: unknown;
	readonly parts: ReadonlySet<Part>;
}

/** Things whose views are held: a page may show a second thing in between. */
const HELD = 4;

/**
 * Views that several pages show of one thing (`SiteProject.shared`). Whoever gets a view has looked at everything that
 * it was made from.
 */
export class SharedViews {
	/** Of the things that came last, the oldest first. */
	readonly #views = new Map<object, Map<string, SharedView>>();
	/** Of views that are being made, from the outermost to the innermost. */
	readonly #making: Set<Part>[] = [];

	/** Notes a part for a page, and for the views that are being made for it. */
	noting(note: (part: Part) => void): (part: Part) => void {
		return (part) => {
			note(part);
			for (const parts of this.#making) parts.add(part);
		};
	}

	get<T>(kind: string, of: object, make: () => T, note: (part: Part) => void): T {
		const views = this.#of(of);
		const known = views.get(kind);
		if (known !== undefined) {
			for (const part of known.parts) note(part);
			return known.value as T;
		}
		const parts = new Set<Part>();
		this.#making.push(parts);
		try {
			const value = make();
			views.set(kind, { value, parts });
			return value;
		} finally {
			this.#making.pop();
		}
	}

	#of(thing: object): Map<string, SharedView> {
		const views = this.#views.get(thing) ?? new Map<string, SharedView>();
		this.#views.delete(thing);
		this.#views.set(thing, views);
		for (const oldest of this.#views.keys()) {
			if (this.#views.size <= HELD) break;
			this.#views.delete(oldest);
		}
		return views;
	}
}

function trackedCatalog(catalog: Catalog, note: (part: Part) => void): Catalog {
	return new Proxy(catalog, {
		get(target, name, receiver) {
			if (typeof name === 'symbol' || name === 'config') return Reflect.get(target, name, receiver);
			if (isMapName(name)) return trackedMap(name, target[name] as ReadonlyMap<string, unknown>, note);
			if (name === 'history' && target.history) return trackedHistory(target.history, note);
			note(name);
			if (name === 'repositories') return target.repositories.map((one) => trackedRepository(one, note));
			return Reflect.get(target, name, receiver);
		},
		// Whoever copies or lists the catalog has seen all of it.
		ownKeys(target) {
			for (const name of Object.keys(target)) note(name);
			return Reflect.ownKeys(target);
		},
	});
}

/** A history is known by its parts: the one of a stream does not change because another has a new change. */
function trackedHistory(history: History, note: (part: Part) => void): History {
	return new Proxy(history, {
		get(target, name, receiver) {
			if (typeof name === 'symbol') return Reflect.get(target, name, receiver);
			const part = `${HISTORY}${name}`;
			const value: unknown = Reflect.get(target, name, receiver);
			if (value instanceof Map) return trackedMap(part, value, note);
			note(part);
			return value;
		},
		ownKeys(target) {
			for (const name of Object.keys(target)) note(`${HISTORY}${name}`);
			return Reflect.ownKeys(target);
		},
	});
}

function trackedRepository(repository: Repository, note: (part: Part) => void): Repository {
	return new Proxy(repository, {
		get(target, name, receiver) {
			if ((COUNTS as readonly PropertyKey[]).includes(name)) note('counts');
			return Reflect.get(target, name, receiver);
		},
		ownKeys(target) {
			note('counts');
			return Reflect.ownKeys(target);
		},
	});
}

function trackedMap<Value>(
	name: string,
	map: ReadonlyMap<string, Value>,
	note: (part: Part) => void,
): ReadonlyMap<string, Value> {
	return new Proxy(map, {
		get(target, property) {
			if (property === 'get' || property === 'has') {
				return (key: string) => {
					note(`${name} ${key}`);
					return target[property](key);
				};
			}
			note(name);
			const value: unknown = Reflect.get(target, property, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}

/** Digests of the parts of one project; each is made when it is asked for, once. */
export class PartDigests {
	readonly #project: SiteProject;
	readonly #parts = new Map<Part, string>();
	readonly #digests = new WeakMap<object, string>();
	/** What many pages show. */
	readonly #things: WeakSet<object>;

	constructor(project: SiteProject) {
		this.#project = project;
		const { schemas, streams, fields } = project.catalog;
		this.#things = new WeakSet<object>([
			...schemas,
			...schemas.flatMap(({ versions }) => versions),
			...streams,
			...fields,
		]);
	}

	/** The digest of a part; `''` for a thing that is not there. */
	of(part: Part): string {
		const known = this.#parts.get(part) ?? this.#make(part);
		this.#parts.set(part, known);
		return known;
	}

	/**
	 * The digest of a value with all that is reachable from it.
	 *
	 * @returns null for a value that is not plain data
	 */
	ofValue(value: unknown): string | null {
		if (typeof value !== 'object' || value === null) return digestOf(value);
		const known = this.#digests.get(value) ?? this.#digest(value);
		if (known !== null) this.#digests.set(value, known);
		return known;
	}

	/** Things that stand in it are told by their digests, which are made once for all pages that show them. */
	#digest(value: object): string | null {
		if (Array.isArray(value)) return digestOf(this.#told(value));
		if (Object.getPrototypeOf(value) !== Object.prototype) return digestOf(value);
		return digestOf(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.#told(one)])));
	}

	/** A value with the digests of the things that it is, or is a list of. */
	#told(value: unknown): unknown {
		if (Array.isArray(value))
			return value.some((one) => this.#isThing(one)) ? value.map((one) => this.#told(one)) : value;
		return this.#isThing(value) ? this.ofValue(value) : value;
	}

	#isThing(value: unknown): value is object {
		return typeof value === 'object' && value !== null && this.#things.has(value);
	}

	#make(part: Part): string {
		const { catalog, facts } = this.#project;
		const { repositories, schemas } = catalog;
		switch (part) {
			case 'patchSources':
				return digestOf(this.#project.patchSources) ?? '';
			case 'facts':
				return digestOf(facts) ?? '';
			case 'typeNames':
				return (
					digestOf(schemas.map(({ title, versions }) => [title, versions.map((one) => one.version)])) ?? ''
				);
			case 'repositories':
				return digestOf(repositories.map((one) => ({ ...one, schemaCount: 0, versionCount: 0 }))) ?? '';
			case 'counts':
				return digestOf(repositories) ?? '';
		}
		const [name = '', key] = splitPart(part);
		const value: unknown = name.startsWith(HISTORY)
			? Reflect.get(catalog.history ?? {}, name.slice(HISTORY.length))
			: Reflect.get(catalog, name);
		if (value instanceof Map) {
			if (key !== undefined) return value.has(key) ? (this.ofValue(value.get(key)) ?? '') : '';
			return this.ofValue([...value.keys(), ...value.values()]) ?? '';
		}
		return this.ofValue(value) ?? '';
	}
}

function splitPart(part: Part): readonly [string, string | undefined] {
	const at = part.indexOf(' ');
	return at === -1 ? [part, undefined] : [part.slice(0, at), part.slice(at + 1)];
}
