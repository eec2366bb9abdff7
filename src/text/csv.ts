/**
 * Rows as CSV (RFC 4180): fields in quotes where they need them, lines that end in CR LF, the names of the columns
 * first. A text that a spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets hide.
 *
 * @param columns names of the columns
 * @param rows values in the order of the columns; null is an empty field, lists are joined with a space
 */
export function csv(
	columns: readonly string[],
	rows: Iterable<readonly (string | number | boolean | null | readonly string[])[]>,
): string {
	const lines = [columns.join(',')];
	for (const row of rows) lines.push(row.map(cell).join(','));
	return `${lines.join('\r\n')}\r\n`;
}

function cell(value: string | number | boolean | null | readonly string[]): string {
	if (value === null) return '';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	const text = typeof value === 'string' ? value : value.join(' ');
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
