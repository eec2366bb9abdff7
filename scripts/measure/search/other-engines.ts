/**
 * Two general search libraries over the same documents, as a yardstick for the search of the site. Both get the
 * texts that the site's index gets, with names split into words, and the settings that measured best for them.
 */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { SearchData } from '../../../src/search/index/model.ts';
import { wordsOf } from '../../../src/search/index/tokenize.ts';
import type { Engine } from './evaluate.ts';

interface Record {
	readonly id: string;
	readonly name: string;
	readonly text: string;
}

/** Fuse cannot split CamelCase itself, as it lower-cases a text before it cuts it into words. */
function recordsOf({ documents }: SearchData): Record[] {
	return documents.map(({ kind, name, title, summary, words, aliases, schema }) => ({
		id: `${kind}:${name}`,
		name: `${name} ${wordsOf(`${title} ${name} ${aliases.join(' ')}`).join(' ')}`,
		text: `${summary} ${words} ${wordsOf(schema).join(' ')}`,
	}));
}

/** Fuse's token search. */
export function fuseEngine(data: SearchData): Engine {
	const fuse = new Fuse(recordsOf(data), {
		useTokenSearch: true,
		ignoreLocation: true,
		ignoreFieldNorm: true,
		threshold: 0.3,
		keys: [
			{ name: 'name', weight: 3 },
			{ name: 'text', weight: 1 },
		],
	});
	return (query, limit) => fuse.search(query, { limit }).map(({ item }) => item.id);
}

/** MiniSearch: all words where a document has all, else any; prefixes and typos allowed. */
export function miniSearchEngine(data: SearchData): Engine {
	const mini = new MiniSearch<Record>({ fields: ['name', 'text'], tokenize: (text) => wordsOf(text) });
	mini.addAll(recordsOf(data));
	const options = { prefix: true, fuzzy: 0.2, boost: { name: 3 } } as const;
	return (query, limit) => {
		const all = mini.search(query, { ...options, combineWith: 'AND' });
		const found = all.length > 0 ? all : mini.search(query, options);
		return found.slice(0, limit).map(({ id }) => String(id));
	};
}
