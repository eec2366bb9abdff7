/** The list of schemas, which can also be narrowed to those that have a field. */
import type { SchemaFieldLists } from '../../catalog/views/schema-field-lists.ts';
import { type ExtraFilter, startList } from './list.ts';

/** Title → its field paths in one text, in lower case. */
async function fetchFields(address: string): Promise<ReadonlyMap<string, string>> {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(String(answer.status));
	const { paths, schemas } = (await answer.json()) as SchemaFieldLists;
	return new Map(
		schemas.map(([title, list]) => [
			title,
			list
				.map((index) => paths[index])
				.join('\n')
				.toLowerCase(),
		]),
	);
}

function fieldFilter(form: HTMLFormElement): ExtraFilter {
	const address = form.querySelector<HTMLElement>('[data-fields]')?.dataset['fields'] ?? '';
	let fields: Promise<ReadonlyMap<string, string>> | null = null;
	return {
		name: 'field',
		find: async (value) => {
			fields ??= fetchFields(address);
			const known = await fields.catch(() => {
				// Tried again next time; until then no schema is known to have the field.
				fields = null;
				return new Map<string, string>();
			});
			const wanted = value.toLowerCase();
			return new Set([...known].filter(([, paths]) => paths.includes(wanted)).map(([title]) => title));
		},
	};
}

startList(fieldFilter);
