/**
 * Search documents ⇄ what is shipped: one table of columns per kind. Columns compress far better than rows, a
 * column without content is left out, repeated values (facets, sets of schemas) are numbered. No word index is
 * shipped: deriving it from the documents takes less time than loading it would.
 */
import {
	type Advice,
	SEARCH_KINDS,
	type SearchData,
	type SearchDocument,
	type SearchKind,
	type SearchRules,
	type Synonyms,
} from './model.ts';

interface Table {
	/** Names. */
	readonly n: readonly string[];
	/** Titles, summaries, words. */
	readonly t?: readonly string[];
	readonly s?: readonly string[];
	readonly w?: readonly string[];
	/** Questions, joined by line breaks. */
	readonly p?: readonly string[];
	/** Details. */
	readonly d?: readonly string[];
	/** Aliases, joined by line breaks. */
	readonly x?: readonly string[];
	/** Versions, joined by spaces. */
	readonly q?: readonly string[];
	/** Schema: its number in the table of schemas, or the title where it is not loaded; '' for none. */
	readonly c?: readonly (number | string)[];
	readonly u?: readonly number[];
	/** Facets: distinct values, then a number per document. */
	readonly f?: Readonly<Record<string, readonly [readonly string[], readonly number[]]>>;
	/** Sets of schemas as differences of ascending numbers, then a number per document. */
	readonly m?: readonly [readonly (readonly number[])[], readonly number[]];
}

/** One shipped file: some of the kinds, and in the first file the synonyms and rules. */
export interface SearchPart {
	/** Format; a script that was cached over a change of it must not misread the file. */
	readonly v: 2;
	readonly k: Readonly<Partial<Record<SearchKind, Table>>>;
	readonly y?: Synonyms;
	readonly a?: readonly Advice[];
	readonly r?: SearchRules;
}

/** The kinds of each shipped file: fields are the larger half and rarely what the first letters are for. */
const PART_KINDS: readonly (readonly SearchKind[])[] = [
	['stream', 'schema', 'guide', 'step', 'setting', 'page', 'retired'],
	['field'],
];

/** The shipped files of the search, in the order of `PART_KINDS`. */
export function encodeParts(data: SearchData): SearchPart[] {
	const byKind = Map.groupBy(data.documents, (document) => document.kind);
	const schemaNumber = new Map((byKind.get('schema') ?? []).map((document, index) => [document.name, index]));
	return PART_KINDS.map((kinds, index) => {
		const tables: Partial<Record<SearchKind, Table>> = {};
		for (const kind of kinds) {
			const documents = byKind.get(kind);
			if (documents) tables[kind] = encodeTable(documents, schemaNumber);
		}
		return {
			v: 2,
			k: tables,
			...(index === 0 ? { y: data.synonyms, a: data.advice, r: data.rules } : {}),
		};
	});
}

function encodeTable(documents: readonly SearchDocument[], schemaNumber: ReadonlyMap<string, number>): Table {
	const text = (key: string, of: (document: SearchDocument) => string): Record<string, string[]> => {
		const column = documents.map(of);
		return column.some((value) => value !== '') ? { [key]: column } : {};
	};
	const isField = documents[0]?.kind === 'field';
	return {
		n: documents.map((document) => document.name),
		...text('t', (document) => document.title),
		...text('s', (document) => document.summary),
		...text('w', (document) => document.words),
		...text('p', (document) => document.questions),
		...text('d', (document) => document.details),
		...text('q', (document) => document.versions.join(' ')),
		...text('x', (document) => document.aliases.join('\n')),
		...(documents.some((document) => document.schema !== '')
			? { c: documents.map(({ schema }) => schemaNumber.get(schema) ?? schema) }
			: {}),
		...(!isField && documents.some((document) => document.uses > 0)
			? { u: documents.map((document) => document.uses) }
			: {}),
		...facetColumns(documents),
		...(isField ? { m: schemaSets(documents, schemaNumber) } : {}),
	};
}

