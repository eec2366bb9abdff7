import { expect, it } from 'vitest';
import { placeComments, withoutMarks } from '../../../../src/formats/php/comments.ts';
import { phpItems } from '../../../../src/formats/php/evaluate.ts';
import { parsePhpFile } from '../../../../src/formats/php/file.ts';
import type { PhpContext } from '../../../../src/formats/php/node.ts';

/** `line path|key: text`, one string per comment. */
function comments(code: string): string[] {
	const { file } = parsePhpFile(code, 'a.php');
	if (!file?.array) throw new Error('not parsed');
	const context: PhpContext = { file: 'a.php', constants: new Map(), problems: [], keys: new WeakMap() };
	return phpItems(file.array, context).flatMap((item) => {
		readAll(item.node, context);
		return placeComments(item, file.comments, context).map(
			({ line, path, key, text, detached, heading }) =>
				`${line} ${path.join('.')}|${key}: ${text}${detached ? ' (detached)' : ''}${heading ? ` (${heading})` : ''}`,
		);
	});
}

function readAll(node: Parameters<typeof phpItems>[0], context: PhpContext): void {
	if (node.kind !== 'array') return;
	for (const item of phpItems(node, context)) readAll(item.node, context);
}

it('A comment above an entry belongs to it, over several lines', () => {
	expect(comments("<?php return [ 's' => [\n// one\n// two\n'a' => 1,\n# three\n'b' => 2 ] ];")).toEqual([
		'2 |a: one\ntwo',
		'5 |b: three',
	]);
});

it('A comment behind an entry on its line belongs to that entry, not to the next', () => {
	expect(comments("<?php return [ 's' => [\n'a', // about a\n'b', // about b\n// above c\n'c' ] ];")).toEqual(
		['2 |0: about a', '3 |1: about b', '4 |2: above c'],
	);
});

it('A comment behind an opening bracket speaks of the array itself', () => {
	expect(comments("<?php return [ 's' => [ // T123\n'a' => [ // T456\n'x' => 1 ] ] ];")).toEqual([
		'1 |null: T123',
		'2 a|null: T456',
	]);
});

it('A comment in an empty array, or after its last entry, is kept', () => {
	expect(
		comments("<?php return [ 's' => [\n'a' => [\n// nothing yet\n],\n'b' => [ 1,\n// no more\n] ] ];"),
	).toEqual(['3 a|null: nothing yet (detached)', '6 b|null: no more (detached)']);
});

it('Comments deeper inside stand at their own key', () => {
	expect(
		comments("<?php return [ 's' => [\n'a' => [\n'x' => 1,\n// why\n'y' => [\n// deep\n'z' => 2 ] ] ] ];"),
	).toEqual(['4 a|y: why', '6 a.y|z: deep']);
});

it('A heading is recognised, and what a blank line separates is detached', () => {
	expect(
		comments(
			"<?php return [ 's' => [\n/*\n * == Main streams ==\n * All of them.\n */\n'a' => 1,\n\n// a group\n\n// just b\n'b' => 2 ] ];",
		),
	).toEqual([
		'2 |a: == Main streams ==\nAll of them. (Main streams)',
		'8 |b: a group (detached)',
		'10 |b: just b',
	]);
});

it('Comment marks are removed, indentation inside is not', () => {
	expect(withoutMarks('//   indented')).toBe('  indented');
	expect(withoutMarks('# hash')).toBe('hash');
	expect(withoutMarks('/**\n\t * One.\n\t *\n\t *  - two\n\t */')).toBe('One.\n\n - two');
	expect(withoutMarks('/* short */')).toBe('short');
});
