/**
 * Stream names that are regular expressions: PCRE as PHP's preg_match takes it, translated to JavaScript where
 * both mean the same. Patterns come from configuration, so one that could take exponential time is never run.
 */
import { isQuick } from './backtracking.ts';

/** Characters of the longest name that is tried: Kafka takes topics of 249. */
const LONGEST_NAME = 256;

/** A pattern for names: one that no topic could have is not tried, so that the time stays small. */
class NamePattern extends RegExp {
	override test(name: string): boolean {
		return name.length <= LONGEST_NAME && super.test(name);
	}
}

export interface PhpPattern {
	/** As written, with delimiters and flags. */
	readonly source: string;
	/** False where PCRE itself would refuse it. */
	readonly valid: boolean;
	/** The same for JavaScript, or null where it cannot be said or must not be run. */
	readonly javascript: RegExp | null;
	/** Why there is no JavaScript pattern, as a full sentence; '' where there is one. */
	readonly reason: string;
}

/** Flags with the same meaning in both; `D` and `S` change nothing for names without line breaks. */
const FLAGS: Readonly<Record<string, string>> = { i: 'i', m: 'm', s: 's', u: 'u', D: '', S: '' };

/** Constructs that only PCRE has, or that mean something else in JavaScript. */
const PCRE_ONLY =
	/\(\?(?:[#>|&RP(+0-9]|[a-zA-Z^-]+[):])|\\[QEGKRXhHNVCzZA]|[+*?}]\+|\[\[?:|\(\*|\\g[{0-9]|\\k\{/;

/**
 * Reads a stream name as a pattern. A name is one when it starts with a slash (StreamConfig::isValidRegex).
 *
 * @returns null for an ordinary name
 */
export function parsePhpPattern(name: string): PhpPattern | null {
	if (!name.startsWith('/')) return null;
	const parts = /^\/((?:[^\\/]|\\[\s\S])*)\/([A-Za-z]*)$/.exec(name);
	if (!parts) return refused(name, false, 'It has no closing slash, or an unescaped one inside.');
	const [, body = '', flags = ''] = parts;
	const unknown = [...flags].find((flag) => !/[imsxuADSUXJn]/.test(flag));
	if (unknown) return refused(name, false, `PCRE knows no flag “${unknown}”.`);
	const special = PCRE_ONLY.exec(body.replace(/\\\\/g, ''));
	const foreign = [...flags].find((flag) => !Object.hasOwn(FLAGS, flag));
	if (special || foreign) {
		return refused(name, true, `It uses “${special?.[0] ?? foreign}”, which only PCRE understands.`);
	}
	let javascript: RegExp;
	try {
		javascript = new NamePattern(body, [...flags].map((flag) => FLAGS[flag] ?? '').join(''));
	} catch (error) {
		const reason = error instanceof Error ? error.message.replace(/^.*: /, '') : '';
		return refused(name, false, `It does not compile: ${reason}.`);
	}
	if (!isQuick(body, LONGEST_NAME)) {
		return refused(name, true, 'It could take very long to tell what it matches, so it is not run.');
	}
	return { source: name, valid: true, javascript, reason: '' };
}

const refused = (source: string, valid: boolean, reason: string): PhpPattern => ({
	source,
	valid,
	javascript: null,
	reason,
});
