/**
 * The search, off the main thread: loads the data when first asked, answers the newest request only.
 * The first part (names of streams and schemas, guides) is answered from while the second (fields) still loads.
 */
import { searchDataPath } from '../paths.ts';
import { decodeParts, type SearchPart } from '../search/encode.ts';
import { buildIndex, type SearchIndex } from '../search/index.ts';
import { answerRequest } from './search-answer.ts';
import type { FromWorker, SearchRequest, ToWorker } from './search-messages.ts';

interface Waiting {
	readonly id: number;
	readonly request: SearchRequest;
}

let index: SearchIndex | null = null;
let complete = false;
let loading = false;
/** The newest request; an older one that waits behind it is never computed. */
let waiting: Waiting | null = null;
/** The newest request that was answered before everything was loaded. */
let partly: Waiting | null = null;

const say = (message: FromWorker): void => postMessage(message);

async function fetchPart(path: string): Promise<SearchPart> {
	const response = await fetch(path);
	if (!response.ok) throw new Error(`${path} answered with the status ${response.status}.`);
	return (await response.json()) as SearchPart;
}

async function load(): Promise<void> {
	if (loading || complete) return;
	loading = true;
	try {
		const names = fetchPart(searchDataPath('names'));
		const fields = fetchPart(searchDataPath('fields'));
		// Without this a failure of the second, while the first is awaited, would count as unhandled.
		fields.catch(() => undefined);
		const first = await names;
		index = buildIndex(decodeParts([first]));
		answer();
		index = buildIndex(decodeParts([first, await fields]));
		complete = true;
		waiting ??= partly;
		answer();
	} catch (error) {
		say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
	} finally {
		loading = false;
	}
}

function answer(): void {
	if (!index || !waiting) return;
	const { id, request } = waiting;
	partly = complete ? null : waiting;
	waiting = null;
	say({ type: 'results', id, results: { ...answerRequest(index, request), complete } });
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
	if (data.type === 'search') {
		waiting = { id: data.id, request: data.request };
		// Messages that came while the last search ran are taken first, so that only the newest is computed.
		setTimeout(answer);
	}
	void load();
});
