/** A page's side of the search: one worker per page, started at the first use. */
import type { FromWorker, SearchRequest, SearchResults, ToWorker } from './search-messages.ts';

interface Listener {
	/** May be called twice for one request: while fields still load, and when they are there. */
	readonly results: (results: SearchResults) => void;
	readonly failed: (message: string) => void;
}

/** Searches in the worker; only the newest request of a client is ever answered. */
export class SearchClient {
	#worker: Worker | null = null;
	#newest = 0;
	readonly #listener: Listener;

	constructor(listener: Listener) {
		this.#listener = listener;
	}

	/** Begins to load the data, so that it is there when the first letter is typed. */
	load(): void {
		this.#post({ type: 'load' });
	}

	search(request: SearchRequest): void {
		this.#newest++;
		this.#post({ type: 'search', id: this.#newest, request });
	}

	/** Forgets the last request: an answer that is still under way is dropped. */
	cancel(): void {
		this.#newest++;
	}

	/** Starts anew after a failure. */
	retry(): void {
		this.#worker?.terminate();
		this.#worker = null;
		this.load();
	}

	#post(message: ToWorker): void {
		try {
			this.#worker ??= this.#start();
			this.#worker.postMessage(message);
		} catch (error) {
			this.#listener.failed(error instanceof Error ? error.message : String(error));
		}
	}

	#start(): Worker {
		const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
		worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
			if (data.type === 'failed') this.#listener.failed(data.message);
			else if (data.id === this.#newest) this.#listener.results(data.results);
		});
		worker.addEventListener('error', () => this.#listener.failed('The search could not be started.'));
		return worker;
	}
}
