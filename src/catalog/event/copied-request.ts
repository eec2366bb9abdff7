/** Requests as browsers copy them from their network panel: "copy as fetch", "copy as cURL". */
import { parseExactJson } from '../../formats/json/parse-exact-json.ts';
import { type Json, stringAt } from '../../model/json.ts';

export interface CopiedRequest {
	readonly kind: string;
	readonly url: string | null;
	/** Null where the request has no body. */
	readonly body: string | null;
}

/**
 * The request that a text is, or null where it is none.
 *
 * @param text what was pasted, trimmed. Untrusted, never run
 */
export function copiedRequest(text: string): CopiedRequest | null {
	if (/^(?:await\s+)?fetch\s*\(/.test(text)) return fetchCall(text);
	if (/^(?:\$\s*)?curl(?:\.exe)?[\s^]/.test(text)) return curlCommand(text);
	return null;
}

function fetchCall(text: string): CopiedRequest {
	const quoted = /^(?:await\s+)?fetch\s*\(\s*("(?:[^"\\]|\\.)*"|'[^']*')/.exec(text);
	const address = quoted?.[1] ?? '';
	const url = address.startsWith('"') ? asText(parsed(address)) : address.slice(1, -1) || null;
	// The options are JSON, up to the last brace of the call.
	const start = text.indexOf('{', quoted?.[0].length ?? 0);
	const end = text.lastIndexOf('}');
	const options = start === -1 || end < start ? undefined : parsed(text.slice(start, end + 1));
	return { kind: 'a copied fetch', url, body: stringAt(options, 'body') ?? bodyIn(text) };
}

/** The body of a call whose options are no JSON (keys without quotes, as one writes by hand). */
function bodyIn(text: string): string | null {
	const found = /["']?\bbody["']?\s*:\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/.exec(text)?.[1];
	if (found === undefined) return null;
	if (found.startsWith('"')) return asText(parsed(found));
	return found.slice(1, -1).replaceAll("\\'", "'");
}

const asText = (json: Json | undefined): string | null => (typeof json === 'string' ? json : null);

function parsed(text: string): Json | undefined {
	try {
		return parseExactJson(text);
	} catch {
		return undefined;
	}
}

const DATA = /^(?:-d|--data(?:-raw|-binary|-ascii|-urlencode)?|--json)(?:=([\s\S]*))?$/;
/** Options of curl that take a value, so that it is not taken for the address. */
const WITH_VALUE = /^(?:-[HXAebuo]|--(?:header|request|user-agent|referer|cookie|user|url|output))$/;

function curlCommand(text: string): CopiedRequest {
	const words = shellWords(text);
	const bodies: string[] = [];
	let url: string | null = null;
	for (let index = 1; index < words.length; index++) {
		const word = words[index] ?? '';
		const data = DATA.exec(word);
		if (data) bodies.push(data[1] ?? words[++index] ?? '');
		else if (WITH_VALUE.test(word)) {
			index += 1;
			if (word === '--url') url ??= words[index] ?? null;
		} else if (!word.startsWith('-')) url ??= word;
	}
	return { kind: 'a copied cURL command', url, body: bodies.length === 0 ? null : bodies.join('&') };
}

const ESCAPES: Readonly<Record<string, string>> = {
	n: '\n',
	t: '\t',
	r: '\r',
	b: '\b',
	f: '\f',
	a: '\x07',
	v: '\v',
	'0': '\0',
};

/** Words of a command as bash splits them, or as cmd.exe does with its carets; nothing is expanded. */
function shellWords(text: string): readonly string[] {
	return /\^"|\^\r?\n/.test(text) ? splitWords(withoutCarets(text), true) : splitWords(text, false);
}

/** cmd.exe: a caret makes the next character literal, and joins lines. */
const withoutCarets = (text: string): string => text.replace(/\^\r?\n\s*/g, ' ').replace(/\^([\s\S])/g, '$1');

function splitWords(text: string, isWindows: boolean): readonly string[] {
	const words: string[] = [];
	let word: string | null = null;
	let at = 0;
	while (at < text.length) {
		const char = text[at] ?? '';
		if (/\s/.test(char)) {
			if (word !== null) words.push(word);
			word = null;
			at += 1;
			continue;
		}
		const part = nextPart(text, at, isWindows);
		word = (word ?? '') + part.value;
		at = part.end;
	}
	if (word !== null) words.push(word);
	return words;
}

/** One quoted or bare piece of a word. */
function nextPart(
	text: string,
	at: number,
	isWindows: boolean,
): { readonly value: string; readonly end: number } {
	const char = text[at] ?? '';
	if (!isWindows && char === '$' && text[at + 1] === "'") return ansiQuoted(text, at + 2);
	if (!isWindows && char === "'") {
		const end = text.indexOf("'", at + 1);
		return end === -1
			? { value: text.slice(at + 1), end: text.length }
			: { value: text.slice(at + 1, end), end: end + 1 };
	}
	if (char === '"') return doubleQuoted(text, at + 1);
	if (char === '\\' && at + 1 < text.length) {
		const joined = /^\\\r?\n/.exec(text.slice(at, at + 3))?.[0];
		return joined === undefined
			? { value: text[at + 1] ?? '', end: at + 2 }
			: { value: '', end: at + joined.length };
	}
	return { value: char, end: at + 1 };
}

function doubleQuoted(text: string, from: number): { readonly value: string; readonly end: number } {
	let value = '';
	let at = from;
	while (at < text.length && text[at] !== '"') {
		if (text[at] === '\\' && /["\\$`\n]/.test(text[at + 1] ?? '')) at += 1;
		value += text[at] ?? '';
		at += 1;
	}
	return { value, end: at + 1 };
}

/** `$'…'` with the escapes of C. */
function ansiQuoted(text: string, from: number): { readonly value: string; readonly end: number } {
	let value = '';
	let at = from;
	while (at < text.length && text[at] !== "'") {
		if (text[at] !== '\\') {
			value += text[at] ?? '';
			at += 1;
			continue;
		}
		const code = /^\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|x([0-9a-fA-F]{1,2}))/.exec(
			text.slice(at, at + 10),
		);
		if (code) {
			const number = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '0', 16);
			value += number > 0x10ffff ? '\uFFFD' : String.fromCodePoint(number);
			at += code[0].length;
		} else {
			const next = text[at + 1] ?? '';
			value += ESCAPES[next] ?? next;
			at += 2;
		}
	}
	return { value, end: at + 1 };
}

/** The event service at a public address, by the host; null where none is known. */
export function serviceAt(
	url: string | null,
	services: readonly { readonly name: string; readonly intake: Readonly<Record<string, string>> }[],
): { readonly service: string; readonly environment: string } | null {
	if (url === null || !URL.canParse(url)) return null;
	const { host } = new URL(url);
	for (const { name, intake } of services) {
		for (const [environment, address] of Object.entries(intake)) {
			if (URL.canParse(address) && new URL(address).host === host) return { service: name, environment };
		}
	}
	return null;
}
