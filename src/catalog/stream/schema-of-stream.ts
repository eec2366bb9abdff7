import type { Field, Schema } from '../../model/schema.ts';

/** What streams ask of their schema, computed once per schema. */
export interface StreamSchema {
	/** Whether a field holds an address, by the privacy rules. */
	readonly hasAddress: boolean;
	readonly hasUserAgent: boolean;
	/** Major version of the latest schema version, or null for a version that is no number. */
	readonly major: number | null;
	/** Dotted paths of all fields, arrays and maps included. */
	readonly paths: ReadonlySet<string>;
}

const cache = new WeakMap<Schema, StreamSchema>();

export function streamSchema(schema: Schema): StreamSchema {
	const known = cache.get(schema);
	if (known) return known;
	const fields = allFields(schema.latest.fields);
	const kinds = new Set(fields.flatMap(({ privacy }) => privacy.map(({ kind }) => kind)));
	const major = /^([0-9]+)\./.exec(schema.latest.version)?.[1];
	const facts: StreamSchema = {
		hasAddress: kinds.has('ip-address'),
		hasUserAgent: kinds.has('user-agent'),
		major: major === undefined ? null : Number(major),
		paths: new Set(fields.map(({ path }) => path)),
	};
	cache.set(schema, facts);
	return facts;
}

function allFields(fields: readonly Field[]): Field[] {
	return fields.flatMap((field) => [field, ...allFields(field.children)]);
}
