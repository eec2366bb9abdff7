import type { When } from './conditions.ts';

/** A column of the phase table: work that goes on beside other work. */
export interface Track {
	readonly id: string;
	readonly title: string;
	/** Why there is nothing to do in a milestone that has no cell for this track. */
	readonly idle: string;
}

/** Somebody to talk to first. */
export interface Consultant {
	readonly id: string;
	readonly name: string;
	/** What the team was called on the original page, or null. */
	readonly formerly: string | null;
	readonly url: string | null;
}

/** When a cell falls away, and why: the reason is shown. */
export interface SkipRule {
	readonly when: When;
	/** A sentence without a full stop that may use variables. */
	readonly because: string;
}

/** A cell: one piece of work, for one track or for several at once. */
export interface Cell {
	readonly tracks: readonly Track[];
	/** The first whose condition holds is the one; at most the last has none. */
	readonly steps: readonly { readonly when: When | null; readonly step: string }[];
	/** The first rule that holds says why. */
	readonly skip: readonly SkipRule[];
}

export interface Milestone {
	/** `<phase>/<milestone>`, unique. */
	readonly id: string;
	readonly title: string;
	/** Counts through the whole table, from 1. */
	readonly number: number;
	readonly consult: readonly {
		readonly who: Consultant;
		readonly about: string;
		/** Null where it holds for every stream. */
		readonly when: When | null;
	}[];
	readonly cells: readonly Cell[];
	/** Tracks without a cell here, each with the reason. */
	readonly idle: readonly { readonly track: Track; readonly because: string }[];
}

export interface Phase {
	readonly id: string;
	readonly title: string;
	/** What is true when the phase is over, one sentence. */
	readonly goal: string;
	readonly milestones: readonly Milestone[];
}

/** A task of a purpose: a cell of the table, or another text in its place. */
export interface PurposeTask {
	readonly milestone: Milestone;
	readonly cell: Cell;
	/** The text that stands in for those of the cell, or null. */
	readonly step: string | null;
	/** Whether those whom the milestone consults are named. */
	readonly consult: boolean;
}

/** What a reader may want to do with a stream besides launching it. */
export interface Purpose {
	readonly id: string;
	readonly title: string;
	/** What it is about, a sentence that may use variables. */
	readonly says: string;
	/** The last part of its address. */
	readonly page: string;
	/** One page for all streams, which a script fills with the values of one; otherwise each stream has its own. */
	readonly shared: boolean;
	/** Whether it shows its texts itself; the launch guide then refers to it. */
	readonly full: boolean;
	/** For which streams it makes sense; null for all. */
	readonly when: When | null;
	/** Why it does not for the others, a sentence without a full stop that may use variables. */
	readonly because: string;
	/** Streams whose guide begins with this purpose; null for none. */
	readonly opensWhen: When | null;
	readonly tasks: readonly PurposeTask[];
}

/** The whole way to production, as `content/workflow/phases.yaml` states it. */
export interface PhaseTable {
	/** As shown to people, relative to the project. */
	readonly file: string;
	readonly tracks: readonly Track[];
	readonly consultants: readonly Consultant[];
	/** Sample rates in the order in which a stream usually climbs them. */
	readonly rates: readonly number[];
	readonly phases: readonly Phase[];
	readonly purposes: readonly Purpose[];
}
