import dagre from '@dagrejs/dagre';
import { keep } from '../text/keep.ts';
import type { Diagram, DiagramNode } from './model.ts';
import { type TextBox, textBox } from './text-box.ts';

export interface PlacedNode extends TextBox {
	readonly node: DiagramNode;
	/** Upper left corner. */
	readonly x: number;
	readonly y: number;
}

export interface PlacedEdge {
	/** The line, as the `d` of an SVG path. */
	readonly path: string;
	/** The head of the arrow, as the `d` of an SVG path. */
	readonly head: string;
	readonly off: boolean;
}

export interface DiagramLayout {
	readonly width: number;
	readonly height: number;
	readonly nodes: readonly PlacedNode[];
	readonly edges: readonly PlacedEdge[];
}

interface Point {
	readonly x: number;
	readonly y: number;
}

/** Which way the arrows run. `down` fits a phone. */
export type Direction = 'right' | 'down';

const MARGIN = 4;
const HEAD = 7;
/** Two boxes side by side fit a phone; five in a row fit a page with its contents beside it. */
const MAX_WIDTH = { right: 184, down: 150 } as const;
const GAP = { right: 12, down: 16 } as const;

const round = (value: number): number => Math.round(value * 10) / 10;

/** A line through the points that leaves and enters every one of them along the direction of the diagram. */
function curve(points: readonly Point[], direction: Direction): string {
	const [first, ...others] = points;
	if (first === undefined) return '';
	let from = first;
	let path = `M${round(from.x)} ${round(from.y)}`;
	for (const to of others) {
		const [a, b] =
			direction === 'right'
				? [
						{ x: (from.x + to.x) / 2, y: from.y },
						{ x: (from.x + to.x) / 2, y: to.y },
					]
				: [
						{ x: from.x, y: (from.y + to.y) / 2 },
						{ x: to.x, y: (from.y + to.y) / 2 },
					];
		path += `C${round(a.x)} ${round(a.y)} ${round(b.x)} ${round(b.y)} ${round(to.x)} ${round(to.y)}`;
		from = to;
	}
	return path;
}

function arrowHead(tip: Point, direction: Direction): string {
	const [x, y] = [round(tip.x), round(tip.y)];
	return direction === 'right'
		? `M${x} ${y}l${-HEAD} ${-HEAD / 2}v${HEAD}z`
		: `M${x} ${y}l${-HEAD / 2} ${-HEAD}h${HEAD}z`;
}

/**
 * Places a diagram's nodes in ranks and draws the lines between them. Pure; the same diagram always gives the
 * same picture. Edges to nodes that do not exist are left out, circles are allowed.
 *
 * dagre decides ranks and order (the layered method of Sugiyama). Node identifiers never reach it: it keeps
 * them as keys of plain objects, and a schema may be called `__proto__`.
 *
 * @returns sizes and coordinates in CSS pixels
 */
export function layoutDiagram(diagram: Diagram, direction: Direction): DiagramLayout {
	const boxes = boxesOf(diagram, direction);
	const boxOf = (node: DiagramNode): TextBox =>
		boxes.get(node.id) ?? textBox(node.label, node.detail, MAX_WIDTH[direction], node.words);
	const places = new Map(diagram.nodes.map(({ id }, index) => [id, index]));
	const placement = place({
		direction,
		sizes: diagram.nodes.map(boxOf).map(({ width, height }) => [width, height]),
		edges: diagram.edges.flatMap(({ from, to }) => {
			const [a, b] = [places.get(from), places.get(to)];
			return a === undefined || b === undefined || a === b ? [] : [[a, b]];
		}),
	});
	const nodes = diagram.nodes.map((node): PlacedNode => {
		const box = boxOf(node);
		const { x, y } = placement.centres[places.get(node.id) ?? 0] ?? { x: 0, y: 0 };
		return { node, ...box, x: round(x - box.width / 2), y: round(y - box.height / 2) };
	});
	const ordered = inGivenOrder(nodes, diagram, direction);
	const placed = new Map(ordered.map((node) => [node.node.id, node]));
	const edges = diagram.edges.flatMap(({ from, to, off = false }): PlacedEdge[] => {
		const [source, target] = [placed.get(from), placed.get(to)];
		if (source === undefined || target === undefined || source === target) return [];
		const inner = placement.lines[`${places.get(from)} ${places.get(to)}`] ?? [];
		const [start, end] = ends(source, target, direction);
		const tip = direction === 'right' ? { x: end.x - HEAD, y: end.y } : { x: end.x, y: end.y - HEAD };
		const points = [start, ...inner.slice(1, -1), tip];
		return [{ path: curve(straight(points, direction), direction), head: arrowHead(end, direction), off }];
	});
	return { width: placement.width, height: placement.height, nodes: ordered, edges };
}

/** All that dagre needs to know: neither names nor words. */
interface Shape {
	readonly direction: Direction;
	/** Width and height of each node. */
	readonly sizes: readonly (readonly number[])[];
	/** Pairs of nodes, by their place in `sizes`. */
	readonly edges: readonly (readonly number[])[];
}

interface Placement {
	readonly width: number;
	readonly height: number;
	/** Of each node. */
	readonly centres: readonly Point[];
	/** Way points of each edge, by `"<from> <to>"`. */
	readonly lines: Readonly<Record<string, readonly Point[]>>;
}

