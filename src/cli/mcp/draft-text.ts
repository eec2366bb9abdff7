import type { JsonObject } from '../../model/json.ts';
import { draftStreamPath } from '../../paths.ts';
import type { NameReport } from '../../search/query/name-report.ts';
import { code, fenced, page, plain } from '../../text/markdown.ts';
import { type Draft, draftToHash } from '../../workflow/draft/draft.ts';
import { draftFindings } from '../../workflow/draft/draft-findings.ts';
import { subjectOfDraft } from '../../workflow/draft/subject-of-draft.ts';
import { subjectSchemaOf } from '../../workflow/draft/subject-schema.ts';
import { type WorkbenchData, workflowOf } from '../../workflow/draft/workbench-data.ts';
import { buildGuide } from '../../workflow/guide/guide.ts';
import { isSnippetName, SNIPPETS, type SnippetName } from '../../workflow/snippets/index.ts';
import { toMarkdown } from '../../workflow/steps/markup-markdown.ts';
import { renderSnippetAlone } from '../../workflow/steps/render-step.ts';

/** What a draft is judged with. */
export interface DraftSources {
	readonly data: WorkbenchData;
	readonly versions: Readonly<Record<string, readonly string[]>>;
	readonly load: (title: string, version: string) => Promise<JsonObject | null>;
	readonly report: (name: string) => NameReport;
}

/** What every draft needs, whoever sends. */
const ALWAYS: readonly SnippetName[] = ['php-entry', 'smoke-test-local'];

/** A draft as Markdown: what is wrong with it, its files, the phases that follow. */
export async function draftText(draft: Draft, sources: DraftSources): Promise<string> {
	const { data, versions, load, report } = sources;
	const { facts, table } = data;
	const { schema, fragments } = await subjectSchemaOf(draft, load);
	const name = report(draft.name);
	// Units that browsers can draw are a rule of the site; here only the configuration's own words count.
	const findings = draftFindings(draft, { facts, versions, webUnits: ['pageview', 'session'], fragments });
	const subject = subjectOfDraft(draft, schema, facts);
	const context = { subject, facts, rates: table.rates };
	const guide = buildGuide(workflowOf(data), context);
	const snippets = [...ALWAYS, ...(subject.newSchema ? ['schema-skeleton'] : []), `code-${draft.producer}`];
	return page(
		`# Draft of ${code(draft.name)}`,
		`Name: **${plain(name.headline)}**`,
		...findings.map(({ severity, message }) => `- ${severity}: ${plain(message)}`),
		...snippets.filter(isSnippetName).flatMap((snippet) => {
			const text = toMarkdown(renderSnippetAlone(snippet, context));
			return text === '' ? [] : [`## ${plain(SNIPPETS[snippet].says)}`, text];
		}),
		'## What follows',
		fenced(
			guide.phases
				.map(
					({ title, milestones }) =>
						`${title}: ${milestones
							.filter(({ status }) => status === 'do')
							.map((milestone) => milestone.title)
							.join(', ')}`,
				)
				.join('\n'),
		),
		`The same in a browser: ${draftStreamPath()}#${draftToHash(draft)}`,
	);
}
