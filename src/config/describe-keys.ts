import { z } from 'zod';
import { isArray, isObject, type Json, own, stringAt } from '../model/json.ts';
import { CatalogFile } from './catalog-file.ts';

/** One key of `content/catalog.yaml`, as its documentation shows it. */
export interface ConfigurationKey {
	/** `repositories[].git.url`. */
	readonly path: string;
	/** What it is, completing "it is …". */
	readonly is: string;
	/** Must stand in every item of its list or map. Keys at the top may come from the extended file. */
	readonly required: boolean;
	/** What holds where it is left out, as text; null where that is nothing, or empty. */
	readonly default: string | null;
}

/** Every key of the configuration in the order of its definition, so that no documentation can fall behind it. */
export function configurationKeys(): readonly ConfigurationKey[] {
	const schema = z.toJSONSchema(CatalogFile, { io: 'input', unrepresentable: 'any' }) as Json;
	return keysOf(schema, '');
}

function keysOf(schema: Json | undefined, prefix: string): readonly ConfigurationKey[] {
	const properties = own(schema, 'properties');
	if (!isObject(properties)) return [];
	const listed = own(schema, 'required');
	const required = isArray(listed) ? listed : [];
	return Object.entries(properties).flatMap(([key, value]) => {
		const path = `${prefix}${key}`;
		const fallback = own(value, 'default');
		const shown =
			typeof fallback === 'string' || typeof fallback === 'boolean' || typeof fallback === 'number'
				? String(fallback)
				: null;
		return [
			{ path, is: stringAt(value, 'description') ?? '', required: required.includes(key), default: shown },
			...keysBelow(value, path),
		];
	});
}

/** Keys of an object, of the items of a list, or of an object that may also be null. */
function keysBelow(value: Json, path: string): readonly ConfigurationKey[] {
	const items = own(value, 'items');
	if (items !== undefined) return keysOf(items, `${path}[].`);
	const choices = own(value, 'anyOf');
	const choice = isArray(choices) ? choices.find((one) => isObject(own(one, 'properties'))) : undefined;
	return keysOf(choice ?? value, `${path}.`);
}
