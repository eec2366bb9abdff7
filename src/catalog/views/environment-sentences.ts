import type { CatalogConfig } from '../../model/config.ts';
import { isObject, type Json, stringify } from '../../model/json.ts';
import type { SettingOrigin, Stream } from '../../model/stream.ts';
import { formatList } from '../../text/format.ts';
import { environmentMatrix } from './environment-matrix.ts';

/** One setting that is different somewhere. */
export interface DifferingSetting {
	/** Keys joined by dots: `sample.rate`. */
	readonly key: string;
	/** The value there; null where the setting is not there. */
	readonly value: string | null;
	readonly origin: SettingOrigin | null;
}

/** Wikis that see a stream otherwise than the default view does. */
export interface EnvironmentDifference {
	/** "Production, English Wikipedia" */
	readonly where: string;
	/** The stream does not exist there. */
	readonly undeclared: boolean;
	readonly settings: readonly DifferingSetting[];
}

export interface EnvironmentSentences {
	/** The view that others are compared with: "Meta-Wiki". */
	readonly base: string;
	readonly differences: readonly EnvironmentDifference[];
	/** Wikis that see the same as the base, in words; '' for none. */
	readonly same: string;
}

const text = (value: Json): string => {
	if (typeof value === 'string') return value === '' ? '""' : value;
	return Array.isArray(value) && value.every((item) => !isObject(item))
		? value.map((item) => (typeof item === 'string' ? item : stringify(item))).join(', ') || '(empty)'
		: stringify(value);
};

/** Where environments and wikis differ for one stream, to be read as sentences. */
export function environmentSentences(stream: Stream, config: CatalogConfig): EnvironmentSentences {
	const { columns, rows, same } = environmentMatrix(stream, config);
	return {
		base: columns[0]?.wikis[0] ?? '',
		same: formatList(same),
		differences: columns.slice(1).map(({ environment, wikis, declared }, index) => ({
			where: `${environment}, ${formatList(wikis)}`,
			undeclared: !declared,
			settings: declared
				? rows.flatMap(({ path, cells }) => {
						const cell = cells[index + 1];
						if (!cell?.differs) return [];
						const value = cell.value === undefined ? null : text(cell.value);
						return [{ key: path.join('.'), value, origin: cell.origin }];
					})
				: [],
		})),
	};
}
