import { csv } from '../../text/csv.ts';

/** A list as a file. Nothing of the browser in here, so that it can be tested without one. */
export interface TableData {
	readonly keys: readonly string[];
	/** Which columns hold numbers. */
	readonly numbers: readonly boolean[];
	readonly rows: readonly (readonly string[])[];
}

/** What a cell holds: a number in a column of numbers ("1,204 streams" is 1204), null where it is empty. */
function valuesOf({ keys, numbers, rows }: TableData): (string | number | null)[][] {
	return rows.map((row) =>
		keys.map((_key, index) => {
			const text = row[index] ?? '';
			if (text === '') return null;
			const number = numbers[index] ? Number.parseFloat(text.replaceAll(',', '')) : Number.NaN;
			return Number.isNaN(number) ? text : number;
		}),
	);
}

/** Comma-separated values with a head. */
export const csvOf = (data: TableData): string => csv(data.keys, valuesOf(data));

/** A list of objects, one for each row. */
export function jsonOf(data: TableData): string {
	const objects = valuesOf(data).map((values) =>
		Object.fromEntries(data.keys.map((key, index) => [key, values[index] ?? null])),
	);
	return `${JSON.stringify(objects, null, 2)}\n`;
}
