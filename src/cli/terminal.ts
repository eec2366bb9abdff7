/** Milliseconds between two states of the line; more often than that nobody can read. */
const REDRAW = 60;

/**
 * What a command says while it works. On a terminal progress is one line that is written over; elsewhere (CI, a
 * file) it is plain lines, one for each step.
 */
export class Terminal {
	readonly #stream: NodeJS.WriteStream;
	readonly #live: boolean;
	readonly #colour: boolean;
	#drawn = 0;
	#step: { text: string; started: number } | null = null;

	constructor(stream: NodeJS.WriteStream = process.stderr, environment: NodeJS.ProcessEnv = process.env) {
		this.#stream = stream;
		this.#live = stream.isTTY === true && !environment['CI'] && environment['TERM'] !== 'dumb';
		this.#colour = stream.isTTY === true && !environment['NO_COLOR'];
	}

	/** Begins a step; the one before is done. */
	step(text: string): void {
		this.done();
		this.#step = { text, started: performance.now() };
		if (this.#live) this.#stream.write(`\r\x1b[2K${text} …`);
		else this.#stream.write(`${text} …\n`);
	}

	/** Replaces the line of the step on a terminal; says nothing elsewhere. */
	progress(detail: string): void {
		if (this.#live && this.#step && performance.now() - this.#drawn > REDRAW) {
			this.#drawn = performance.now();
			// A terminal that does not know its width says 0.
			const width = (this.#stream.columns || 80) - 1;
			this.#stream.write(`\r\x1b[2K${`${this.#step.text} … ${detail}`.slice(0, width)}`);
		}
	}

	/** Ends the step with what came of it. */
	done(result = ''): void {
		if (this.#step === null) return;
		const seconds = ((performance.now() - this.#step.started) / 1000).toFixed(1);
		const { text } = this.#step;
		this.#step = null;
		const told = result === '' ? '' : ` ${result}`;
		if (this.#live) this.#stream.write(`\r\x1b[2K✓ ${text}:${told} (${seconds} s)\n`);
		else if (result !== '') this.#stream.write(`  ${result} (${seconds} s)\n`);
	}

	/** A line of its own, below whatever progress is shown. */
	line(text = ''): void {
		if (this.#live && this.#step) this.#stream.write('\r\x1b[2K');
		this.#step = null;
		this.#stream.write(`${text}\n`);
	}

	/** Whether colours are shown. */
	get colours(): boolean {
		return this.#colour;
	}

	/** Text in a colour where colours are shown. */
	readonly paint: Paint = (colour, text) => (this.#colour ? paintAlways : paintNever)(colour, text);
}

/** Puts text in a colour. */
export type Paint = (colour: keyof typeof CODES, text: string) => string;

const CODES = { red: 31, yellow: 33, blue: 34, bold: 1, dim: 2 } as const;

export const paintAlways: Paint = (colour, text) => `\x1b[${CODES[colour]}m${text}\x1b[0m`;
export const paintNever: Paint = (_colour, text) => text;
