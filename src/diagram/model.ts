/**
 * A picture of things and the arrows between them, before anybody knows where they stand. The stages say the
 * same as a list: what a screen reader reads, and what a phone shows first.
 */
export interface DiagramNode {
	/** Unique in the diagram. */
	readonly id: string;
	/** A technical name or a few plain words. */
	readonly label: string;
	/** A second, quieter line: a kind, a version, a reason. */
	readonly detail?: string;
	readonly href?: string;
	/** The label is plain words, not a technical name. */
	readonly words?: boolean;
	/**
	 * `current`: what the page is about; `off`: switched off, drawn dashed; `missing`: known by name only;
	 * `more`: stands for others that are not drawn.
	 */
	readonly state?: 'current' | 'off' | 'missing' | 'more';
}

export interface DiagramEdge {
	readonly from: string;
	readonly to: string;
	/** Drawn dashed: nothing flows here. */
	readonly off?: boolean;
}

export interface DiagramStage {
	readonly title: string;
	/** Identifiers of the nodes of this stage; a node belongs to one stage. */
	readonly nodes: readonly string[];
}

export interface Diagram {
	readonly nodes: readonly DiagramNode[];
	readonly edges: readonly DiagramEdge[];
	/** In reading order; together they hold every node. */
	readonly stages: readonly DiagramStage[];
}
