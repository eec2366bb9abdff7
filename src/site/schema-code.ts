/** Calls that send an event of a schema, and its type: what "Use in code" shows. */

import type { ProducerKind } from '../model/producer-kind.ts';
import type { Schema } from '../model/schema.ts';
import { typesModule, typesPath, typesTarball } from '../paths.ts';
import type { CodeLanguage } from '../text/highlight.ts';
import { EMPTY_DRAFT } from '../workflow/draft/draft.ts';
import { subjectOfDraft } from '../workflow/draft/subject-of-draft.ts';
import { SNIPPETS, type SnippetName } from '../workflow/snippets/index.ts';
import type { GuideSubject } from '../workflow/subject/subject.ts';
import { subjectOfStream } from '../workflow/subject/subject-of-stream.ts';
import { declarationFor } from './types.ts';
import type { SiteWorkflow } from './workflow.ts';

/** A piece of code, ready to copy. */
export interface CodeSample {
	readonly title: string;
	readonly code: string;
	readonly language: CodeLanguage;
}

/** Calls by who sends the events; a schema without a stream gets those of the browser and of PHP. */
const CALLS: readonly (readonly [SnippetName, string, CodeLanguage, ReadonlySet<ProducerKind>])[] = [
	['code-eventlogging-js', 'JavaScript, mw.eventLog', 'javascript', new Set(['eventlogging-js', 'unknown'])],
	['code-test-kitchen', 'JavaScript, Test Kitchen', 'javascript', new Set(['test-kitchen'])],
	[
		'code-eventlogging-php',
		'PHP, EventLogging',
		'php',
		new Set(['eventlogging-php', 'eventlogging-js', 'unknown']),
	],
	['code-eventbus', 'PHP, EventBus', 'php', new Set(['eventbus'])],
	['code-http', 'Shell, over HTTP', 'bash', new Set(['http', 'eventgate'])],
];

/** The calls that send an event of the latest version, filled in with its first stream where it has one. */
export function callsOf({ catalog, workflow, facts }: SiteWorkflow, schema: Schema): readonly CodeSample[] {
	if (schema.kind !== 'event') return [];
	const streams = schema.streams.flatMap((name) => catalog.streamByName.get(name) ?? []);
	const stream = streams.find(({ pattern }) => pattern === null);
	const kinds = new Set<ProducerKind>(streams.flatMap(({ producers }) => producers.map(({ kind }) => kind)));
	if (kinds.size === 0) kinds.add('unknown');
	const subject: GuideSubject = stream
		? subjectOfStream(stream, schema)
		: subjectOfDraft(
				{
					...EMPTY_DRAFT,
					name: 'your.stream.name',
					schema: { kind: 'existing', title: schema.title, version: schema.latest.version },
				},
				{
					title: schema.title,
					repository: schema.repository,
					version: schema.latest.version,
					uri: schema.latest.uri,
					content: schema.latest.content,
					development: schema.development,
					source: null,
				},
				facts,
			);
	const context = { subject, facts, rates: workflow.table.rates };
	return CALLS.filter(([, , , senders]) => [...kinds].some((kind) => senders.has(kind))).flatMap(
		([name, title, language]) => {
			const made = SNIPPETS[name].make(context);
			return 'code' in made ? [{ title, code: made.code, language }] : [];
		},
	);
}

/** The name of the TypeScript type of the latest version and the file that declares it. */
export async function typeOf(
	schema: Schema,
): Promise<{ readonly name: string; readonly href: string } | null> {
	const declaration = await declarationFor(schema, schema.latest);
	return declaration && { name: declaration.name, href: typesPath(typesModule(schema.title)) };
}

/** Stands for the address of this site where none is configured; a script puts the real one there. */
const UNKNOWN_ORIGIN = 'https://this-site.example';

/**
 * The command that installs the types package from this site.
 *
 * @param site address under which the site is published, or null
 */
export const installCommand = (site: string | null): string =>
	`npm install --save-dev ${new URL(typesTarball(), site ?? UNKNOWN_ORIGIN).href}`;
