/**
 * Numbers and lists as English text. All of it stands on `Intl`, so that it is the same in the build and in a
 * browser, whatever the reader's locale: the pages are in English.
 */

const NUMBER = new Intl.NumberFormat('en');
const PLURAL = new Intl.PluralRules('en');
/** British English has no comma before the last "and". */
const LIST = new Intl.ListFormat('en-GB');

/**
 * A number with its digits in groups: `12,345`.
 *
 * @param digits at most so many significant digits: `12,345` with three is `12,300`
 */
export const formatNumber = (value: number, digits?: number): string =>
	(digits === undefined ? NUMBER : significant(digits)).format(value);

const SIGNIFICANT = new Map<number, Intl.NumberFormat>();
/** Making a formatter costs a thousand times what using it does. */
function significant(digits: number): Intl.NumberFormat {
	const known = SIGNIFICANT.get(digits) ?? new Intl.NumberFormat('en', { maximumSignificantDigits: digits });
	SIGNIFICANT.set(digits, known);
	return known;
}

/** The word for so many: `stream` for one, `streams` for any other number. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
	PLURAL.select(count) === 'one' ? one : many;

/** "1 stream", "12,345 streams". */
export const formatCount = (count: number, one: string, many?: string): string =>
	`${formatNumber(count)} ${plural(count, one, many)}`;

/** A share as a percentage: `0.125` is `12.5 %`; `–` for what is no number. */
export const formatPercent = (share: number, digits = 4): string =>
	Number.isFinite(share) ? `${formatNumber(share * 100, digits)} %` : '–';

/** "a", "a and b", "a, b and c". */
export const formatList = (items: readonly string[]): string => LIST.format(items);

/** A measured or estimated amount, three digits of which count: `0.0123`, `1.5`, `12,300`; `–` for what is no number. */
export const formatAmount = (value: number): string =>
	Number.isFinite(value) ? formatNumber(value, 3) : '–';

const BYTE_UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Bytes in decimal units, as disks and dashboards count them: `1.2 MB`; `–` for what is no number. */
export function formatBytes(bytes: number): string {
	if (!Number.isFinite(bytes)) return '–';
	let scaled = bytes;
	let unit = 0;
	while (scaled >= 999.5 && unit < BYTE_UNITS.length - 1) {
		scaled /= 1000;
		unit++;
	}
	return `${formatNumber(scaled, 3)} ${BYTE_UNITS[unit]}`;
}
