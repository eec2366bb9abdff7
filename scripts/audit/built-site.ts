/** Reads a built site as a visitor would: files, their links, and the words that can be seen. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
};

export class BuiltSite {
	readonly folder: string;
	readonly base: string;
	readonly #texts = new Map<string, string>();

	constructor(folder: string, base: string) {
		this.folder = folder;
		this.base = base;
	}

	read(file: string): string {
		return readFileSync(join(this.folder, file), 'utf8');
	}

	json(file: string): unknown {
		return JSON.parse(this.read(file));
	}

	/** The file behind a path of the site, or null. */
	fileOf(path: string): string | null {
		if (!path.startsWith(this.base)) return null;
		const file = decodeURIComponent(path.slice(this.base.length).replace(/[?#].*$/, ''));
		const whole = join(this.folder, file);
		if (!existsSync(whole)) return null;
		if (!statSync(whole).isDirectory()) return file;
		const index = join(file, 'index.html');
		return existsSync(join(this.folder, index)) ? index : null;
	}

	/** All pages, relative to the site. */
	pages(): readonly string[] {
		return (readdirSync(this.folder, { recursive: true }) as string[])
			.filter((name) => name.endsWith('.html') && !name.split('/').some((part) => part.startsWith('.')))
			.sort();
	}

	/** What can be read on a page, with all white space made one space. */
	text(file: string): string {
		const known = this.#texts.get(file);
		if (known !== undefined) return known;
		const text = wordsOf(this.read(file));
		this.#texts.set(file, text);
		return text;
	}
}

function wordsOf(html: string): string {
	return decode(
		html
			.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ' ')
			.replace(/<\/?(?:wbr|span|code|a|em|strong|mark|b|i|small|q)\b[^>]*>/g, '')
			.replace(/<[^>]*>/g, ' '),
	).replace(/\s+/g, ' ');
}

export const decode = (text: string): string =>
	text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hexadecimal, name) => {
		if (decimal) return String.fromCodePoint(Number(decimal));
		if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
		return ENTITIES[name] ?? whole;
	});
