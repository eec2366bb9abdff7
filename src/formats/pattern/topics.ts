import type { PhpPattern } from './php-delimiters.ts';

/**
 * The Kafka topics of a stream whose configuration states none (StreamConfig::topics): without prefixes the name
 * itself; for a regular expression one with the prefixes in it; else prefix and name for each prefix.
 *
 * @param prefixes the setting `topic_prefixes`, or null where it is missing
 * @param pattern what the name is as a regular expression, or null
 */
export function topicsOfPrefixes(
	name: string,
	prefixes: readonly string[] | null,
	pattern: PhpPattern | null,
): string[] {
	if (prefixes === null) return [name];
	if (!pattern?.valid) return prefixes.map((prefix) => prefix + name);
	// trim() takes every slash at either end, so the flags of a pattern would end up inside of it.
	const trimmed = name.replace(/^\/+|\/+$/g, '');
	const anchor = trimmed.startsWith('^') ? '^' : '';
	return [`/${anchor}(${prefixes.map(pregQuote).join('|')})${trimmed.slice(anchor.length)}/`];
}

/** PHP's preg_quote without a delimiter. */
export function pregQuote(text: string): string {
	return text.replace(/[.\\+*?[^\]$(){}=!<>|:\-#/]/g, (character) =>
		character === '/' ? character : `\\${character}`,
	);
}
