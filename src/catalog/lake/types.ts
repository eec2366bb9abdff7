import { isObject, type Json, type JsonObject, own, stringAt } from '../../model/json.ts';
import { hiveName } from './hive-name.ts';

/** A column of the table that a schema becomes in the Data Lake. */
export interface LakeColumn {
	/** Name in Hive, without quotes. */
	readonly name: string;
	/** Top-level field that it comes from. */
	readonly field: string;
	/** Type in Spark SQL and Hive, such as `map<string,string>`; null where the field cannot be converted. */
	readonly type: string | null;
	/** The field's description in one line. Untrusted. */
	readonly comment: string;
	/** What a reader should know of this column, full sentences. */
	readonly notes: readonly string[];
}

/** Nesting beyond this depth is not converted. */
const MAX_DEPTH = 60;

/** Why a part of a schema has no type in the lake. */
class Unconvertible extends Error {}

/**
 * The columns of an event schema in Hive and Spark, by Wikimedia's rules (JsonSchemaConverter of
 * wikimedia-event-utilities, with timestamps as strings as Refine asks for; names by StructType.normalize of
 * refinery-source):
 *
 * - integer is bigint, number is double, boolean is boolean, every string is string, timestamps too;
 * - an object with a schema as `additionalProperties` is a map, even if it names properties as well;
 * - any other object is a struct and must have `properties`;
 * - an array must declare one type for its items;
 * - what no table can hold has no type: an object without fields, a null, two fields of one name without case;
 * - a union, or a field without a type, cannot be converted and stops the conversion of the whole schema.
 *
 * Top-level names are lower-cased, names in structs keep their case, names inside maps and arrays stay verbatim.
 */
export function lakeColumns(content: JsonObject): readonly LakeColumn[] {
	const properties = own(content, 'properties');
	if (!isObject(properties)) return [];
	const seen = new Map<string, string>();
	return Object.entries(properties).map(([field, node]) => {
		const name = hiveName(field);
		const other = seen.get(name);
		seen.set(name, field);
		const comment = (stringAt(node, 'description') ?? '').replace(/\s+/g, ' ').trim();
		if (other !== undefined) {
			const note = `It has the same name in Hive as the field ${other}, and a table cannot have two columns of one name.`;
			return { name, field, type: null, comment, notes: [note] };
		}
		try {
			return { name, field, type: sparkType(node, field, 1, true), comment, notes: [] };
		} catch (error) {
			if (!(error instanceof Unconvertible)) throw error;
			return { name, field, type: null, comment, notes: [error.message] };
		}
	});
}

/**
 * @param normalise true while every parent is a struct: only there names are made safe
 * @throws Unconvertible
 */
function sparkType(node: Json | undefined, path: string, depth: number, normalise: boolean): string {
	const type = own(node, 'type');
	if (depth > MAX_DEPTH) throw new Unconvertible(`${path} is nested too deep to be converted.`);
	if (Array.isArray(type))
		throw new Unconvertible(`${path} is a union of types, which a column cannot hold.`);
	switch (type) {
		case 'string':
			return 'string';
		case 'boolean':
			return 'boolean';
		case 'integer':
			return 'bigint';
		case 'number':
			return 'double';
		case 'null':
			throw new Unconvertible(`${path} can only be null, which a table cannot hold.`);
		case 'array': {
			const items = own(node, 'items');
			if (!isObject(items)) throw new Unconvertible(`${path} does not declare what its items are.`);
			return `array<${sparkType(items, `${path}[]`, depth + 1, false)}>`;
		}
		case 'object':
			return objectType(node, path, depth, normalise);
		default:
			if (own(node, '$ref') !== undefined) {
				throw new Unconvertible(`${path} contains itself, which a column cannot hold.`);
			}
			throw new Unconvertible(`${path} does not declare a type.`);
	}
}

function objectType(node: Json | undefined, path: string, depth: number, normalise: boolean): string {
	const values = own(node, 'additionalProperties');
	if (isObject(values)) return `map<string,${sparkType(values, `${path}.{}`, depth + 1, false)}>`;
	const properties = own(node, 'properties');
	if (!isObject(properties)) {
		throw new Unconvertible(`${path} is an object that says neither its fields nor the type of its values.`);
	}
	if (Object.keys(properties).length === 0) {
		throw new Unconvertible(`${path} is an object without fields, which a table cannot hold.`);
	}
	const seen = new Map<string, string>();
	const members = Object.entries(properties).map(([name, child]) => {
		const safe = normalise ? hiveName(name, { lowerCase: false }) : name;
		// Hive and Spark compare names without case.
		const other = seen.get(safe.toLowerCase());
		if (other !== undefined) {
			throw new Unconvertible(`${path} has the fields ${other} and ${name}, which have one name in Hive.`);
		}
		seen.set(safe.toLowerCase(), name);
		return `${quoteMember(safe)}:${sparkType(child, `${path}.${name}`, depth + 1, normalise)}`;
	});
	return `struct<${members.join(',')}>`;
}

/** Inside a type, a name needs quotes only where it is not a plain identifier. */
const quoteMember = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : quoteName(name));

/** A name in backticks, for SQL. */
export const quoteName = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
