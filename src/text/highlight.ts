/**
 * Code as HTML with classes for its tokens. Shiki's usual output carries a style attribute per token, which the
 * Content-Security-Policy refuses and which is three times as large; here only the tokenizer is used.
 */

import { createCssVariablesTheme, createHighlighterCoreSync } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import bash from 'shiki/langs/bash.mjs';
import diff from 'shiki/langs/diff.mjs';
import javascript from 'shiki/langs/javascript.mjs';
import json from 'shiki/langs/json.mjs';
import kotlin from 'shiki/langs/kotlin.mjs';
import php from 'shiki/langs/php.mjs';
import sql from 'shiki/langs/sql.mjs';
import swift from 'shiki/langs/swift.mjs';
import typescript from 'shiki/langs/typescript.mjs';
import yaml from 'shiki/langs/yaml.mjs';
import { escapeHtml } from './escape.ts';
import { keep } from './keep.ts';

const LANGUAGES = { bash, diff, javascript, json, kotlin, php, sql, swift, typescript, yaml } as const;

export type CodeLanguage = keyof typeof LANGUAGES | 'text';

/** Above this many characters a block stays plain: tokens of a huge file cost more than they tell. */
const LIMIT = 60_000;

/** Shiki's variables for token kinds → our classes, short because a page has hundreds. Kinds that are missing here look like plain text. */
const CLASSES: Readonly<Record<string, string>> = {
	'token-constant': 't-c',
	'token-string': 't-s',
	'token-string-expression': 't-s',
	'token-comment': 't-m',
	'token-keyword': 't-k',
	'token-parameter': 't-p',
	'token-function': 't-f',
	'token-link': 't-l',
	'token-inserted': 't-i',
	'token-deleted': 't-d',
};

const theme = createCssVariablesTheme({ name: 'classes', variablePrefix: '--' });
let highlighter: ReturnType<typeof createHighlighterCoreSync> | undefined;

/** One highlighter per process: making one costs about 90 ms. */
function theHighlighter(): ReturnType<typeof createHighlighterCoreSync> {
	highlighter ??= createHighlighterCoreSync({
		themes: [theme],
		langs: Object.values(LANGUAGES),
		engine: createJavaScriptRegexEngine({ forgiving: true }),
	});
	return highlighter;
}

const classOf = (color: string | undefined): string =>
	CLASSES[/^var\(--([\w-]+)\)$/.exec(color ?? '')?.[1] ?? ''] ?? '';

function tokenise(code: string, language: keyof typeof LANGUAGES): readonly string[] {
	// The grammar ends a text of SQL at the quote of \'; two quotes are as long, and it knows them.
	const readable = language === 'sql' ? code.replaceAll("\\'", "''") : code;
	const lines = theHighlighter().codeToTokensBase(readable, {
		lang: language,
		theme: 'classes',
		// No limit by the clock: the same code must look the same on a slow machine.
		tokenizeTimeLimit: 0,
	});
	return lines.map((line) => {
		let html = '';
		let open = '';
		for (const { content: read, color, offset } of line) {
			const content = code.slice(offset, offset + read.length);
			// White space has no colour of its own: it stays in the span before it.
			const name = content.trim() === '' ? open : classOf(color);
			if (name !== open) {
				if (open !== '') html += '</span>';
				if (name !== '') html += `<span class="${name}">`;
				open = name;
			}
			html += escapeHtml(content);
		}
		return open === '' ? html : `${html}</span>`;
	});
}

/**
 * The lines of a piece of code as safe HTML: everything of the code is escaped, the only elements are
 * `<span class="t-…">`, and no span reaches over a line's end. The same code is tokenised once.
 *
 * @param code any text, untrusted
 */
export function highlightLines(code: string, language: CodeLanguage): readonly string[] {
	if (language === 'text' || code.length > LIMIT) return code.split('\n').map(escapeHtml);
	return keep(`highlight ${language}`, code, () => tokenise(code, language));
}
