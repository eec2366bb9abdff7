/** The stream that how-tos speak of: one that the catalog really has, so that their commands can be tried. */

import type { Catalog } from '../../model/catalog.ts';
import type { Stream } from '../../model/stream.ts';
import { exampleFact, isExampleFact } from '../how-to/example-fact.ts';
import { guideConfig } from '../subject/make-guide-config.ts';
import { subjectOfStream } from '../subject/subject-of-stream.ts';
import { placeholder, type Value } from '../subject/value.ts';

/** Name of the configured value that says which stream to take. */
const CONFIGURED = 'example.stream';

/**
 * The stream that `values: { example.stream: … }` names, or, where the catalog does not have it, the first that is
 * easy to follow: sent from a browser, with a schema and a table. Null in a catalog without streams.
 */
export function exampleStream({ config, streams, streamByName }: Catalog): Stream | null {
	const named = streamByName.get(config.values[CONFIGURED] ?? '');
	if (named !== undefined) return named;
	const easy = streams.find(
		({ pattern, schemaPresent, table, legacy, producers }) =>
			pattern === null &&
			schemaPresent &&
			table !== null &&
			!legacy &&
			producers[0]?.kind === 'eventlogging-js',
	);
	return easy ?? streams.find(({ pattern }) => pattern === null) ?? null;
}

/**
 * A fact about the example: a variable of guides, such as `stream` or `table`, or one of the few above.
 *
 * @throws where a text asks for a fact that does not exist
 */
export function exampleValue(catalog: Catalog, fact: string): Value {
	if (!isExampleFact(fact)) throw new Error(`A how-to asks for "example.${fact}", which does not exist.`);
	const stream = exampleStream(catalog);
	if (stream === null) {
		return placeholder(
			`YOUR_${fact.replace(/[A-Z]/g, '_$&').toUpperCase()}`,
			'This catalog has no stream to show it with.',
		);
	}
	const schema = catalog.schemaByTitle.get(stream.schemaTitle ?? '') ?? null;
	const context = { subject: subjectOfStream(stream, schema), facts: guideConfig(catalog), rates: [] };
	return exampleFact(fact, context);
}
