import type { Schema } from '../../model/schema.ts';
import { eachField } from '../schema/fields/field.ts';

/** Field paths by schema, each path stated once. */
export interface SchemaFieldLists {
	readonly paths: readonly string[];
	/** Title and indices into `paths`. A list, not a mapping: a title may be any text. */
	readonly schemas: readonly (readonly [title: string, fields: readonly number[]])[];
}

/** The fields of the latest version of every schema. */
export function schemaFieldLists(schemas: readonly Schema[]): SchemaFieldLists {
	const numbers = new Map<string, number>();
	const lists = schemas.map(({ title, latest }): readonly [string, readonly number[]] => [
		title,
		[...eachField(latest.fields)].map(({ path }) => {
			const number = numbers.get(path) ?? numbers.size;
			numbers.set(path, number);
			return number;
		}),
	]);
	return { paths: [...numbers.keys()], schemas: lists };
}
