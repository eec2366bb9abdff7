import { at, isObject, type JsonObject } from '../../model/json.ts';

/**
 * Fields that an event service fills from HTTP headers, with the header of each
 * (`producers.eventgate.enrich_fields_from_http_headers`; `false` there switches one off).
 *
 * @param settings effective settings of a stream
 */
export function headerFields(settings: JsonObject): readonly (readonly [field: string, header: string])[] {
	const fields = at(settings, ['producers', 'eventgate', 'enrich_fields_from_http_headers']);
	if (!isObject(fields)) return [];
	return Object.entries(fields).flatMap(([field, header]) =>
		typeof header === 'string' ? [[field, header] as const] : [],
	);
}
