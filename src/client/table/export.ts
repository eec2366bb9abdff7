/** A list as a file. Nothing of the browser in here, so that it can be tested without one. */
export interface TableData {
	readonly keys: readonly string[];
	/** Which columns hold numbers. */
	readonly numbers: readonly boolean[];
	readonly rows: readonly (readonly string[])[];
}

/** A cell for RFC 4180. A spreadsheet takes text that begins with one of these for a formula, so it gets an apostrophe. */
function csvCell(text: string): string {
	const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Comma-separated values with a head. */
export function csvOf({ keys, rows }: TableData): string {
	return [keys, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** A list of objects; a number is a number, and an empty cell is null. */
export function jsonOf({ keys, numbers, rows }: TableData): string {
	const objects = rows.map((row) =>
		Object.fromEntries(
			keys.map((key, index) => {
				const text = row[index] ?? '';
				if (text === '') return [key, null];
				const number = Number.parseFloat(text.replaceAll(',', ''));
				return [key, numbers[index] && !Number.isNaN(number) ? number : text];
			}),
		),
	);
	return `${JSON.stringify(objects, null, 2)}\n`;
}
