import { at, type Json } from '../../../model/json.ts';
import { pointerKeys } from '../../../model/json-pointer.ts';

/**
 * The place that a reference of the form `#/definitions/x` names in a schema, or undefined. Resolved schemas have no
 * other references: those that lead in a circle.
 */
export function resolveLocal(root: Json, reference: string): Json | undefined {
	return reference.startsWith('#') ? at(root, pointerKeys(reference.slice(1))) : undefined;
}

/** The name under which a circular reference is known; '' for the whole schema. */
export const recursionName = (reference: string): string => pointerKeys(reference.slice(1)).at(-1) ?? '';
