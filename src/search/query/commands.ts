/**
 * What a reader can ask for beside a name: versions (`page/change 1.1.0`), two of them (`page change 1.1.0 1.2.0`),
 * or a certain part of a page (`guide talk_page_edit`, `query navigationtiming`, `types of page change`).
 */
import type { SearchDocument, SearchKind } from '../index/model.ts';
import { compactKey, stem, wordsOf } from '../index/tokenize.ts';

/** Where a hit leads: to the thing's page, or to something that belongs to it. */
export type Aim =
	| { readonly to: 'page' | 'guide' | 'query' | 'types' | 'fields' | 'changes' }
	| { readonly to: 'version'; readonly version: string }
	| { readonly to: 'comparison'; readonly from: string; readonly until: string };

export interface Command {
	/** What is left of the text: the name of something. */
	readonly subject: string;
	readonly kinds: ReadonlySet<SearchKind>;
	/** Where it leads for a document; null where the document has nothing of the kind. */
	aimAt(document: SearchDocument): Aim | null;
	/** The words are all of the command: nothing else can be meant by the text. */
	readonly certain: boolean;
}

const VERSION = /(?<![\w./-])v?(\d+\.\d+\.\d+(?:-[\w.]+)?)(?![\w./-])/g;
/** Words between and around two versions. */
const JOINING =
	/^changes? (?=of|in|to|from|between)|\b(?:compare|compared|diff|differences?|from|to|and|with|vs|versus|between|versions?|of)\b|->|→|\.\.+/gi;

const SCHEMAS: ReadonlySet<SearchKind> = new Set(['schema']);
const STREAMS: ReadonlySet<SearchKind> = new Set(['stream']);

/** Words in front of a name. `carried`: a stream has it through its schema. */
const WORDS: readonly {
	readonly expression: RegExp;
	readonly kinds: ReadonlySet<SearchKind>;
	readonly to: 'guide' | 'query' | 'types' | 'fields' | 'changes';
}[] = [
	{ expression: /^(?:production )?guide (?:for |to |of )?(?<subject>.+)$/i, kinds: STREAMS, to: 'guide' },
	{ expression: /^(?<subject>.+) (?:production )?guide$/i, kinds: STREAMS, to: 'guide' },
	{ expression: /^(?:query|select|sql)(?: for| of| from)? (?<subject>.+)$/i, kinds: STREAMS, to: 'query' },
	{ expression: /^(?<subject>.+) (?:query|sql)$/i, kinds: STREAMS, to: 'query' },
	{
		expression:
			/^(?:typescript |ts )?types?(?: of| for)? (?<subject>.+)$|^typescript (?:of |for )?(?<other>.+)$/i,
		kinds: SCHEMAS,
		to: 'types',
	},
	{ expression: /^(?<subject>.+) (?:typescript|types)$/i, kinds: SCHEMAS, to: 'types' },
	{ expression: /^fields (?:of |in )(?<subject>.+)$/i, kinds: SCHEMAS, to: 'fields' },
	{
		expression: /^(?:changes|changelog|history|compare|diff)(?: of| to| in)? (?<subject>.+)$/i,
		kinds: SCHEMAS,
		to: 'changes',
	},
	{ expression: /^(?<subject>.+) (?:changelog|history)$/i, kinds: SCHEMAS, to: 'changes' },
];

/** The commands that a text can be read as; none for most texts. */
export function commandsOf(text: string): Command[] {
	const versions = versionCommand(text);
	if (versions) return [versions];
	return WORDS.flatMap(({ expression, kinds, to }): Command[] => {
		const groups = expression.exec(text)?.groups;
		const subject = groups?.['subject'] ?? groups?.['other'];
		if (subject === undefined) return [];
		const aimAt = ({ versions: known }: SearchDocument): Aim | null =>
			to === 'changes' && known.length < 2 ? null : { to };
		return [{ subject, kinds, aimAt, certain: false }];
	});
}

function versionCommand(text: string): Command | null {
	const versions = [...text.matchAll(VERSION)].map((match) => match[1] ?? '');
	const [first, second] = versions;
	if (first === undefined || versions.length > 2) return null;
	const rest = text.replace(VERSION, ' ');
	const subject = (second === undefined ? rest : rest.replace(JOINING, ' '))
		.replace(/^[\s@:,]+|[\s@:,]+$/g, '')
		.replace(/\s+/g, ' ');
	if (subject === '') return null;
	return {
		subject,
		kinds: SCHEMAS,
		certain: true,
		aimAt: ({ versions: known }) => {
			if (!known.includes(first)) return null;
			if (second === undefined || second === first) return { to: 'version', version: first };
			if (!known.includes(second)) return null;
			const inOrder = known.indexOf(first) < known.indexOf(second);
			return { to: 'comparison', from: inOrder ? first : second, until: inOrder ? second : first };
		},
	};
}

/** Whether a document's name has every word of a text, so that the text can be a way of naming it. */
export function isNamed(document: SearchDocument, text: string): boolean {
	const names = [document.name, ...document.aliases];
	const wanted = compactKey(text);
	if (names.some((name) => compactKey(name).includes(wanted))) return true;
	const stems = new Set(names.flatMap(wordsOf).map(stem));
	const words = wordsOf(text);
	return words.length > 0 && words.every((word) => stems.has(stem(word)));
}
