/** The issues of today of what a change concerned. When an issue began is known only where a version's file has it. */
import type { Catalog } from '../../model/catalog.ts';
import type { SchemaChange } from '../../model/history.ts';
import type { Problem } from '../../model/problem.ts';
import { formatCount } from '../../text/format.ts';

/** What a filter can ask for; the order is that of the form. */
export const ISSUE_FILTER = [
	['error', 'Of things with errors today'],
	['warning', 'Of things with warnings today'],
	['version', 'Published a version with issues'],
	['none', 'No errors or warnings today'],
] as const;

/** Errors and warnings: notices are about most things and would tell nothing apart. */
const weighty = (problems: readonly Problem[], severity: Problem['severity']): number =>
	problems.filter((one) => one.severity === severity).length;

/** "1 error, 2 warnings"; null where there are none. */
export function issueWords(problems: readonly Problem[]): string | null {
	const words = (['error', 'warning'] as const).flatMap((severity) => {
		const count = weighty(problems, severity);
		return count === 0 ? [] : [formatCount(count, severity)];
	});
	return words.length === 0 ? null : words.join(', ');
}

/**
 * Values of the filter for a change.
 *
 * @param things the issues of each thing that it concerned
 */
export function issueFacet(
	things: readonly (readonly Problem[])[],
	schemas: readonly SchemaChange[],
	catalog: Pick<Catalog, 'schemaByTitle'>,
): readonly string[] {
	const has = (severity: Problem['severity']): boolean =>
		things.some((problems) => weighty(problems, severity) > 0);
	const [errors, warnings] = [has('error'), has('warning')];
	return [
		...(errors ? ['error'] : []),
		...(warnings ? ['warning'] : []),
		...(schemas.some((one) => publishedIssues(one, catalog)) ? ['version'] : []),
		...(errors || warnings ? [] : ['none']),
	];
}

/** Whether an issue stands in the file of a version that the change published. */
function publishedIssues({ title, added }: SchemaChange, { schemaByTitle }: Pick<Catalog, 'schemaByTitle'>) {
	const schema = schemaByTitle.get(title);
	const files = new Set(
		schema?.versions
			.filter(({ version, draft }) => !draft && added.includes(version))
			.map(({ location }) => location.file),
	);
	return schema?.problems.some(({ file }) => file !== null && files.has(file)) ?? false;
}
