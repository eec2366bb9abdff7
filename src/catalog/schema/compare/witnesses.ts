/** Values that may show that one schema refuses what another accepts. */
import { isArray, isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import { smallestValue } from '../examples/smallest-value.ts';
import { literal } from '../keywords/keyword.ts';
import { keywordOf } from '../keywords/table.ts';
import { amount } from './implied.ts';

/** A schema node and the schema that its references start from. */
export interface Rooted {
	readonly node: JsonObject;
	readonly root: JsonObject;
}

/** Longest text and list that is tried. */
const MAX_SIZE = 20_000;
const SAMPLES: readonly Json[] = [
	'',
	'example',
	'1',
	0,
	1,
	-1,
	1.5,
	true,
	false,
	null,
	[],
	['example'],
	{},
	{ unnamed_field: 'example' },
];

/** Values that may show a difference: the smallest of `a`, those just at the limits of `b`, and one of every type. */
export function witnesses(a: Rooted, b: JsonObject): readonly Json[] {
	const smallest = smallestOf(a);
	const found: Json[] = [smallest];
	const bounds = new Set<number>();
	const sizes = new Set<number>();
	for (const node of [a.node, b]) {
		for (const [keyword, value] of Object.entries(node)) {
			const known = keywordOf(keyword);
			if (known?.bound === undefined) continue;
			const near = [
				amount(value) - 1,
				amount(value),
				amount(value) + 1,
				amount(value) - 0.5,
				amount(value) + 0.5,
			];
			for (const number of near) (known.on === 'number' ? bounds : sizes).add(number);
		}
	}
	found.push(...bounds);
	for (const size of sizes) {
		if (!Number.isInteger(size) || size < 0 || size > MAX_SIZE) continue;
		found.push('x'.repeat(size), '1'.repeat(size));
		const items = own(a.node, 'items');
		const item = isArray(items) ? items[0] : items;
		if (size <= 200)
			found.push(Array.from({ length: size }, () => smallestValue(item ?? 1, { root: a.root, models: [] })));
		found.push(
			Object.fromEntries(
				Array.from({ length: Math.min(size, 200) }, (_, index) => [`key_${index}`, 'example']),
			),
		);
	}
	if (isObject(smallest)) {
		found.push({ ...smallest, unnamed_field: 'example' }, { ...smallest, unnamed_field: 1 });
		for (const name of Object.keys(
			isObject(own(b, 'properties')) ? (own(b, 'properties') as JsonObject) : {},
		)) {
			found.push({ ...smallest, [name]: 'example' }, { ...smallest, [name]: 1 });
		}
		found.push(...fullObjects(a, smallest));
	}
	const values = own(a.node, 'examples');
	return [...found, ...(isArray(values) ? values : []), ...variations(smallest), ...SAMPLES];
}

/** The smallest value with each of the other fields in turn. */
function fullObjects(a: Rooted, smallest: JsonObject): readonly Json[] {
	const properties = own(a.node, 'properties');
	return Object.entries(isObject(properties) ? properties : {})
		.filter(([name]) => own(smallest, name) === undefined)
		.slice(0, 50)
		.map(([name, schema]) => ({
			...smallest,
			[name]: smallestValue(schema, { root: a.root, models: [], name }),
		}));
}

const variations = (value: Json): readonly Json[] =>
	typeof value === 'string' ? [`${value}x`, `x${literal(value)}`] : [];

const SMALLEST = new WeakMap<JsonObject, Json>();

function smallestOf({ node, root }: Rooted): Json {
	const known = SMALLEST.get(node);
	if (known !== undefined) return known;
	const value = smallestValue(node, { root, models: [] });
	SMALLEST.set(node, value);
	return value;
}
