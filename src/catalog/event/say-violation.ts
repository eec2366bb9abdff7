/** What is wrong with a value, and what to do about it, in plain words. */
import { isArray, type Json, stringify } from '../../model/json.ts';
import { partsText } from '../../model/words.ts';
import { cutText } from '../../text/cut.ts';
import type { Violation } from '../schema/examples/schema-validator.ts';
import { keywordOf } from '../schema/keywords/table.ts';

const TYPES: Readonly<Record<string, string>> = {
	object: 'an object',
	array: 'a list',
	string: 'a text',
	integer: 'an integer',
	number: 'a number',
	boolean: 'true or false',
	null: 'null',
};

/** A type by its JSON Schema name, or a list of such, as words. */
function typeWords(type: Json | undefined): string {
	const names = isArray(type) ? type : [type];
	return names
		.map((name) => (typeof name === 'string' ? (TYPES[name] ?? name) : 'another type'))
		.join(' or ');
}

/** What a value is, in words. */
function kindOfValue(value: Json): string {
	if (value === null) return 'null';
	if (isArray(value)) return 'a list';
	if (typeof value === 'number' || typeof value === 'bigint')
		return Number.isInteger(Number(value)) ? 'an integer' : 'a number';
	return TYPES[typeof value] ?? typeof value;
}

const FORMAT_WORDS: Readonly<Record<string, string>> = {
	'date-time': 'a time such as 2024-05-01T12:00:00Z',
	date: 'a day such as 2024-05-01',
	time: 'a time of day such as 12:00:00Z',
	uri: 'an address with its scheme, such as https://example.org/',
	'uri-reference': 'an address, whole or relative',
	email: 'an email address',
	hostname: 'a host name',
	ipv4: 'an IPv4 address',
	ipv6: 'an IPv6 address',
	uuid: 'a UUID',
};

/** Characters of a value that a sentence shows. */
const SHOWN = 80;

/** A value as sentences show it, cut. */
export const shownValue = (value: Json): string => cutText(stringify(value), SHOWN);

/**
 * A sentence for a rule that an event breaks.
 *
 * @returns what is wrong, without the path, and what to do
 */
export function sayViolation({ keyword, stated, value, text }: Violation): {
	readonly message: string;
	readonly fix: string;
} {
	if (keyword === 'required' || (keyword === 'dependencies' && value === undefined)) {
		return { message: 'is missing, and the schema requires it.', fix: 'Send it with every event.' };
	}
	if (keyword === 'additionalProperties') {
		return {
			message: 'is not in the schema, which allows no other fields.',
			fix: 'Check its spelling, leave it out, or add it to a new version of the schema.',
		};
	}
	if (keyword === 'type') {
		return {
			message: `must be ${typeWords(stated)}; it is ${value === undefined ? 'missing' : kindOfValue(value)}.`,
			fix: typeFix(stated, value),
		};
	}
	if (keyword === 'format' && typeof stated === 'string') {
		return {
			message: `must be ${FORMAT_WORDS[stated] ?? `of the format ${stated}`}.`,
			fix: 'Correct the value.',
		};
	}
	if (keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'not' || keyword === 'contains') {
		return {
			message: `does not fit the schema's ${keyword}.`,
			fix: 'See the alternatives on the page of the schema.',
		};
	}
	const says = stated === undefined ? null : keywordOf(keyword)?.says?.(stated);
	if (says === null || says === undefined) return { message: text, fix: 'Compare with the schema.' };
	const words = cutText(partsText(says), 300);
	const must =
		keyword === 'pattern'
			? `must be a text that ${words}`
			: /^(?:maxLength|minLength)$/.test(keyword)
				? `must have ${words}`
				: `must be ${words}`;
	return {
		message: `${must.replace('must have not empty', 'must not be empty')}.`,
		fix: 'Correct the value, or the schema if the value is right.',
	};
}

function typeFix(type: Json | undefined, value: Json | undefined): string {
	const isNumberText = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
	if (isNumberText && (type === 'integer' || type === 'number'))
		return 'Send the number without quotation marks.';
	if (value === null) return 'Leave the field out where it has no value; null is a value.';
	if (type === 'string' && typeof value === 'number') return 'Send it as a text, in quotation marks.';
	return 'Send a value of that type.';
}
