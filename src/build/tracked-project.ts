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
export function trackedProject(project: SiteProject, note: (part: Part) => void): SiteProject {
	const catalog = trackedCatalog(project.catalog, note);
	return new Proxy(project, {
		get(target, name, receiver) {
			if (name === 'catalog') return catalog;
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
	readonly #things = new WeakMap<object, string>();

	constructor(project: SiteProject) {
		this.#project = project;
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
		const known = this.#things.get(value) ?? digestOf(value);
		if (known !== null) this.#things.set(value, known);
		return known;
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
			return this.#ofList([...value.keys(), ...value.values()]);
		}
		return Array.isArray(value) ? this.#ofList(value) : (this.ofValue(value) ?? '');
	}

	/** The things of a list are mostly parts of their own, whose digests are there already. */
	#ofList(values: readonly unknown[]): string {
		return digestOf(values.map((value) => this.ofValue(value))) ?? '';
	}
}

function splitPart(part: Part): readonly [string, string | undefined] {
	const at = part.indexOf(' ');
	return at === -1 ? [part, undefined] : [part.slice(0, at), part.slice(at + 1)];
}
