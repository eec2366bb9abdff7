/** What the fields of one schema say that the documents of the fields, which all schemas share, do not. */
import type { FieldUse } from '../../model/field-use.ts';
import type { SearchDocument } from './model.ts';
import { furtherWords } from './prose.ts';

/** Distinct words per schema; what follows says little new and costs bytes. */
const MOST_WORDS = 20;
/** A field that more schemas have is found as a field; its texts are those of several schemas. */
export const RARE_USES = 3;
/** A description that more schemas share says nothing of any of them. */
const SHARED_DESCRIPTION = 12;

/**
 * For each schema the words of its fields' descriptions and values that a search would miss otherwise: a field such
 * as `action` is one document for all schemas that have it, and what it means in one of them is often only said there.
 *
 * @param uses the fields of the catalog
 * @param documents their documents, in the same order
 * @returns a function of a schema's title and of texts that it has anyway
 */
export function schemaDetails(
	uses: readonly FieldUse[],
	documents: readonly SearchDocument[],
): (title: string, known: readonly string[]) => string {
	const entries = new Map<string, { said: { uses: number; texts: string[] }[]; known: string[] }>();
	for (const [at, use] of uses.entries()) {
		const document = documents[at];
		const isRare = use.schemas.length <= RARE_USES;
		const shared = document && isRare ? `${use.path} ${document.summary} ${document.words}` : use.path;
		const frequent = new Set(
			use.descriptions.filter(({ titles }) => titles.length > SHARED_DESCRIPTION).map(({ text }) => text),
		);
		for (const { title, field } of use.schemas) {
			const entry = entries.get(title) ?? { said: [], known: [] };
			entries.set(title, entry);
			entry.known.push(shared);
			const description = field.description.replace(/\s+/g, ' ').trim();
			const values = (field.enum ?? []).filter((value) => typeof value === 'string');
			const notes = (field.notes ?? []).map(({ text }) => text);
			const texts = [...(frequent.has(description) ? [] : [description]), ...values, ...notes];
			entry.said.push({ uses: use.schemas.length, texts });
		}
	}
	return (title, known) => {
		const entry = entries.get(title);
		if (!entry) return '';
		const said = entry.said.sort((a, b) => a.uses - b.uses).flatMap(({ texts }) => texts);
		return furtherWords(said, [...known, ...entry.known], MOST_WORDS);
	};
}
