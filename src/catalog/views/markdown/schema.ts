import { type Json, stringify } from '../../../model/json.ts';
import type { Field, FieldRule } from '../../../model/schema.ts';
import type { Part } from '../../../model/words.ts';
import { schemaPath, versionPath } from '../../../paths.ts';
import { formatCount } from '../../../text/format.ts';
import { authored, bullets, code, fenced, linkTo, page, plain, table } from '../../../text/markdown.ts';
import { constraintParts } from '../../schema/fields/constraints.ts';
import { eachField } from '../../schema/fields/field.ts';
import { describeType } from '../../schema/fields/type.ts';
import type { SchemaPageView } from '../schema-page.ts';
import { ownersText } from './owners.ts';
import { problemLines } from './problems.ts';

/**
 * The page of a schema as Markdown, for language models and for reading in a terminal.
 *
 * @param url makes the address of a path of the site
 */
export function schemaMarkdown(view: SchemaPageView, url: (path: string) => string): string {
	const { schema, version, users, isEvent, lake, minimal, lineage } = view;
	const { note } = schema;
	return page(
		`# ${code(view.title)}`,
		bullets([
			`${view.kind} in the repository ${code(view.repository)}, version ${version.version}${version.draft ? ' (draft)' : ''}`,
			...view.statuses.map(({ label, meaning }) => `${plain(label)}: ${plain(meaning)}`),
			`Owner: ${ownersText(schema.owners)}${note?.contact ? ` Contact: ${plain(note.contact)}` : ''}`,
			`${isEvent ? 'Streams' : 'Schemas'} that use it: ${users.length === 0 ? 'none' : users.map(({ name, href }) => linkTo(code(name), url(href))).join(', ')}`,
		]),
		schema.description === '' ? 'It has no description.' : authored(schema.description),
		note !== null && authored(note.body),
		note !== null &&
			note.warnings.length > 0 &&
			bullets(note.warnings.map((text) => `Warning: ${plain(text)}`)),
		isEvent ? '## In an event' : '## In a schema',
		fenced(view.reference, isEvent ? 'json' : 'yaml'),
		`## Fields (${version.fieldCount})`,
		(version.rules ?? []).length > 0 && bullets((version.rules ?? []).map(ruleText)),
		fieldTable([...eachField(version.fields)]),
		minimal && `## Smallest ${minimal.valid ? 'valid event' : 'event, not valid yet'}`,
		minimal && fenced(minimal.json, 'json'),
		...version.examples.flatMap(({ value, generated, errors }, index) => [
			`## Example ${index + 1}${generated ? ', made up by the build tool' : ''}`,
			errors.length > 0 && bullets(errors.map((error) => `Not valid: ${plain(error)}`)),
			fenced(stringify(value, 2), 'json'),
		]),
		`## Versions (${view.versions.length})`,
		bullets(
			view.versions
				.toReversed()
				.map(
					({ version: one, label, differences, draft, isLatest }) =>
						`${linkTo(one, url(isLatest ? schemaPath(view.title) : versionPath(view.title, one)))}${draft ? ' (draft)' : ''}: ${label}${differences > 0 ? `, ${formatCount(differences, 'difference')}` : ''}`,
				),
		),
		lake && '## Data Lake',
		lake && lake.tables.length > 0 && `Tables: ${lake.tables.map(({ table: one }) => code(one)).join(', ')}`,
		lake && fenced(lake.ddl, 'sql'),
		'## Lineage',
		bullets([
			...lineage.ancestors.map(
				({ title, version: pinned, through, stale, found }) =>
					`Takes in ${code(`${title} ${pinned}`)}${through[0] !== view.title && through.length > 0 ? ` through ${through.map(code).join(', ')}` : ''}${stale ? ', of which a newer version exists' : ''}${found ? '' : ', which is not in this catalog'}`,
			),
			...lineage.users.map(({ title, version: pinned }) => `${code(title)} takes in its version ${pinned}`),
			...(lineage.ancestors.length + lineage.users.length === 0 ? ['It stands alone.'] : []),
		]),
		`## Issues (${view.findings.problems.length})`,
		problemLines(view.findings.problems),
		'## Files',
		bullets(
			view.files.map(({ label, href }) => linkTo(plain(label), /^https?:/.test(href) ? href : url(href))),
		),
	);
}

/** All fields of a version, one a line. */
function fieldTable(fields: readonly Field[]): string {
	return table(
		['Field', 'Type', 'Required', 'Description'],
		fields.map((field) => [
			code(field.path),
			plain(describeType(field.type)),
			field.required ? 'yes' : '',
			[
				plain(field.description),
				...(field.enum === null ? [] : [`One of ${field.enum.map(value).join(', ')}.`]),
				...(field.default === undefined ? [] : [`Default ${value(field.default)}.`]),
				...field.constraints.map((constraint) => `${said(constraintParts(constraint))}.`),
				...(field.rules ?? []).map(ruleText),
				...field.privacy.map(({ label }) => `Personal data: ${plain(label)}.`),
			]
				.filter((text) => text !== '')
				.join(' '),
		]),
	);
}

const said = (parts: readonly Part[]): string =>
	parts
		.map((part) => (typeof part === 'string' ? part.replace(/\S+/g, (word) => plain(word)) : code(part.code)))
		.join('');

const ruleText = ({ title, options }: FieldRule): string =>
	`${plain(title)}: ${options.map(said).join('; ')}.`;

const value = (json: Json): string => code(stringify(json));
