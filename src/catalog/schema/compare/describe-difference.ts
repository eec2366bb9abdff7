import type { CompatibilityVerdict, DifferenceKind, SchemaDifference } from '../../../model/difference.ts';
import { isObject, type Json, own, stringify } from '../../../model/json.ts';
import type { Part } from '../../../model/words.ts';
import { describeNodeType, enumChange } from './diff.ts';

export interface DifferenceText {
	readonly parts: readonly Part[];
	/** Long texts to show side by side, for descriptions and titles. */
	readonly texts: { readonly before: string; readonly after: string } | null;
}

/** Values of an enum named in a sentence before the rest is only counted. */
const NAMED_VALUES = 12;
/** Characters of a long text that are shown beside another. */
const TEXT_LENGTH = 5000;
/** A value longer than this is cut in a sentence. */
const VALUE_LENGTH = 80;

export const VERDICT_WORDS: Readonly<
	Record<
		CompatibilityVerdict,
		{ label: string; meaning: string; tone: 'success' | 'warning' | 'error' | 'neutral' }
	>
> = {
	compatible: {
		label: 'compatible',
		meaning:
			'Events that were valid stay valid, apart from fields that the older version did not name, and the compatibility test passes.',
		tone: 'success',
	},
	changed: {
		label: 'changed',
		meaning: 'The compatibility test passes; whether events that were valid are refused now is not known.',
		tone: 'neutral',
	},
	tightened: {
		label: 'tightened',
		meaning: 'The compatibility test passes, but some events that were valid are refused now.',
		tone: 'warning',
	},
	breaking: {
		label: 'breaking',
		meaning: 'The compatibility test does not allow this step within a major version.',
		tone: 'error',
	},
	major: {
		label: 'new major version',
		meaning: 'A new major version may change anything; the compatibility test does not compare across it.',
		tone: 'neutral',
	},
};

/** Marks of a single difference. */
export const DIFFERENCE_MARKS = {
	forbidden: {
		label: 'incompatible',
		meaning: 'The compatibility test does not allow this within a major version.',
	},
	tightens: {
		label: 'tightens',
		meaning: 'The compatibility test lets this through, but some events that were valid are refused now.',
	},
} as const;

/** Groups of differences in the order in which a reader wants them; quiet ones are folded where there are others. */
export const DIFFERENCE_GROUPS: readonly {
	readonly title: string;
	readonly kinds: ReadonlySet<DifferenceKind>;
	readonly quiet?: true;
}[] = [
	{
		title: 'Fields',
		kinds: new Set([
			'field-added',
			'field-removed',
			'type-changed',
			'required-added',
			'required-removed',
			'additional-properties-changed',
		]),
	},
	{
		title: 'Values',
		kinds: new Set(['enum-added', 'enum-removed', 'enum-changed', 'constraint-changed', 'default-changed']),
	},
	{
		title: 'Texts and the rest',
		quiet: true,
		kinds: new Set([
			'description-changed',
			'title-changed',
			'examples-changed',
			'origin-changed',
			'keyword-changed',
		]),
	},
];

