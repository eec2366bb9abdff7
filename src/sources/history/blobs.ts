import { startGitOffline } from '../git-command.ts';

/**
 * Reads the content of many git objects in one go. Contents are handed over one after the other and not kept, so
 * that thousands of states of a large file need no more memory than one.
 *
 * @param names object names in the order in which they are wanted; neighbours that are alike are read fastest
 * @param use is called with each name and its content, null where the object is not there. The buffer is used again:
 *   it must not be kept
 */
export async function readBlobs(
	folder: string,
	names: readonly string[],
	use: (name: string, content: Buffer | null) => void,
): Promise<void> {
	if (names.length === 0) return;
	const git = startGitOffline(folder, ['cat-file', '--batch']);
	let complaint = '';
	git.stderr.on('data', (chunk: Buffer) => {
		complaint = (complaint + chunk.toString()).slice(-2000);
	});
	const ended = new Promise<number | null>((done, failed) => {
		git.on('error', failed);
		git.on('close', done);
	});
	git.stdin.on('error', () => {});
	git.stdin.end(`${names.join('\n')}\n`);
	const parser = new BatchParser(use);
	for await (const chunk of git.stdout) parser.push(chunk as Buffer);
	const code = await ended;
	if (parser.count < names.length) throw new Error(`git cat-file stopped with ${code}: ${complaint.trim()}`);
}

/** Takes the output of `git cat-file --batch` apart: `name type size`, a line end, the content, a line end. */
class BatchParser {
	count = 0;
	readonly #use: (name: string, content: Buffer | null) => void;
	#header: Buffer[] = [];
	#name = '';
	/** Bytes of the content with its line end that are still to come; -1 while a header is read. */
	#missing = -1;
	#size = 0;
	#content = Buffer.allocUnsafe(1 << 20);

	constructor(use: (name: string, content: Buffer | null) => void) {
		this.#use = use;
	}

	push(chunk: Buffer): void {
		let at = 0;
		while (at < chunk.length)
			at = this.#missing < 0 ? this.#readHeader(chunk, at) : this.#readContent(chunk, at);
	}

	#readHeader(chunk: Buffer, at: number): number {
		const end = chunk.indexOf(0x0a, at);
		if (end < 0) {
			this.#header.push(Buffer.from(chunk.subarray(at)));
			return chunk.length;
		}
		const line = Buffer.concat([...this.#header, chunk.subarray(at, end)]).toString('utf8');
		this.#header = [];
		const match = /^([0-9a-f]+) (\w+) (\d+)$/.exec(line);
		if (match) {
			this.#name = match[1] ?? '';
			this.#size = Number(match[3]);
			this.#missing = this.#size + 1;
			if (this.#content.length < this.#missing) this.#content = Buffer.allocUnsafe(this.#missing * 2);
		} else {
			this.count++;
			this.#use(line.split(' ')[0] ?? '', null);
		}
		return end + 1;
	}

	#readContent(chunk: Buffer, at: number): number {
		const taken = Math.min(this.#missing, chunk.length - at);
		chunk.copy(this.#content, this.#size + 1 - this.#missing, at, at + taken);
		this.#missing -= taken;
		if (this.#missing === 0) {
			this.#missing = -1;
			this.count++;
			this.#use(this.#name, this.#content.subarray(0, this.#size));
		}
		return at + taken;
	}
}
