import type { Catalog } from '../../../model/catalog.ts';
import { fieldAnchor, fieldPath, schemaPath } from '../../../paths.ts';
import { hasFieldPage } from '../../schema/fields/field-index.ts';
import { rankedFields } from '../field-rows.ts';
import { API_VERSION, type FieldRow, type FieldsDocument } from './shapes.ts';

/** Every field path with the schemas and streams that have it, the most used first. */
export function fieldRows({ fields, schemaByTitle }: Pick<Catalog, 'fields' | 'schemaByTitle'>): FieldRow[] {
	return rankedFields(fields).map((use) => {
		const schemaTitles = use.schemas.map(({ title }) => title);
		const streamNames = new Set(schemaTitles.flatMap((title) => schemaByTitle.get(title)?.streams ?? []));
		return {
			path: use.path,
			types: use.types.map(({ text }) => text),
			descriptions: use.descriptions.map(({ text }) => text).filter((text) => text !== ''),
			schemaTitles,
			streamNames: [...streamNames].sort(),
			page: hasFieldPage(use)
				? fieldPath(use.path)
				: `${schemaPath(schemaTitles[0] ?? '')}#${fieldAnchor(use.path)}`,
		};
	});
}

/** `/api/fields.json`. */
export const fieldsDocument = (catalog: Pick<Catalog, 'fields' | 'schemaByTitle'>): FieldsDocument => ({
	apiVersion: API_VERSION,
	fields: fieldRows(catalog),
});