/** A difference in a sentence without a full stop. Names and values in it are untrusted text. */
export function describeDifference(difference: SchemaDifference): DifferenceText {
	const { before, after, kind } = difference;
	const subject: readonly Part[] = difference.path === '' ? ['The schema'] : [{ code: difference.path }];
	const say = (...parts: readonly Part[]): DifferenceText => ({
		parts: [...subject, ...parts],
		texts: null,
	});
	switch (kind) {
		case 'field-added':
			return say(` added: ${describeNodeType(after)}${difference.required ? ', required' : ''}`);
		case 'field-removed':
			return say(` removed (it was ${describeNodeType(before)}${difference.required ? ', required' : ''})`);
		case 'type-changed':
			return say(retyped(before, after));
		case 'required-added':
			return say(' is required now');
		case 'required-removed':
			return say(' is no longer required');
		case 'enum-added':
			return say(' takes only these values now: ', ...valueList(enumChange([], after).added));
		case 'enum-removed':
			return say(' is no longer limited to ', ...valueList(enumChange(before, []).removed));
		case 'enum-changed':
			return say(...enumParts(before, after));
		case 'constraint-changed':
		case 'default-changed':
		case 'keyword-changed':
			return say(...keywordParts(difference));
		case 'additional-properties-changed':
			return say(openness(after));
		case 'description-changed':
		case 'title-changed':
			return {
				parts: [
					...subject,
					`: ${difference.keyword === '$comment' ? 'comment' : difference.keyword} changed`,
				],
				texts: { before: excerpt(before), after: excerpt(after) },
			};
		case 'examples-changed':
			return say(
				`: ${after === undefined ? 'examples removed' : before === undefined ? 'examples added' : 'examples changed'}`,
			);
		case 'origin-changed':
			return say(...originParts(before, after));
	}
}

function retyped(before: Json | undefined, after: Json | undefined): string {
	const [from, to] = [describeNodeType(before), describeNodeType(after)];
	if (from !== to) {
		const isReordered = from.split(' or ').sort().join() === to.split(' or ').sort().join();
		return isReordered ? ' lists its types in another order' : ` changed type from ${from} to ${to}`;
	}
	const [had, has] = [own(before, 'type') !== undefined, own(after, 'type') !== undefined];
	if (had === has) return ` is another ${to}`;
	return has ? ` states its type now: ${to}` : ` no longer states its type, ${from}`;
}

function enumParts(before: Json | undefined, after: Json | undefined): readonly Part[] {
	const { added, removed } = enumChange(before, after);
	const gained: readonly Part[] = added.length === 0 ? [] : [' can also be ', ...valueList(added)];
	const lost: readonly Part[] = removed.length === 0 ? [] : [' can no longer be ', ...valueList(removed)];
	return gained.length > 0 && lost.length > 0 ? [...gained, ', and', ...lost] : [...gained, ...lost];
}

function keywordParts({ keyword, before, after }: SchemaDifference): readonly Part[] {
	const name = { code: keyword };
	if (before === undefined && after === undefined) return [': ', name, ' cannot be compared'];
	if (before === undefined) return [': ', name, ' ', value(after), ' added'];
	if (after === undefined) return [': ', name, ' ', value(before), ' removed'];
	return [': ', name, ' changed from ', value(before), ' to ', value(after)];
}

function openness(after: Json | undefined): string {
	if (after === false) return ' refuses fields that it does not name now';
	return isObject(after)
		? ` takes fields that it does not name only as ${describeNodeType(after)} now`
		: ' accepts fields that it does not name now';
}

function originParts(before: Json | undefined, after: Json | undefined): readonly Part[] {
	if (before === undefined) return [' comes from ', value(after), ' now'];
	if (after === undefined) return [' no longer comes from ', value(before)];
	return [' comes from ', value(after), ' now, before from ', value(before)];
}

function valueList(values: readonly Json[]): readonly Part[] {
	const named = values.slice(0, NAMED_VALUES);
	const rest = values.length - named.length;
	const parts = named.flatMap((item, index): Part[] => (index === 0 ? [value(item)] : [', ', value(item)]));
	return rest === 0 ? parts : [...parts, ` and ${rest} more`];
}

/** A value as code: texts bare, everything else as JSON, cut where it is long. */
function value(json: Json | undefined): Part {
	const whole = text(json);
	return { code: whole.length > VALUE_LENGTH ? `${whole.slice(0, VALUE_LENGTH)}…` : whole || '""' };
}

function excerpt(json: Json | undefined): string {
	const whole = text(json);
	return whole.length > TEXT_LENGTH ? `${whole.slice(0, TEXT_LENGTH)}…` : whole;
}

function text(json: Json | undefined): string {
	return typeof json === 'string' ? json : json === undefined ? '' : stringify(json);
}
