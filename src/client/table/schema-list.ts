/** The list of schemas, which can also be narrowed to those that have a field. */
import { fetchFieldLists, fieldsByPath, fieldsWith } from './elsewhere.ts';
import { startList } from './list.ts';
import { wordsOf } from './match.ts';

startList(() => ({
	extra: {
		name: 'field',
		find: async (value) => fieldsWith(wordsOf(value), await fetchFieldLists()).schemas,
	},
	elsewhere: fieldsByPath,
}));
