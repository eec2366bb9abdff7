/** Keywords about any value, numbers and texts. */
import { isQuick } from '../../../formats/pattern/backtracking.ts';
import { asText, isArray, isNumber, type Json } from '../../../model/json.ts';
import { formatCount } from '../../../text/format.ts';
import { FORMATS } from './formats.ts';
import { canonical, type Keyword, literal } from './keyword.ts';

/** A comparison with a number; a bound that is none restricts nothing. */
const compared =
	(holds: (value: number | bigint, bound: number | bigint) => boolean): NonNullable<Keyword['fits']> =>
	(bound, value) =>
		!isNumber(bound) || !isNumber(value) || holds(value, bound);

const bounded = (
	bound: 'lower' | 'upper',
	words: string,
	holds: (value: number | bigint, bound: number | bigint) => boolean,
): Keyword => ({
	on: 'number',
	bound,
	says: (value) => (isNumber(value) ? [`${words} ${asText(value)}`] : null),
	fits: compared(holds),
});

/** Whether a JSON value is of a type by its JSON Schema name. */
export function isOfType(value: Json, type: Json): boolean {
	switch (type) {
		case 'null':
			return value === null;
		case 'array':
			return isArray(value);
		case 'object':
			return typeof value === 'object' && value !== null && !isArray(value);
		case 'integer':
			return typeof value === 'bigint' || Number.isInteger(value);
		case 'number':
			return isNumber(value);
		default:
			return typeof value === type;
	}
}

/** Characters as JSON Schema counts them: code points. */
const lengthOf = (text: Json): number => [...asText(text)].length;

/** Longest value that is tried against a pattern. */
const LONGEST = 500;

/** Patterns come from schemas of strangers: one that does not compile fits nothing, long values are not tried. */
export function matches(pattern: string, value: string): boolean {
	if (value.length > LONGEST || !isQuick(pattern, value.length)) return false;
	try {
		return new RegExp(pattern, 'u').test(value);
	} catch {
		return false;
	}
}

/** A length or size that a number bounds. */
export const sized = (
	on: 'string' | 'array' | 'object',
	bound: 'lower' | 'upper',
	noun: string,
	size: (value: Json) => number,
): Keyword => ({
	on,
	bound,
	says: (value) => {
		if (!isNumber(value) || (bound === 'lower' && value <= 0)) return null;
		if (bound === 'lower' && Number(value) === 1 && on !== 'object') return ['not empty'];
		const most = bound === 'lower' ? 'at least' : 'at most';
		return [`${most} ${formatCount(Number(value), noun)}`];
	},
	fits: (limit, value) =>
		!isNumber(limit) || (bound === 'lower' ? size(value) >= limit : size(value) <= limit),
});

export const SCALAR_KEYWORDS: Readonly<Record<string, Keyword>> = {
	type: {
		fits: (type, value) => (isArray(type) ? type : [type]).some((one) => isOfType(value, one)),
	},
	enum: {
		says: (values) => {
			if (!isArray(values)) return null;
			const shown = values.flatMap((value, index) => [
				...(index > 0 ? [', '] : []),
				{ code: literal(value) },
			]);
			return values.length === 0 ? ['no value at all'] : ['one of ', ...shown];
		},
		fits: (values, value) =>
			!isArray(values) || values.some((one) => one === value || canonical(one) === canonical(value)),
	},
	const: {
		says: (value) => ['always ', { code: literal(value) }],
		fits: (constant, value) => canonical(constant) === canonical(value),
	},
	minimum: bounded('lower', 'at least', (value, bound) => value >= bound),
	exclusiveMinimum: bounded('lower', 'more than', (value, bound) => value > bound),
	maximum: bounded('upper', 'at most', (value, bound) => value <= bound),
	exclusiveMaximum: bounded('upper', 'less than', (value, bound) => value < bound),
	multipleOf: {
		on: 'number',
		says: (value) => [`a multiple of ${asText(value)}`],
		fits: compared((value, step) => {
			if (typeof value === 'bigint' && typeof step === 'bigint') return step === 0n || value % step === 0n;
			const times = Number(value) / Number(step);
			// A tenth has no exact double, so that 0.3 is not exactly three of them.
			return (
				Number.isFinite(times) && Math.abs(times - Math.round(times)) < 1e-9 * Math.max(1, Math.abs(times))
			);
		}),
	},
	minLength: sized('string', 'lower', 'character', lengthOf),
	maxLength: sized('string', 'upper', 'character', lengthOf),
	pattern: {
		on: 'string',
		says: (value) => ['matches ', { code: asText(value) }],
		fits: (pattern, value) => typeof pattern !== 'string' || matches(pattern, asText(value)),
	},
	format: {
		on: 'string',
		fits: (format, value) =>
			typeof format !== 'string' ||
			!Object.hasOwn(FORMATS, format) ||
			(FORMATS[format]?.(asText(value)) ?? true),
	},
	contentEncoding: { on: 'string', says: (value) => ['encoded as ', { code: asText(value) }] },
	contentMediaType: { on: 'string', says: (value) => ['of the media type ', { code: asText(value) }] },
};
