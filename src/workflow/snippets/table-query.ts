import { lakeQueries } from '../../catalog/lake/sql.ts';
import { lakeColumns } from '../../catalog/lake/types.ts';
import type { GuideContext } from '../subject/platform.ts';
import { placeholder, textOf } from '../subject/value.ts';
import { variableValue } from '../subject/variables.ts';
import type { NoSnippet, Snippet, SnippetMaker } from './snippet.ts';

function query(context: GuideContext, index: number): Snippet | NoSnippet {
	const { subject, facts } = context;
	const table = variableValue('table', context);
	const content = subject.schema === null ? null : { content: subject.schema.content };
	const queries = lakeQueries(
		{ ...subject, table: textOf(table) },
		content,
		content === null ? [] : lakeColumns(content.content),
		facts.lake,
	);
	const found = queries[index];
	if (found === undefined) return { none: 'The tables of this catalog have no hours to count by.' };
	return {
		title: found.title,
		language: 'sql',
		code: found.sql,
		placeholders: typeof table === 'string' ? [] : [placeholder(table.token, table.explanation)],
	};
}

/** Some events of yesterday, without canaries. */
export const tableRows: SnippetMaker = (context) => query(context, 0);
/** Their number by hour. */
export const tableCounts: SnippetMaker = (context) => query(context, 1);
