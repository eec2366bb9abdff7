import type { Json, JsonObject } from '../../model/json.ts';
import { nextMinorVersion } from '../subject/next-version.ts';
import type { GuideContext } from '../subject/platform.ts';
import { placeholder, textOf } from '../subject/value.ts';
import { variableValue } from '../subject/variables.ts';
import { Blanks, type SnippetMaker } from './snippet.ts';
import { yamlText } from './yaml-text.ts';

const DRAFT_07 = 'https://json-schema.org/draft-07/schema#';

/** A fragment that a new schema takes in: its title and version. */
export interface FragmentChoice {
	readonly title: string;
	readonly version: string;
}

/**
 * The source of a new schema (`current.yaml`): the fragments it takes in, then its own fields. The build of the
 * repository makes the numbered version from it.
 *
 * @param own the own fields: `properties` and, where some are, `required`
 */
export function newSchemaSource(
	title: string,
	description: string,
	fragments: readonly FragmentChoice[],
	own: JsonObject,
	example: Json | null,
): JsonObject {
	return {
		title,
		description,
		$id: `/${title}/1.0.0`,
		$schema: DRAFT_07,
		type: 'object',
		allOf: [...fragments.map(({ title: fragment, version }) => ({ $ref: `/${fragment}/${version}#` })), own],
		...(example === null ? {} : { examples: [example] }),
	};
}

/** The skeleton of a schema that is in no repository yet. */
export const schemaSkeleton: SnippetMaker = (context) => {
	const { subject } = context;
	const blanks = new Blanks();
	const title = blanks.text(variableValue('title', context));
	const code =
		subject.newSchema && subject.schema?.source
			? subject.schema.source
			: yamlText(
					newSchemaSource(
						title,
						blanks.text(
							placeholder('WHAT_ONE_EVENT_MEANS', 'When exactly one event is sent, in one or two sentences.'),
						),
						commonFragments(context, title),
						{
							properties: {
								[blanks.text(
									placeholder('field_name', 'The name of a field, in lower case with underscores.'),
								)]: {
									type: 'string',
									description: blanks.text(
										placeholder('WHAT_THE_FIELD_HOLDS', 'What the value means and where it comes from.'),
									),
								},
							},
						},
						null,
					),
				);
	return {
		title: blanks.text(variableValue('schemaFile', context)),
		language: 'yaml',
		code,
		placeholders: blanks.list,
	};
};

/** The envelope: the analytics fragment for analytics schemas where it is loaded, the common one otherwise. */
function commonFragments({ facts }: GuideContext, title: string): readonly FragmentChoice[] {
	const find = (name: string): FragmentChoice | undefined =>
		facts.fragments.find((one) => one.title === name);
	const wanted = title.startsWith('analytics/') ? find('fragment/analytics/common') : undefined;
	const found = wanted ?? find('fragment/common');
	return found === undefined ? [] : [found];
}

/** A new minor version of a schema that exists: what changes in `current.yaml`. */
export const schemaBump: SnippetMaker = (context) => {
	const { schema } = context.subject;
	if (schema === null || context.subject.newSchema)
		return { none: 'There is no loaded version to start from.' };
	const next = nextMinorVersion(schema.version);
	const blanks = new Blanks();
	const field = blanks.text(
		placeholder('field_name', 'The name of the new field, in lower case with underscores.'),
	);
	const meaning = blanks.text(
		placeholder('WHAT_THE_FIELD_HOLDS', 'What the value means and where it comes from.'),
	);
	return {
		title: textOf(variableValue('schemaFile', context)),
		language: 'diff',
		code: [
			`-$id: /${schema.title}/${schema.version}`,
			`+$id: /${schema.title}/${next}`,
			' # among the own properties of the schema',
			`+${field}:`,
			'+  type: string',
			`+  description: ${meaning}`,
			'',
		].join('\n'),
		placeholders: blanks.list,
	};
};
