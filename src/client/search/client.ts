/** A page's side of the search: one worker per page, started at the first use, shared by all parts that ask. */
import type { FromWorker, RequestKind, Requests, ToWorker } from '../../search/query/messages.ts';

interface Listener<T extends RequestKind> {
	/** May be called twice for one search: while fields still load, and when they are there. */
	readonly answered: (response: Requests[T]['response']) => void;
	readonly failed: (message: string) => void;
}

interface Shared {
	readonly worker: Worker;
	/** What went wrong before somebody asked; null while nothing did. */
	failure: string | null;
}

let shared: Shared | null = null;
const clients: SearchClient<RequestKind>[] = [];

/** Asks the worker; only the newest question of a client is ever answered. */
export class SearchClient<T extends RequestKind> {
	readonly #kind: T;
	readonly #listener: Listener<T>;
	readonly #clientId: number;
	#newest = 0;

	constructor(kind: T, listener: Listener<T>) {
		this.#kind = kind;
		this.#listener = listener;
		this.#clientId = clients.push(this as unknown as SearchClient<RequestKind>) - 1;
	}

	/** Begins to load the data, so that it is there when the first letter is typed. */
	load(): void {
		this.#post({ type: 'load' });
	}

	ask(request: Requests[T]['request']): void {
		this.#newest++;
		this.#post({
			type: 'ask',
			question: { kind: this.#kind, clientId: this.#clientId, id: this.#newest, request },
		});
	}

	/** Forgets the last question: an answer that is still under way is dropped. */
	cancel(): void {
		this.#newest++;
	}

	/** Starts anew after a failure. */
	retry(): void {
		shared?.worker.terminate();
		shared = null;
		this.load();
	}

	/** Called with every message of the worker. */
	onMessage(message: FromWorker): void {
		if (message.type === 'failed') this.#listener.failed(message.message);
		else if (message.clientId === this.#clientId && message.id === this.#newest) {
			this.#listener.answered(message.response as Requests[T]['response']);
		}
	}

	#post(message: ToWorker): void {
		try {
			shared ??= start();
			if (shared.failure !== null) this.#listener.failed(shared.failure);
			else shared.worker.postMessage(message);
		} catch (error) {
			this.#listener.failed(error instanceof Error ? error.message : String(error));
		}
	}
}

function start(): Shared {
	const started: Shared = {
		worker: new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
		failure: null,
	};
	const tell = (message: FromWorker): void => {
		if (message.type === 'failed') started.failure = message.message;
		for (const client of clients) client.onMessage(message);
	};
	started.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => tell(data));
	started.worker.addEventListener('error', () =>
		tell({ type: 'failed', message: 'The search could not be started.' }),
	);
	return started;
}
