import { isObject, type Json, type JsonObject, stringAt } from '../../model/json.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { SCHEMA_PROBLEMS } from '../../model/problems/schemas.ts';
import type { SchemaExample, SchemaVersion } from '../../model/schema.ts';
import type { RawDocument, RawSchemaRepository } from '../../sources/schemas/raw.ts';
import { formatNumber } from '../../text/format.ts';
import { isGeneratedExample } from './examples/generated-example.ts';
import { examplesOf } from './examples/schema-validator.ts';
import { eventValidator } from './examples/validate-event.ts';
import { descriptionOf, type FieldContext, fieldTree, MAX_FIELD_DEPTH, MAX_FIELDS } from './fields/field.ts';

/** What a version is made of. */
export interface VersionInput {
	readonly title: string;
	readonly version: string;
	readonly draft: boolean;
	readonly document: RawDocument;
	/** The materialised schema; for a version file its value. */
	readonly content: Json | undefined;
	readonly text: string;
	readonly repository: RawSchemaRepository;
	readonly context: FieldContext;
	/** True where the source of this version has no examples: the tool made up those that are there. */
	readonly examplesMadeUp: boolean;
	/** Problems of the file that were found before. */
	readonly problems: readonly Problem[];
}

/** Reports a problem of one schema file, at the line of a JSON pointer. */
export type ReportAt = (
	code: keyof typeof SCHEMA_PROBLEMS,
	pointer: string,
	message: string,
	hint: string,
) => void;

/** Makes a reporter that puts problems of a document into a list. */
export function reporter(
	title: string,
	document: RawDocument,
	locate: RawSchemaRepository['locate'],
	problems: Problem[],
): ReportAt {
	return (code, pointer, message, hint) => {
		const { line, url } = locate(document.path, document.lineAt(pointer));
		const place = { file: document.location.file, line, url, subject: `schema:${title}` as const };
		problems.push(problemOf(SCHEMA_PROBLEMS, code, place, message, hint));
	};
}

/** Checks that a schema file says what it is called (jsonschema-tools, structure tests). */
export function checkIdentity(title: string, version: string, content: Json, report: ReportAt): void {
	const stated = stringAt(content, 'title');
	if (stated !== title) {
		const says = stated === undefined ? 'The file states no title' : `The title is “${stated.slice(0, 200)}”`;
		report(
			'schema-title-mismatch',
			'/title',
			`${says}, but the folder is “${title}”.`,
			`Write \`title: ${title}\`.`,
		);
	}
	const id = stringAt(content, '$id');
	const expected = `/${title}/${version}`;
	if (id !== expected) {
		const says = id === undefined ? 'The file states no $id' : `The $id is “${id.slice(0, 200)}”`;
		report(
			'schema-id-mismatch',
			'/$id',
			`${says}, but its place says “${expected}”.`,
			`Write \`$id: ${expected}\`.`,
		);
	}
}

/** Examples of one version that are read; the largest number in use is five. */
const MAX_EXAMPLES = 100;
/** Examples that cannot be checked, most often because it takes too long, before the others are not tried. */
const MAX_UNCHECKED = 3;

function checkExamples(content: JsonObject, madeUp: boolean, report: ReportAt): SchemaExample[] {
	const validate = eventValidator(content);
	const all = examplesOf(content);
	if (all.length > MAX_EXAMPLES) {
		report(
			'examples-too-many',
			`/examples/${MAX_EXAMPLES}`,
			`Of ${formatNumber(all.length)} examples only the first ${MAX_EXAMPLES} are read and checked.`,
			'Keep a few examples that show different events.',
		);
	}
	let unchecked = 0;
	return all.slice(0, MAX_EXAMPLES).map((value, index) => {
		const verdict =
			unchecked < MAX_UNCHECKED
				? validate(value)
				: { unchecked: 'others of this version could not be checked either' };
		if ('unchecked' in verdict) unchecked += 1;
		const generated = madeUp || isGeneratedExample(value);
		const pointer = `/examples/${index}`;
		const number = `Example ${index + 1}`;
		if ('unchecked' in verdict) {
			report(
				'example-unchecked',
				pointer,
				`${number} could not be checked: ${verdict.unchecked}.`,
				'Check it by hand.',
			);
			return { value, generated, errors: [] };
		}
		return { value, generated, errors: verdict.errors };
	});
}

/** Reads one version: its fields, examples and problems. A broken file gives a version without fields. */
export function buildVersion(input: VersionInput): SchemaVersion {
	const { title, version, draft, document, repository } = input;
	const problems: Problem[] = [...input.problems];
	const report = reporter(title, document, repository.locate, problems);
	const content = isObject(input.content) ? input.content : {};
	if (input.content !== undefined) {
		if (!isObject(input.content)) {
			report(
				'schema-not-a-mapping',
				'',
				'The file does not hold a mapping of keywords.',
				'Write a JSON Schema.',
			);
		} else if (!draft) checkIdentity(title, version, content, report);
	}
	const tree = fieldTree(content, input.context);
	if (tree.cut) {
		report(
			'schema-too-large',
			'',
			`Only ${tree.count} fields are shown: at most ${MAX_FIELDS} fields and ${MAX_FIELD_DEPTH} levels are read.`,
			'Use a map with typed values.',
		);
	}
	const examples = checkExamples(content, input.examplesMadeUp, report);
	const ids = new Set([stringAt(content, '$id') ?? '', `/${title}/${version}`]);
	return {
		title,
		version,
		uri: `/${title}/${version}`,
		draft,
		location: document.location,
		description: descriptionOf(content),
		content,
		text: input.text,
		fields: tree.fields,
		...(tree.rules.length === 0 ? {} : { rules: tree.rules }),
		fieldCount: tree.count,
		examples,
		skipped: [...new Set([...ids].flatMap((id) => repository.tools.skippedFor(id)))],
		numericBounds: repository.tools.numericBounds,
		ignored: [...ids].map((id) => repository.tools.ignoredBy(id)).find((entry) => entry !== null) ?? null,
		problems,
	};
}
