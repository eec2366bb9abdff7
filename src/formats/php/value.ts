/**
 * Configuration values that remember where they were written. Both merge layers work on these, so every
 * effective setting can name the file, the group and the line it came from.
 */
import { type Json, type JsonScalar, newObject } from '../../model/json.ts';
import { inRange } from './numbers.ts';

/** A PHP array key as PHP keeps it: an integer, or a string that is no decimal integer. */
export type PhpKey = number | string;

/** What the values of one group of one setting in one file have in common. */
export interface OriginSource {
	/** Name of the environment whose file this is. */
	readonly environment: string;
	/** The file as shown to people: `<source name>/<path inside it>`. */
	readonly file: string;
	/** Path inside the source, for link templates. */
	readonly path: string;
	/** The setting, such as `wgEventStreams`. */
	readonly setting: string;
	/** The SiteConfiguration key, such as `default` or `+enwiki`. */
	readonly group: string;
}

export interface Origin {
	readonly source: OriginSource;
	/** 1-based line of the entry (its key, where it has one); null where the format keeps none. */
	readonly line: number | null;
}

export interface Traced {
	readonly value: JsonScalar | PhpArray;
	readonly origin: Origin;
}

const DECIMAL = /^(?:0|-?[1-9][0-9]*)$/;
/** Digits of the largest integer, with a sign. */
const MAX_DIGITS = 20;

/**
 * The integer that PHP makes of a key. A key that JavaScript cannot hold exactly stays text here, and is an integer
 * for PHP all the same.
 */
function integerKey(key: PhpKey): bigint | null {
	if (typeof key === 'number') return BigInt(key);
	if (key.length > MAX_DIGITS || !DECIMAL.test(key)) return null;
	const integer = BigInt(key);
	return inRange(integer) ? integer : null;
}

/**
 * The key that PHP makes of a value: `'7'` becomes 7, `true` 1, `null` the empty string, a fraction is cut off
 * (php.net, "Arrays: key casts"). Returns null for what cannot be a key.
 */
export function phpKey(value: JsonScalar | PhpArray): PhpKey | null {
	if (value instanceof PhpArray) return null;
	if (value === null) return '';
	if (typeof value === 'boolean') return value ? 1 : 0;
	if (typeof value === 'number') return Math.trunc(value) + 0;
	const text = String(value);
	const number = Number(text);
	return DECIMAL.test(text) && Number.isSafeInteger(number) ? number : text;
}

/** A PHP array: ordered, with integer and string keys, appending after the highest integer key. */
export class PhpArray {
	readonly #entries = new Map<PhpKey, Traced>();
	#next = 0n;
	#hasInteger = false;

	get size(): number {
		return this.#entries.size;
	}

	get(key: PhpKey): Traced | undefined {
		return this.#entries.get(key);
	}

	/** The value at a string key as it would be looked up by PHP code. */
	at(key: string): Traced | undefined {
		return this.#entries.get(phpKey(key) ?? key);
	}

	/** Sets a key; one that is there keeps its place in the order, as in PHP. */
	set(key: PhpKey, value: Traced): void {
		this.#entries.set(key, value);
		const integer = integerKey(key);
		if (integer === null || (this.#hasInteger && integer < this.#next)) return;
		this.#next = integer + 1n;
		this.#hasInteger = true;
	}

	/**
	 * `$array[] = value`: the key is one more than the highest integer key so far, or 0 (PHP 8.3).
	 *
	 * @returns the key; null, with nothing appended, behind the largest integer there is, where PHP throws
	 */
	append(value: Traced): PhpKey | null {
		if (!inRange(this.#next)) return null;
		const key = phpKey(String(this.#next)) ?? '';
		this.set(key, value);
		return key;
	}

	entries(): IterableIterator<[PhpKey, Traced]> {
		return this.#entries.entries();
	}

	/** PHP's array_is_list: the keys are 0, 1, 2 … in this order. The empty array is a list. */
	isList(): boolean {
		let expected = 0;
		for (const key of this.#entries.keys()) if (key !== expected++) return false;
		return true;
	}

	/** A copy whose entries are the same values. */
	copy(): PhpArray {
		const copy = new PhpArray();
		for (const [key, value] of this.#entries) copy.set(key, value);
		return copy;
	}
}

/** The array inside a traced value, or undefined. */
export function arrayOf(traced: Traced | undefined): PhpArray | undefined {
	return traced?.value instanceof PhpArray ? traced.value : undefined;
}

/** The string inside a traced value, or undefined. */
export function stringOf(traced: Traced | undefined): string | undefined {
	return typeof traced?.value === 'string' ? traced.value : undefined;
}

/**
 * The value as JSON, as PHP's json_encode writes it: a list (the empty array is one) becomes an array, any
 * other array an object.
 */
export function toJson(value: Traced['value']): Json {
	if (!(value instanceof PhpArray)) return value;
	if (value.isList()) return Array.from(value.entries(), ([, entry]) => toJson(entry.value));
	return toObject(value);
}

/** The same with an object at the top, whatever its keys. */
export function toObject(array: PhpArray): Record<string, Json> {
	return newObject(Array.from(array.entries(), ([key, entry]) => [String(key), toJson(entry.value)]));
}
