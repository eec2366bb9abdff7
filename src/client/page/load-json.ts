import { parseExactJson } from '../../formats/json/parse-exact-json.ts';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { versionJsonPath } from '../../paths.ts';

/** A JSON file of the site. @throws Error where it cannot be loaded */
export async function loadJson(path: string): Promise<Json> {
	const answer = await fetch(path);
	if (!answer.ok) throw new Error(`${path} could not be loaded (${answer.status}).`);
	return parseExactJson(await answer.text());
}

const schemas = new Map<string, Promise<JsonObject | null>>();

/** The content of a schema version, or null where it cannot be loaded. Each is loaded once. */
export function loadSchema(title: string, version: string): Promise<JsonObject | null> {
	const key = `${title}@${version}`;
	const known =
		schemas.get(key) ??
		loadJson(versionJsonPath(title, version)).then(
			(value) => (isObject(value) ? value : null),
			() => null,
		);
	schemas.set(key, known);
	return known;
}
