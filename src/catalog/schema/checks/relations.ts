import type { Schema } from '../../../model/schema.ts';
import { code, type Finding } from './finding.ts';

/** A finding about a schema as a whole, at a place of `current.yaml` or of the latest version. */
export interface SchemaFinding extends Omit<Finding, 'pointer'> {
	readonly location: Schema['currentLocation'];
}

/**
 * References of `current.yaml` that pin an older version than the newest loaded one, each pinned version once.
 *
 * @param newest latest version by title
 */
export function* staleReferences(
	schema: Schema,
	newest: ReadonlyMap<string, string>,
): Generator<SchemaFinding> {
	const seen = new Set<string>();
	for (const { title, version, stale, location } of schema.references) {
		const pinned = `${title}/${version}`;
		if (!stale || seen.has(pinned)) continue;
		seen.add(pinned);
		const latest = newest.get(title);
		yield {
			code: 'reference-stale',
			location,
			message: `It refers to ${code(title)} ${version}${latest === undefined ? '; there is a newer version' : `; the newest version is ${latest}`}.`,
			hint: 'Compare the two versions, then refer to the newest when you change this schema.',
		};
	}
}

/** An event schema that no stream of the configuration carries. */
export function* unusedSchema(schema: Schema): Generator<SchemaFinding> {
	if (schema.kind === 'fragment' || schema.streams.length > 0) return;
	yield {
		code: 'schema-unused',
		location: schema.latest.location,
		message: 'No stream of the loaded configuration carries events of this schema.',
		hint: 'Nothing must be done; a note can say whether it is finished with or not started yet.',
	};
}