/** Lays a shape out, once: many streams have the same picture with other words. */
function place(shape: Shape): Placement {
	return keep('diagram', JSON.stringify(shape), () => layOut(shape));
}

function layOut({ direction, sizes, edges }: Shape): Placement {
	const graph = new dagre.graphlib.Graph();
	graph.setGraph({
		rankdir: direction === 'right' ? 'LR' : 'TB',
		nodesep: GAP[direction],
		ranksep: 34,
		marginx: MARGIN,
		marginy: MARGIN,
	});
	graph.setDefaultEdgeLabel(() => ({}));
	for (const [index, [width = 0, height = 0]] of sizes.entries())
		graph.setNode(`n${index}`, { width, height });
	for (const [a, b] of edges) graph.setEdge(`n${a}`, `n${b}`);
	dagre.layout(graph);
	const size = graph.graph() as { width?: number; height?: number };
	return {
		width: Math.ceil(size.width ?? 0),
		height: Math.ceil(size.height ?? 0),
		centres: sizes.map((_, index) => {
			const { x, y } = graph.node(`n${index}`) as Point;
			return { x, y };
		}),
		lines: Object.fromEntries(
			edges.map(([a, b]) => [
				`${a} ${b}`,
				((graph.edge(`n${a}`, `n${b}`) as { points?: readonly Point[] }).points ?? []).map(({ x, y }) => ({
					x,
					y,
				})),
			]),
		),
	};
}

/** The boxes of all nodes; those of one stage are equally wide, so that a column of names has straight edges. */
function boxesOf(diagram: Diagram, direction: Direction): ReadonlyMap<string, TextBox> {
	const boxes = new Map(
		diagram.nodes.map(({ id, label, detail, words }) => [
			id,
			textBox(label, detail, MAX_WIDTH[direction], words),
		]),
	);
	for (const { nodes } of diagram.stages) {
		const width = Math.max(...nodes.map((id) => boxes.get(id)?.width ?? 0));
		for (const id of nodes) {
			const box = boxes.get(id);
			if (box !== undefined) boxes.set(id, { ...box, width });
		}
	}
	return boxes;
}

/** The middle of the side where an arrow leaves, and of the side where it arrives. */
function ends(source: PlacedNode, target: PlacedNode, direction: Direction): readonly [Point, Point] {
	return direction === 'right'
		? [
				{ x: source.x + source.width, y: source.y + source.height / 2 },
				{ x: target.x, y: target.y + target.height / 2 },
			]
		: [
				{ x: source.x + source.width / 2, y: source.y + source.height },
				{ x: target.x + target.width / 2, y: target.y },
			];
}

/** Drops the way points between neighbouring ranks: one curve from end to end is calmer than two. */
function straight(points: readonly Point[], direction: Direction): readonly Point[] {
	const [first, last] = [points[0], points.at(-1)];
	if (first === undefined || last === undefined || points.length > 3) return points;
	const forward = direction === 'right' ? last.x > first.x : last.y > first.y;
	return forward ? [first, last] : points;
}

/**
 * Puts nodes that have the same neighbours into the order in which they were given. dagre orders a rank for few
 * crossings and leaves the order of such twins to chance, so a list of names would not be alphabetical.
 */
function inGivenOrder(
	nodes: readonly PlacedNode[],
	diagram: Diagram,
	direction: Direction,
): readonly PlacedNode[] {
	const neighbours = new Map<string, string[]>();
	for (const { from, to } of diagram.edges) {
		neighbours.set(from, [...(neighbours.get(from) ?? []), `>${to}`]);
		neighbours.set(to, [...(neighbours.get(to) ?? []), `<${from}`]);
	}
	const twins = new Map<string, PlacedNode[]>();
	for (const node of nodes) {
		const key = JSON.stringify(neighbours.get(node.node.id)?.toSorted() ?? []);
		twins.set(key, [...(twins.get(key) ?? []), node]);
	}
	const moved = new Map<string, PlacedNode>();
	for (const group of twins.values()) {
		for (const node of restack(group, nodes, direction)) moved.set(node.node.id, node);
	}
	return nodes.map((node) => moved.get(node.node.id) ?? node);
}

/** The group in its own order over the same stretch, or as it is where another node stands between. */
function restack(
	group: readonly PlacedNode[],
	nodes: readonly PlacedNode[],
	direction: Direction,
): readonly PlacedNode[] {
	const start = (node: PlacedNode): number => (direction === 'right' ? node.y : node.x);
	const length = (node: PlacedNode): number => (direction === 'right' ? node.height : node.width);
	const middle = (node: PlacedNode): number =>
		direction === 'right' ? node.x + node.width / 2 : node.y + node.height / 2;
	const first = Math.min(...group.map(start));
	const last = Math.max(...group.map((node) => start(node) + length(node)));
	const [one] = group;
	if (one === undefined || group.length < 2) return group;
	const rank = middle(one);
	const sameRank = nodes.filter((node) => Math.abs(middle(node) - rank) < 1);
	const between = sameRank.filter((node) => start(node) >= first && start(node) < last);
	if (between.length !== group.length || group.some((node) => !between.includes(node))) return group;
	const room = last - first - group.reduce((sum, node) => sum + length(node), 0);
	const gap = room / (group.length - 1);
	let at = first;
	return group.map((node) => {
		const place = direction === 'right' ? { y: round(at) } : { x: round(at) };
		at += length(node) + gap;
		return { ...node, ...place };
	});
}
