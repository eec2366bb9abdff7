/** Months and years that have changes. */
import type { Catalog } from '../../model/catalog.ts';

export interface ChangesMonth {
	/** `2024-03`. */
	readonly month: string;
	readonly count: number;
}

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** "March 2024" of `2024-03`; a year stays as it is. */
export function periodWords(period: string): string {
	const [year = '', month] = period.split('-');
	return month === undefined ? year : `${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** A page of changes: a month such as `2024-03`, or a year. */
export interface ChangesPeriod {
	readonly period: string;
	/** The neighbours of the same kind that have changes, or null. */
	readonly newer: string | null;
	readonly older: string | null;
}

/** Every month and every year that has changes. */
export function changesPeriods(catalog: Catalog): ChangesPeriod[] {
	const months = changesMonths(catalog).map(({ month }) => month);
	const years = [...new Set(months.map((month) => month.slice(0, 4)))];
	return [months, years].flatMap((periods) =>
		periods.map((period, index) => ({
			period,
			newer: periods[index - 1] ?? null,
			older: periods[index + 1] ?? null,
		})),
	);
}

/** Months that have changes, the newest first. */
export function changesMonths({ history }: Catalog): ChangesMonth[] {
	const months = Map.groupBy(history?.records ?? [], ({ change }) => change.date.slice(0, 7));
	return Array.from(months, ([month, records]) => ({ month, count: records.length })).sort((a, b) =>
		a.month < b.month ? 1 : -1,
	);
}
