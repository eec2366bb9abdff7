import type { When } from '../phases/conditions.ts';
import type { SnippetName } from '../snippets/index.ts';
import type { Part } from '../subject/template.ts';

/** Where a `<Link to="…">` leads: a page of the site or a configured link. */
export type LinkTarget =
	| {
			readonly page:
				| 'stream'
				| 'schema'
				| 'streams'
				| 'schemas'
				| 'fields'
				| 'workflow'
				| 'new-stream'
				| 'check'
				| 'health';
	  }
	/** The page that makes a patch, with the stream or its schema filled in. */
	| { readonly patch: 'sample' | 'fields' }
	/** A purpose of the stream's own guides. */
	| { readonly guide: string }
	| { readonly howTo: string }
	/** Identifier of a link template of the configuration. */
	| { readonly link: string };

export type Inline =
	| { readonly kind: 'text'; readonly parts: readonly Part[] }
	| { readonly kind: 'code'; readonly parts: readonly Part[] }
	| { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
	| { readonly kind: 'link'; readonly href: readonly Part[]; readonly children: readonly Inline[] }
	| { readonly kind: 'to'; readonly to: LinkTarget; readonly children: readonly Inline[] }
	| { readonly kind: 'only'; readonly when: When; readonly children: readonly Inline[] };

export type Block =
	| { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
	/** Numbered from `start`, or with bullets where that is null. */
	| { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
	/** Lines for a shell; `on` says on which machine. */
	| { readonly kind: 'command'; readonly on: readonly Part[] | null; readonly parts: readonly Part[] }
	| { readonly kind: 'snippet'; readonly of: SnippetName }
	| { readonly kind: 'when'; readonly when: When; readonly children: readonly Block[] }
	| { readonly kind: 'expect' | 'if-it-fails' | 'formerly'; readonly children: readonly Block[] };

/** A step text after reading: plain data, the same for all streams, small enough to send to a browser. */
export interface StepText {
	readonly id: string;
	/** What to do, an imperative; may use variables. */
	readonly title: readonly Part[];
	/** One sentence for checklists; may use variables. */
	readonly summary: readonly Part[];
	/** The file, relative to the project, for "edit this text". */
	readonly file: string;
	readonly blocks: readonly Block[];
	/** Facts that the text tells without naming their value, by their identifiers. */
	readonly claims: readonly string[];
	/** Every variable and configured value that it names. */
	readonly names: readonly string[];
}
