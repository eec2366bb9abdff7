import type { Field, PrivacyMark } from '../../model/schema.ts';
import type { PrivacyTable } from '../../sources/rules/privacy.ts';

/** Gives the marks of a field by the rule table. */
export type PrivacyRules = (
	field: Pick<Field, 'path' | 'name' | 'description' | 'type'>,
) => readonly PrivacyMark[];

/**
 * Compiles the table of which fields carry personal or sensitive data.
 *
 * @returns a function from a field to its marks, each kind at most once, in the order of the table
 */
export function privacyRules(table: PrivacyTable): PrivacyRules {
	const rules = table.rules.map(compileRule);
	return (field) => {
		const marks = new Map<string, PrivacyMark>();
		for (const { mark, applies } of rules) {
			if (!marks.has(mark.kind) && applies(field)) marks.set(mark.kind, mark);
		}
		return [...marks.values()];
	};
}

function compileRule({ kind, label, reason, types, except, ...match }: PrivacyTable['rules'][number]) {
	const wanted = matcher(match);
	const unwanted = matcher(except);
	const allowed = new Set<string>(types);
	return {
		mark: { kind, label, reason },
		applies: (field: Parameters<PrivacyRules>[0]): boolean =>
			(allowed.size === 0 || allowed.has(field.type.kind)) && wanted(field) && !unwanted(field),
	};
}

/** Descriptions are cut before matching: a pattern must stay quick on a text of a megabyte. */
const MATCHED_DESCRIPTION = 2000;

function matcher(lists: {
	names: readonly string[];
	paths: readonly string[];
	descriptions: readonly string[];
}) {
	const names = lists.names.map((source) => new RegExp(`^(?:${source})$`, 'iu'));
	const paths = lists.paths.map((source) => new RegExp(source, 'iu'));
	const descriptions = lists.descriptions.map((source) => new RegExp(source, 'iu'));
	return ({ name, path, description }: Parameters<PrivacyRules>[0]): boolean =>
		names.some((one) => one.test(name)) ||
		paths.some((one) => one.test(path)) ||
		descriptions.some((one) => one.test(description.slice(0, MATCHED_DESCRIPTION)));
}
