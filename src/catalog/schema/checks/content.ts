import { isObject, own } from '../../../model/json.ts';
import { SCHEMA_RULE_PROBLEMS, type SchemaRuleCode } from '../../../model/problems/schema-rules.ts';
import type { Field, SchemaVersion } from '../../../model/schema.ts';
import { plural } from '../../../text/format.ts';
import { code, type Finding, properties } from './finding.ts';

/** Guideline: no objects that take anything. The tools' own test lets `additionalProperties: true` pass. */
export function* objectsWithoutShape({ content }: SchemaVersion): Generator<Finding> {
	for (const { path, pointer, node } of properties(content)) {
		if (own(node, 'type') !== 'object' || own(node, 'additionalProperties') !== true) continue;
		if (isObject(own(node, 'properties'))) continue;
		yield {
			code: 'object-without-shape',
			pointer,
			message: `The field ${code(path)} takes objects of any content.`,
			hint: 'Name its fields, or declare the type of its values to make it a map.',
		};
	}
}

/** One finding per kind of personal data that has a problem kind `collects-<kind>`. */
export function* personalData({ fields }: SchemaVersion): Generator<Finding> {
	const found = new Map<SchemaRuleCode, { label: string; fields: Field[] }>();
	const open = [...fields].reverse();
	for (let field = open.pop(); field !== undefined; field = open.pop()) {
		for (const { kind, label } of field.privacy) {
			const rule = `collects-${kind}`;
			if (!isRule(rule)) continue;
			const entry = found.get(rule) ?? { label, fields: [] };
			entry.fields.push(field);
			found.set(rule, entry);
		}
		// A group of marked fields, such as a parsed user agent, is named once.
		if (field.privacy.length === 0) open.push(...[...field.children].reverse());
	}
	for (const [rule, { label, fields: marked }] of found) {
		yield {
			code: rule,
			pointer: marked[0]?.pointer ?? '',
			message: `${label} in the ${plural(marked.length, 'field')} ${marked.map(({ path }) => code(path)).join(', ')}.`,
			hint: 'Check that the stream needs it, and that it is deleted in time.',
		};
	}
}

const isRule = (name: string): name is SchemaRuleCode => Object.hasOwn(SCHEMA_RULE_PROBLEMS, name);
