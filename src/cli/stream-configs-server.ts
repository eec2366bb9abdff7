/** What a static folder cannot answer: `action=streamconfigs` with a query, as a local EventGate asks for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	answerStreamConfigs,
	MAX_STREAMS,
	multipleValues,
	type StreamConfigsQuery,
} from '../catalog/stream/answer-stream-configs.ts';
import { isObject, type Json, newObject, own } from '../model/json.ts';

/** Path of MediaWiki's API, below the base path, for clients that have it built in. */
const MEDIAWIKI_API = '/w/api.php';

export interface ApiAnswer {
	readonly status: number;
	readonly body: string;
}

/**
 * Answers `/w/api.php?action=streamconfigs` with the default view, and `/api/streamconfigs/…/….json?streams=…`
 * with that view; `streams`, `constraints` and the deprecated `all_settings` mean what they mean in MediaWiki.
 *
 * @param folder a built site
 * @param path below the base path, with a leading slash, not decoded
 * @param search the query with its question mark, or ''
 * @returns null for any other request
 */
export function answerStreamConfigsRequest(folder: string, path: string, search: string): ApiAnswer | null {
	const query = new URLSearchParams(search);
	if (path === MEDIAWIKI_API) {
		const action = query.get('action');
		if (action !== 'streamconfigs') {
			return failed('badvalue', `Unrecognized value for parameter "action": ${action ?? ''}.`);
		}
		const view = own(readJson(join(folder, 'api/catalog.json')), 'view');
		const environment = own(view, 'environment');
		const wiki = own(view, 'wiki');
		if (typeof environment !== 'string' || typeof wiki !== 'string')
			return failed('internal', 'No view is published.');
		return filtered(folder, [environment, wiki], query);
	}
	const [, environment, wiki] = /^\/api\/streamconfigs\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
	if (environment === undefined || wiki === undefined) return null;
	if (!query.has('streams') && !query.has('constraints')) return null;
	return filtered(folder, [environment, wiki], query);
}

function filtered(folder: string, view: readonly string[], query: URLSearchParams): ApiAnswer | null {
	// One name each: what would lead out of the folder is no view.
	if (view.some((name) => !/^[A-Za-z0-9_][\w.-]*$/.test(name))) return null;
	const streams = own(readJson(`${join(folder, 'api/streamconfigs', ...view)}.json`), 'streams');
	if (!isObject(streams)) return null;
	const asked: StreamConfigsQuery = {
		streams: parameter(query, 'streams'),
		constraints: parameter(query, 'constraints'),
	};
	if ((asked.streams?.length ?? 0) > MAX_STREAMS) {
		return failed(
			'toomanyvalues',
			`Too many values supplied for parameter "streams". The limit is ${MAX_STREAMS}.`,
		);
	}
	return { status: 200, body: JSON.stringify({ streams: answerStreamConfigs(streams, asked) }) };
}

const parameter = (query: URLSearchParams, name: string): readonly string[] | null => {
	const text = query.get(name);
	return text === null ? null : multipleValues(text);
};

/** As MediaWiki's action API answers errors: with status 200. */
const failed = (code: string, info: string): ApiAnswer => ({
	status: 200,
	body: JSON.stringify({ error: { code, info } }),
});

function readJson(path: string): Json {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as Json;
	} catch {
		return newObject();
	}
}
