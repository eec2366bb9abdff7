import { asText, isArray, isObject, type Json, own } from '../../../model/json.ts';
import { pointerToken } from '../../../model/json-pointer.ts';
import type { SchemaVersion } from '../../../model/schema.ts';
import { code, type Finding, subjectOf, type VersionRule } from './finding.ts';

/** `schema-required-properties-exist` (jsonschema-tools, lib/tests/robustness.js, assertRequired). */
export const requiredPropertiesExist: VersionRule = ({ content }) => walk(content, '', 0);

function* walk(node: Json, pointer: string, depth: number): Generator<Finding> {
	if (depth > 200) return;
	const required = own(node, 'required');
	const properties = own(node, 'properties');
	if (isArray(required)) {
		for (const name of required) {
			if (typeof name === 'string' && own(properties, name) !== undefined) continue;
			yield {
				code: 'schema-required-properties-exist',
				pointer: `${pointer}/required`,
				message: `${subjectOf(pointer)} requires ${code(asText(name))}, which is not defined.`,
				hint: 'Define the property, or take it off the list in a new major version.',
			};
		}
	}
	if (!isObject(properties)) return;
	for (const [name, child] of Object.entries(properties)) {
		yield* walk(child, `${pointer}/properties/${pointerToken(name)}`, depth + 1);
	}
}

/** Fields that every event must carry (wikitech, Event Platform/Schemas/Guidelines: required fields). */
const ENVELOPE: readonly (readonly string[])[] = [['$schema'], ['meta'], ['meta', 'stream']];

/** Guideline: `$schema` and `meta.stream` are required in every schema of events. */
export function* envelopeRequired({ content }: SchemaVersion): Generator<Finding> {
	const missing = ENVELOPE.filter((path) => !isRequired(content, path)).map((path) => path.join('.'));
	if (missing.length === 0) return;
	yield {
		code: 'envelope-incomplete',
		pointer: '',
		message: `The schema does not require ${missing.map(code).join(', ')}.`,
		hint: 'Refer to the common fragment, which requires it.',
	};
}

function isRequired(content: Json, path: readonly string[]): boolean {
	let node: Json | undefined = content;
	for (const name of path) {
		const required = own(node, 'required');
		if (!isArray(required) || !required.includes(name)) return false;
		node = own(own(node, 'properties'), name);
	}
	return true;
}

/** Guideline: events say when they happened, in `dt` (schemas since 2020-12; older ones have `client_dt`). */
export function* eventTime({ content }: SchemaVersion): Generator<Finding> {
	const properties = own(content, 'properties');
	if (own(properties, 'dt') !== undefined || own(properties, 'client_dt') !== undefined) return;
	yield {
		code: 'event-time-missing',
		pointer: '',
		message: 'No field says when the event happened.',
		hint: 'Refer to the newest common fragment, which defines dt.',
	};
}
