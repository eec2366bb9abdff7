import Fuse from 'fuse.js';
import { type JsonObject, stringify } from '../../../model/json.ts';
import { childPointer } from '../../../model/json-pointer.ts';
import { subschemas } from '../materialize/nodes.ts';
import { code, type Finding, subjectOf, type VersionRule } from './finding.ts';

/** All keywords of JSON Schema draft-07, and `deprecated`, which later drafts added and many tools read. */
const KEYWORDS: readonly string[] =
	`$comment $id $ref $schema additionalItems additionalProperties allOf anyOf const contains contentEncoding
	contentMediaType default definitions dependencies deprecated description else enum examples exclusiveMaximum
	exclusiveMinimum format if items maxItems maxLength maxProperties maximum minItems minLength minProperties minimum
	multipleOf not oneOf pattern patternProperties properties propertyNames readOnly required then title type
	uniqueItems writeOnly`.split(/\s+/);
const KNOWN = new Set(KEYWORDS);
const NEAR = new Fuse([...KEYWORDS], { threshold: 0.35, ignoreLocation: false, distance: 20 });

/** Keys that other tools put on purpose: `x-…`. */
const isExtension = (key: string): boolean => key.startsWith('x-');

/** Keys of schema nodes that are no keywords: misspelt ones with a suggestion, others as misplaced. */
export const unknownKeywords: VersionRule = ({ content }) => walk(content, '', 0);

function* walk(node: JsonObject, pointer: string, depth: number): Generator<Finding> {
	if (depth > 200) return;
	for (const [key, value] of Object.entries(node)) {
		if (KNOWN.has(key) || isExtension(key)) continue;
		const place = childPointer(pointer, key);
		const shown = key.length > 60 ? `${key.slice(0, 57)}…` : key;
		const meant = suggestion(key);
		yield meant === null
			? {
					code: 'keyword-unknown',
					pointer: place,
					message: `${subjectOf(pointer)} has the unknown keyword “${shown}”.`,
					hint: 'Look at its indentation: it may belong to a list or text above it.',
				}
			: {
					code: 'keyword-misspelt',
					pointer: place,
					message: `${subjectOf(pointer)} has the keyword ${code(shown)} (${stringify(value).slice(0, 40)}), which validators ignore.`,
					hint: `Did you mean ${code(meant)}?`,
				};
	}
	for (const { node: child, pointer: inner } of subschemas(node))
		yield* walk(child, pointer + inner, depth + 1);
}

/** The keyword that is meant: nearly the same letters, and a length that differs by two at most. */
function suggestion(key: string): string | null {
	if (key.length < 4 || key.length > 30) return null;
	const found = NEAR.search(key).find(({ item }) => Math.abs(item.length - key.length) <= 2);
	return found?.item ?? null;
}
