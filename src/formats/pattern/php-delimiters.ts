/**
 * Stream names that are regular expressions: PCRE as PHP's preg_match takes it, translated to JavaScript where
 * both mean the same. Patterns come from configuration, so one that could take exponential time is never run.
 */

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
		javascript = new RegExp(body, [...flags].map((flag) => FLAGS[flag] ?? '').join(''));
	} catch (error) {
		const reason = error instanceof Error ? error.message.replace(/^.*: /, '') : '';
		return refused(name, false, `It does not compile: ${reason}.`);
	}
	if (mayTakeForever(body)) {
		return refused(
			name,
			true,
			'It repeats what is repeated already and could take very long, so it is not run.',
		);
	}
	return { source: name, valid: true, javascript, reason: '' };
}

const refused = (source: string, valid: boolean, reason: string): PhpPattern => ({
	source,
	valid,
	javascript: null,
	reason,
});

/** At most this many repetitions without bound: each multiplies the time by the length of the name. */
const MAX_REPETITIONS = 3;

/**
 * True for patterns with catastrophic backtracking in reach: a group that is repeated without bound and holds a
 * repetition or a choice, or many repetitions in a row. Says true for some harmless ones too.
 */
function mayTakeForever(body: string): boolean {
	const text = body.replace(/\\[\s\S]/g, 'x').replace(/\[(?:\^?\]?)[^\]]*\]/g, 'x');
	const unbounded = /[*+]|\{[0-9]+,\}/g;
	if ((text.match(unbounded) ?? []).length > MAX_REPETITIONS) return true;
	const open: boolean[] = [];
	for (let index = 0; index < text.length; index++) {
		const character = text[index];
		if (character === '(') open.push(false);
		else if (character === '|' || /^(?:[*+]|\{[0-9]+(?:,[0-9]*)?\})/.test(text.slice(index, index + 12))) {
			if (open.length > 0) open[open.length - 1] = true;
		} else if (character === ')') {
			const risky = open.pop() ?? false;
			const repeated = /^(?:[*+]|\{[0-9]+,[0-9]*\}|\{[0-9]{2,}\})/.test(text.slice(index + 1, index + 13));
			if (risky && repeated) return true;
			if (risky && open.length > 0) open[open.length - 1] = true;
		}
	}
	return false;
}
