/** Lines longer than this are broken at the bars of a union. */
const LINE_LENGTH = 100;

/**
 * Indents what the compiler for schemas writes, puts short comments on one line and breaks long unions. The compiler
 * writes one property per line and ends a line with `{` only where it opens a block: texts are in comments, or in
 * quotes, which end a line with the quote. (Its own formatter takes three times as long as everything else.)
 */
export function layOut(source: string): string {
	const lines: string[] = [];
	let depth = 0;
	let comment: string[] | null = null;
	for (const raw of source.split('\n')) {
		const line = raw.trim();
		if (comment !== null) {
			comment.push(line);
			if (line !== '*/') continue;
			lines.push(...commentLines(comment, depth));
			comment = null;
		} else if (line === '/**') {
			comment = [line];
		} else if (line !== '') {
			if (line.startsWith('}')) depth = Math.max(0, depth - 1);
			lines.push(...codeLines(line, depth));
			if (line.endsWith('{')) depth++;
		}
	}
	return `${lines.join('\n')}\n`;
}

const tabs = (depth: number): string => '\t'.repeat(depth);

/** A comment of one line on one line, others with their stars below each other. */
function commentLines(comment: readonly string[], depth: number): readonly string[] {
	const body = comment.slice(1, -1);
	while (body.at(-1) === '*') body.pop();
	const [only, ...others] = body;
	if (only !== undefined && others.length === 0) return [`${tabs(depth)}/**${only.slice(1)} */`];
	return [`${tabs(depth)}/**`, ...body.map((line) => `${tabs(depth)} ${line}`), `${tabs(depth)} */`];
}

/** A line of code with the semicolon that ends a property; the end of an interface has none. */
function codeLines(line: string, depth: number): readonly string[] {
	if (line.endsWith('{') || (line === '}' && depth === 0)) return [tabs(depth) + line];
	const union = /^(.*?: )\((.*)\)(\[\])?;?$/.exec(line);
	const [, head = '', body = '', array = ''] = union ?? [];
	const members = union === null ? null : unionMembers(body);
	if (members === null) return [`${tabs(depth)}${line.replace(/;?$/, ';')}`];
	const plain = array === '' ? `${head}${members.join(' | ')};` : `${head}(${members.join(' | ')})[];`;
	if (plain.length + depth <= LINE_LENGTH) return [tabs(depth) + plain];
	const list = members.map((member) => `${tabs(depth + 1)}| ${member}`);
	if (array === '') return [tabs(depth) + head.trimEnd(), ...list.slice(0, -1), `${list.at(-1)};`];
	return [`${tabs(depth)}${head}(`, ...list, `${tabs(depth)})[];`];
}

/** A member of a union: a text in quotes, or anything without quotes, brackets and bars. */
const MEMBER = /^("(?:[^"\\]|\\.)*"|[^"()|[\]{}<>]+)(?: \| |$)/;

/** Members of a union of simple types and literals; null where it is anything else. */
function unionMembers(text: string): readonly string[] | null {
	const members: string[] = [];
	let rest = text;
	while (rest !== '') {
		const match = MEMBER.exec(rest);
		if (match?.[1] === undefined) return null;
		members.push(match[1]);
		rest = rest.slice(match[0].length);
	}
	return members;
}