function facetColumns(documents: readonly SearchDocument[]): Pick<Table, 'f'> {
	const names = new Set(documents.flatMap((document) => Object.keys(document.facets)));
	if (names.size === 0) return {};
	const columns = [...names].map((name) => {
		const numbers = new Map<string, number>();
		const column = documents.map((document) => numbered(numbers, document.facets[name] ?? ''));
		return [name, [[...numbers.keys()], column]] as const;
	});
	return { f: Object.fromEntries(columns) };
}

/** The number of a value, given on first sight. */
function numbered(numbers: Map<string, number>, value: string): number {
	const known = numbers.get(value);
	if (known !== undefined) return known;
	numbers.set(value, numbers.size);
	return numbers.size - 1;
}

function schemaSets(
	documents: readonly SearchDocument[],
	schemaNumber: ReadonlyMap<string, number>,
): [number[][], number[]] {
	const numbers = new Map<string, number>();
	const which = documents.map(({ schemas }) => {
		const members = schemas.flatMap((title) => schemaNumber.get(title) ?? []).sort((a, b) => a - b);
		return numbered(numbers, JSON.stringify(members.map((member, at) => member - (members[at - 1] ?? 0))));
	});
	return [[...numbers.keys()].map((set) => JSON.parse(set) as number[]), which];
}

const NO_RULES: SearchRules = {
	topicPrefixes: [],
	defaultTopicPrefixes: [],
	lake: { database: '', dropPrefixes: [] },
	configurationApi: null,
};

/**
 * Reads shipped files back. Give all that are loaded, the first one first: the others refer to its schemas.
 *
 * @throws Error when a file has another format, such as one cached from an older build
 */
export function decodeParts(parts: readonly SearchPart[]): SearchData {
	const schemas = parts.flatMap((part) => part.k?.schema?.n ?? []);
	const documents: SearchDocument[] = [];
	for (const part of parts) {
		if (part.v !== 2) throw new Error(`The search data has the format ${String(part.v)}, expected 2.`);
		for (const kind of SEARCH_KINDS) {
			const table = part.k[kind];
			if (table) for (const document of decodeTable(kind, table, schemas)) documents.push(document);
		}
	}
	return {
		documents: withSchemaSummaries(documents),
		synonyms: parts[0]?.y ?? { groups: [], leads: {} },
		advice: parts[0]?.a ?? [],
		rules: parts[0]?.r ?? NO_RULES,
	};
}

/** A stream without a line of its own has that of its schema, which is shipped only once. */
function withSchemaSummaries(documents: readonly SearchDocument[]): SearchDocument[] {
	const schemas = documents.filter(({ kind }) => kind === 'schema');
	const summaries = new Map(schemas.map(({ name, summary }) => [name, summary]));
	return documents.map((document) =>
		document.summary === '' && document.schema !== ''
			? { ...document, summary: summaries.get(document.schema) ?? '' }
			: document,
	);
}

function decodeTable(kind: SearchKind, table: Table, schemas: readonly string[]): SearchDocument[] {
	const sets = (table.m?.[0] ?? []).map((differences) => {
		let number = 0;
		return differences.map((difference) => {
			number += difference;
			return schemas[number] ?? '';
		});
	});
	const facets = Object.entries(table.f ?? {});
	return table.n.map((name, at) => {
		const schema = table.c?.[at] ?? '';
		const members = sets[table.m?.[1][at] ?? -1] ?? [];
		const aliases = table.x?.[at] ?? '';
		const versions = table.q?.[at] ?? '';
		return {
			kind,
			name,
			title: table.t?.[at] ?? '',
			summary: table.s?.[at] ?? '',
			words: table.w?.[at] ?? '',
			questions: table.p?.[at] ?? '',
			details: table.d?.[at] ?? '',
			aliases: aliases === '' ? [] : aliases.split('\n'),
			schema: typeof schema === 'number' ? (schemas[schema] ?? '') : schema,
			versions: versions === '' ? [] : versions.split(' '),
			schemas: members,
			uses: table.u?.[at] ?? members.length,
			facets: Object.fromEntries(
				facets.map(([facet, [values, which]]) => [facet, values[which[at] ?? -1] ?? '']),
			),
		};
	});
}
