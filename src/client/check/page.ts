/** The page that checks events: reads what is pasted or dropped, loads the schemas that are named, shows verdicts. */
import { type CheckData, streamIn } from '../../catalog/event/check-data.ts';
import { type CheckedEvent, checkEvent } from '../../catalog/event/check-event.ts';
import { serviceAt } from '../../catalog/event/copied-request.ts';
import { readPasted } from '../../catalog/event/read-pasted.ts';
import { minimalEvent } from '../../catalog/schema/examples/minimal-event.ts';
import { checkDataPath } from '../../paths.ts';
import { formatBytes } from '../../text/format.ts';
import { loadJson, loadSchema } from '../page/load-json.ts';
import { showResult, summaryOf } from './show-result.ts';

/** Milliseconds of rest after which what is typed is checked. */
const PAUSE_MS = 500;
/** Bytes of a file that is read. */
const MOST_FILE = 20_000_000;

class EventChecker extends HTMLElement {
	#data: Promise<CheckData> | null = null;
	#pause: ReturnType<typeof setTimeout> | undefined;
	/** Counts checks, so that one that waited for a schema gives way to a newer one. */
	#turn = 0;

	connectedCallback(): void {
		const asked = new URLSearchParams(location.search).get('stream') ?? '';
		if (asked !== '') this.#stream.value = asked.slice(0, 300);
		const { form } = this.#text;
		form?.addEventListener('submit', (event) => {
			event.preventDefault();
			void this.#check(true);
		});
		this.#text.addEventListener('input', () => this.#later());
		this.#text.addEventListener('paste', () => this.#later(0));
		this.#stream.addEventListener('input', () => this.#later());
		this.#environment.addEventListener('change', () => void this.#check());
		this.#place<HTMLInputElement>('[data-file]').addEventListener('change', ({ target }) => {
			const [file] = target instanceof HTMLInputElement ? (target.files ?? []) : [];
			if (file !== undefined) void this.#read(file);
		});
		this.#place('[data-example]').addEventListener('click', () => void this.#example());
		this.#place('[data-clear]').addEventListener('click', () => this.#clear());
		this.addEventListener('keydown', (event) => {
			if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.#check(true);
		});
		this.#listenToDrops();
		// A browser keeps what was typed when one comes back.
		if (this.#text.value !== '') this.#later(0);
	}

	#listenToDrops(): void {
		const zone = this.#place('[data-drop]');
		const mark = (over: boolean) => zone.toggleAttribute('data-over', over);
		this.addEventListener('dragover', (event) => {
			event.preventDefault();
			mark(true);
		});
		this.addEventListener('dragleave', () => mark(false));
		this.addEventListener('drop', (event) => {
			event.preventDefault();
			mark(false);
			const [file] = event.dataTransfer?.files ?? [];
			const text = event.dataTransfer?.getData('text/plain') ?? '';
			if (file !== undefined) void this.#read(file);
			else if (text !== '') this.#take(text);
		});
	}

	async #read(file: File): Promise<void> {
		if (file.size > MOST_FILE) {
			this.#say(`${file.name} has ${formatBytes(file.size)}; at most ${formatBytes(MOST_FILE)} are read.`);
			return;
		}
		this.#take(await file.text());
	}

	#take(text: string): void {
		this.#text.value = text;
		void this.#check();
	}

	#clear(): void {
		this.#text.value = '';
		this.#place<HTMLInputElement>('[data-file]').value = '';
		this.#turn += 1;
		this.#result.replaceChildren();
		this.#say('');
		this.#text.focus();
	}

	/** The smallest event that the stream takes, or that of the first stream. */
	async #example(): Promise<void> {
		const data = await this.#load();
		if (data === null) return;
		const environment = this.#environmentOf(data);
		const names = Object.keys(environment?.streams ?? {});
		const wanted = this.#stream.value.trim();
		const name = (wanted === '' ? names : [wanted]).find((one) => {
			const title = environment === null ? null : streamIn(environment, one)?.schemaTitle;
			return typeof title === 'string' && Object.hasOwn(data.versions, title);
		});
		const title =
			name === undefined || environment === null ? null : (streamIn(environment, name)?.schemaTitle ?? null);
		const version = title === null ? undefined : data.versions[title]?.at(-1);
		const content = title === null || version === undefined ? null : await loadSchema(title, version);
		if (name === undefined || content === null) {
			this.#say(
				`${wanted === '' ? 'No stream' : `No stream ${wanted}`} with a schema is known in ${environment?.title}.`,
			);
			return;
		}
		this.#take(JSON.stringify(minimalEvent(content, { stream: name, uri: `/${title}/${version}` }), null, 2));
	}

	#later(pause = PAUSE_MS): void {
		clearTimeout(this.#pause);
		this.#pause = setTimeout(() => void this.#check(), pause);
	}

	async #load(): Promise<CheckData | null> {
		try {
			this.#data ??= loadJson(checkDataPath()) as unknown as Promise<CheckData>;
			return await this.#data;
		} catch (error) {
			this.#data = null;
			this.#say(`The page could not load what it checks with: ${String(error)}`);
			return null;
		}
	}

	#environmentOf(data: CheckData) {
		return (
			data.environments.find(({ name }) => name === this.#environment.value) ?? data.environments[0] ?? null
		);
	}

	/** @param asked somebody pressed the button and wants to be led to the result */
	async #check(asked = false): Promise<void> {
		clearTimeout(this.#pause);
		const turn = ++this.#turn;
		const pasted = readPasted(this.#text.value);
		if (pasted.events.length === 0 && pasted.unread.length === 0) {
			this.#result.replaceChildren();
			this.#say(
				this.#text.value.trim() === ''
					? asked
						? 'There is nothing to check yet.'
						: ''
					: 'The text holds no events.',
			);
			return;
		}
		const data = await this.#load();
		if (data === null || turn !== this.#turn) return;
		const sentTo = serviceAt(pasted.url, data.services);
		if (sentTo !== null) this.#environment.value = sentTo.environment;
		const environment = this.#environmentOf(data);
		const checked: CheckedEvent[] = [];
		for (const { event } of pasted.events) {
			checked.push(
				await checkEvent(event, {
					data,
					environment: environment?.name ?? '',
					service: sentTo?.service ?? null,
					loadSchema: ({ title, version }) => loadSchema(title, version),
				}),
			);
			if (turn !== this.#turn) return;
		}
		const expected = this.#stream.value.trim();
		showResult(this.#result, { pasted, checked, expected, environment, services: data.services });
		this.#say(summaryOf(checked, pasted));
		if (asked) this.#result.querySelector<HTMLElement>('h2')?.focus();
	}

	#say(text: string): void {
		this.#place('[data-said]').textContent = text;
	}

	get #text(): HTMLTextAreaElement {
		return this.#place<HTMLTextAreaElement>('textarea');
	}
	get #stream(): HTMLInputElement {
		return this.#place<HTMLInputElement>('[name="stream"]');
	}
	get #environment(): HTMLSelectElement {
		return this.#place<HTMLSelectElement>('[name="environment"]');
	}
	get #result(): HTMLElement {
		return this.#place<HTMLElement>('[data-result]');
	}

	#place<E extends Element = Element>(selector: string): E {
		const found = this.querySelector<E>(selector);
		if (!found) throw new Error(`The page lacks ${selector}.`);
		return found;
	}
}

customElements.define('event-checker', EventChecker);
