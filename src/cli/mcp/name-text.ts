import type { NameReport } from '../../search/query/name-report.ts';
import { bullets, code, page, plain } from '../../text/markdown.ts';

/** The report on a name as Markdown. */
export function nameText(report: NameReport): string {
	const broken = report.rules.filter(({ state }) => state !== 'kept');
	return page(
		`**${plain(report.headline)}** (${report.verdict})`,
		broken.length > 0 && bullets(broken.map(({ state, message }) => `${state}: ${plain(message)}`)),
		report.suggestions.length > 0 && `Better: ${report.suggestions.map(code).join(', ')}.`,
		report.near.length > 0 && 'Near names:',
		report.near.length > 0 &&
			bullets(
				report.near.map(({ name, because, summary }) => `${code(name)}, ${because}: ${plain(summary)}`),
			),
		report.topics.length > 0 && `Topics: ${report.topics.map(code).join(', ')}.`,
		report.table !== null && `Table: ${code(report.table)}.`,
	);
}
