/** A page's side of the search: one worker per page, started at the first use, shared by all parts that ask. */
import type { Conversations, FromWorker, Topic, ToWorker } from '../../search/query/messages.ts';

interface Listener<T extends Topic> {
	/** May be called twice for one search: while fields still load, and when they are there. */
	readonly answered: (answered: Conversations[T]['answered']) => void;
	readonly failed: (message: string) => void;
}

interface Shared {
	readonly worker: Worker;
	/** What went wrong before somebody asked; null while nothing did. */
	failure: string | null;
}

let shared: Shared | null = null;
const clients: SearchClient<Topic>[] = [];

/** Asks the worker; only the newest question of a client is ever answered. */
export class SearchClient<T extends Topic> {
	readonly #topic: T;
	readonly #listener: Listener<T>;
	readonly #asker: number;
	#newest = 0;

	constructor(topic: T, listener: Listener<T>) {
		this.#topic = topic;
		this.#listener = listener;
		this.#asker = clients.push(this as unknown as SearchClient<Topic>) - 1;
	}

	/** Begins to load the data, so that it is there when the first letter is typed. */
	load(): void {
		this.#post({ type: 'load' });
	}

	ask(asked: Conversations[T]['asked']): void {
		this.#newest++;
		this.#post({
			type: 'ask',
			question: { topic: this.#topic, asker: this.#asker, id: this.#newest, asked },
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
	hear(message: FromWorker): void {
		if (message.type === 'failed') this.#listener.failed(message.message);
		else if (message.asker === this.#asker && message.id === this.#newest) {
			this.#listener.answered(message.answered as Conversations[T]['answered']);
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
		for (const client of clients) client.hear(message);
	};
	started.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => tell(data));
	started.worker.addEventListener('error', () =>
		tell({ type: 'failed', message: 'The search could not be started.' }),
	);
	return started;
}
