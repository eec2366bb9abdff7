import type { Diagram, DiagramEdge, DiagramNode } from '../../diagram/model.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Schema } from '../../model/schema.ts';
import { schemaPath, streamPath, versionPath } from '../../paths.ts';

/** A schema version that another one is built from. */
export interface Ancestor {
	readonly title: string;
	readonly version: string;
	/** 1 for what `current.yaml` names itself, 2 for what that is built from, and so on. */
	readonly distance: number;
	/** Titles of the schemas through which it comes; the schema itself for distance 1. */
	readonly through: readonly string[];
	/** A newer version of it is loaded. */
	readonly stale: boolean;
	readonly found: boolean;
}

/** What a schema is built from, and who builds on it. */
export interface Lineage {
	readonly title: string;
	/** Nearest first, then by title. */
	readonly ancestors: readonly Ancestor[];
	/** Schemas that refer to it, with the version they pin. Sorted by title. */
	readonly users: readonly { readonly title: string; readonly version: string; readonly stale: boolean }[];
	/** Streams that use it. */
	readonly streams: readonly string[];
}

/** References of references are followed this far; a circle ends by itself because every schema counts once. */
const MAX_DISTANCE = 6;

/**
 * The lineage of a schema, from the `$ref`s of the hand-written `current.yaml` files.
 *
 * @param schemas every loaded schema by its title
 */
export function schemaLineage(schema: Schema, schemas: ReadonlyMap<string, Schema>): Lineage {
	const ancestors = new Map<string, Ancestor & { through: string[] }>();
	let layer: readonly Schema[] = [schema];
	for (let distance = 1; distance <= MAX_DISTANCE && layer.length > 0; distance++) {
		const next = new Set<Schema>();
		for (const from of layer) {
			for (const { title, version, stale, found } of from.references) {
				if (title === schema.title) continue;
				const key = `${title}@${version}`;
				const known = ancestors.get(key);
				if (known === undefined) {
					ancestors.set(key, { title, version, distance, through: [from.title], stale, found });
					const target = schemas.get(title);
					if (target !== undefined) next.add(target);
				} else if (!known.through.includes(from.title)) known.through.push(from.title);
			}
		}
		layer = [...next];
	}
	const latest = schema.latest.version;
	return {
		title: schema.title,
		ancestors: [...ancestors.values()].sort(
			(a, b) => a.distance - b.distance || byCodeUnit(a.title, b.title) || byCodeUnit(a.version, b.version),
		),
		users: schema.referencedBy
			.map(({ title, version }) => ({ title, version, stale: version !== latest }))
			.sort((a, b) => byCodeUnit(a.title, b.title)),
		streams: schema.streams,
	};
}

/** How many users and streams the picture shows one by one before it sums up the rest. */
const DRAWN = 8;
const DRAWN_STREAMS = 6;

/** The first ones, and a node that stands for all others when there are more than fit. */
function limited(nodes: readonly DiagramNode[], limit: number, id: string, href: string): DiagramNode[] {
	if (nodes.length <= limit + 1) return [...nodes];
	const more = nodes.length - limit;
	return [...nodes.slice(0, limit), { id, label: `and ${more} more`, words: true, href, state: 'more' }];
}

/**
 * The picture of a lineage: what it is built from on the left, the schema, what builds on it and which streams use it
 * on the right.
 *
 * @param all where the complete list stands, an address on the same page
 */
export function lineageDiagram(lineage: Lineage, all = '#lineage'): Diagram {
	const self = `schema:${lineage.title}`;
	const key = (title: string, version: string): string => `from:${title}@${version}`;
	const ancestors = lineage.ancestors.map(({ title, version, stale, found }): DiagramNode => {
		const detail = found ? (stale ? `${version}, outdated` : version) : `${version}, not loaded`;
		return found
			? { id: key(title, version), label: title, detail, href: versionPath(title, version) }
			: { id: key(title, version), label: title, detail, state: 'missing' };
	});
	const users = limited(
		lineage.users.map(({ title, version, stale }) => ({
			id: `user:${title}`,
			label: title,
			...(stale ? { detail: `uses ${version}, outdated` } : {}),
			href: schemaPath(title),
		})),
		DRAWN,
		'more-users',
		all,
	);
	const streams = limited(
		lineage.streams.map((name) => ({ id: `stream:${name}`, label: name, href: streamPath(name) })),
		DRAWN_STREAMS,
		'more-streams',
		all,
	);
	const edges: DiagramEdge[] = lineage.ancestors.flatMap((ancestor) =>
		ancestor.through.flatMap((title) =>
			(title === lineage.title
				? [self]
				: lineage.ancestors.filter((other) => other.title === title).map((other) => key(title, other.version))
			).map((to) => ({ from: key(ancestor.title, ancestor.version), to })),
		),
	);
	for (const { id } of [...users, ...streams]) edges.push({ from: self, to: id });
	return {
		nodes: [...ancestors, { id: self, label: lineage.title, state: 'current' }, ...users, ...streams],
		edges,
		stages: [
			{ title: 'Built from', nodes: ancestors.map(({ id }) => id) },
			{ title: 'This schema', nodes: [self] },
			{ title: 'Used by schemas', nodes: users.map(({ id }) => id) },
			{ title: 'Used by streams', nodes: streams.map(({ id }) => id) },
		].filter(({ nodes }) => nodes.length > 0),
	};
}
