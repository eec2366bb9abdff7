/**
 * The search, off the main thread: loads the data when first asked, answers only the newest question of each client.
 * The first part (names of streams and schemas, guides) is answered from while the second (fields) still loads.
 */
import { searchDataPath } from '../../paths.ts';
import { decodeParts, type SearchPart } from '../../search/index/encode.ts';
import { buildIndex, type SearchIndex } from '../../search/index/inverted-index.ts';
import { answerRequest } from '../../search/query/answer.ts';
import type {
	FromWorker,
	Question,
	RequestKind,
	Requests,
	SearchRequest,
	ToWorker,
} from '../../search/query/messages.ts';
import { reportName } from '../../search/query/name-report.ts';
import { search } from '../../search/query/query.ts';

/** How long the second part is waited for before the first is indexed alone. */
const PATIENCE_MS = 40;

let index: SearchIndex | null = null;
let complete = false;
let loading = false;
/** Why the second part is missing; '' where it is not. */
let gap = '';
/** The newest question of each client; an older one that waits behind it is never computed. */
const waiting = new Map<number, Question>();
/** The newest search of each client that was answered before everything was loaded. */
const partly = new Map<number, Question>();

const say = (message: FromWorker): void => postMessage(message);

async function fetchPart(path: string): Promise<SearchPart> {
	const response = await fetch(path);
	if (!response.ok) throw new Error(`${path} answered with the status ${response.status}.`);
	return (await response.json()) as SearchPart;
}

const pause = (): Promise<false> => new Promise((done) => setTimeout(done, PATIENCE_MS, false));

async function load(): Promise<void> {
	if (loading || complete) return;
	loading = true;
	try {
		const names = fetchPart(searchDataPath('names'));
		const fields = fetchPart(searchDataPath('fields'));
		const arrived = fields.then(
			() => true,
			() => false,
		);
		const first = await names;
		// Where both arrive together, indexing the first alone would only put the whole off.
		if (!(await Promise.race([arrived, pause()]))) {
			index = buildIndex(decodeParts([first]));
			answerAll();
		}
		try {
			index = buildIndex(decodeParts([first, await fields]));
		} catch (error) {
			// Streams and schemas are found all the same.
			gap = wordsOf(error);
		}
		complete = true;
		for (const [clientId, question] of partly) if (!waiting.has(clientId)) waiting.set(clientId, question);
		answerAll();
		// What only misspelt words need is made while nobody waits for it.
		const whole = index;
		if (whole) setTimeout(() => search(whole, 'mispelt wrods'));
	} catch (error) {
		say({ type: 'failed', message: wordsOf(error) });
	} finally {
		loading = false;
	}
}

function answerAll(): void {
	if (!index) return;
	for (const [clientId, question] of waiting) {
		if (question.kind === 'search' && !complete) partly.set(clientId, question);
		else partly.delete(clientId);
		say({ type: 'answer', clientId, id: question.id, response: answer(index, question) });
	}
	waiting.clear();
}

function answer(loaded: SearchIndex, { kind, request }: Question): Requests[RequestKind]['response'] {
	if (kind === 'name') return reportName(loaded, request as string);
	return { ...answerRequest(loaded, request as SearchRequest), complete, gap };
}

function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
	if (data.type === 'ask') {
		waiting.set(data.question.clientId, data.question);
		// Messages that came while the last search ran are taken first, so that only the newest is computed.
		setTimeout(answerAll);
	}
	void load();
});
