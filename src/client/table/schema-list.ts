/** The list of schemas, which can also be narrowed to those that have a field. */
import { fetchFieldLists, fieldsByPath, fieldsWith } from './elsewhere.ts';
import { startList } from './list.ts';
import { wordsOf } from './match.ts';
import { splitRows } from './split-list.ts';

startList((form, place) => ({
	source: splitRows(form, place),
	extra: {
		name: 'field',
		find: async (value) => fieldsWith(wordsOf(value), await fetchFieldLists()).schemas,
	},
	elsewhere: fieldsByPath,
}));
