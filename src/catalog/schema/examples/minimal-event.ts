import { isObject, type Json, type JsonObject, newObject, own } from '../../../model/json.ts';
import { checkerOf } from '../keywords/fits.ts';
import { smallestValue } from './smallest-value.ts';

/**
 * The smallest event that a schema accepts: its required fields and what its conditions ask for, with values that a
 * reader can take for real. Values come from the schema's own examples where they fit, then from defaults,
 * enumerations and bounds. Pure, and runs in the browser.
 *
 * Where nothing that is tried fits (such as for contradictions), the last attempt is returned: what pages say of it is
 * decided by a validator.
 *
 * @param content a materialised JSON Schema. Untrusted
 * @param event `stream` goes to `meta.stream`, `uri` (`/<title>/<version>`) to `$schema`
 */
export function minimalEvent(
	content: JsonObject,
	event: { readonly stream: string; readonly uri: string },
): JsonObject {
	const examples = own(content, 'examples');
	const models = Array.isArray(examples) ? examples.filter(isObject) : [];
	const fits = checkerOf(content);
	const complete = (value: Json): JsonObject => withEnvelope(content, isObject(value) ? value : {}, event);
	const value = smallestValue(content, {
		root: content,
		models,
		fits: (candidate) => isObject(candidate) && fits(content, complete(candidate)),
	});
	return complete(value);
}

/** An event with the fields that the platform reads: an envelope that is not required is sent all the same. */
function withEnvelope(
	content: JsonObject,
	value: JsonObject,
	event: { readonly stream: string; readonly uri: string },
): JsonObject {
	const made = newObject(Object.entries(value));
	const properties = own(content, 'properties');
	const metaSchema = own(properties, 'meta');
	if (own(properties, '$schema') !== undefined) made['$schema'] = event.uri;
	if (metaSchema === undefined) return made;
	const meta = own(made, 'meta') ?? smallestValue(metaSchema, { root: content, models: [], name: 'meta' });
	made['meta'] = newObject([
		['stream', event.stream],
		...Object.entries(isObject(meta) ? meta : {}).filter(([name]) => name !== 'stream'),
	]);
	return made;
}
