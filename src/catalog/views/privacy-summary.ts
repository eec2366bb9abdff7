import type { Field, PrivacyMark } from '../../model/schema.ts';
import { eachField } from '../schema/fields/field.ts';

/** A kind of personal data that a schema carries, with the fields that carry it. */
export interface PrivacySummary {
	readonly mark: PrivacyMark;
	readonly fields: readonly Field[];
}

/** The kinds of personal data among the fields of a version, in order of appearance. */
export function privacySummary(fields: readonly Field[]): readonly PrivacySummary[] {
	const kinds = new Map<string, { mark: PrivacyMark; fields: Field[] }>();
	for (const field of eachField(fields)) {
		for (const mark of field.privacy) {
			const kind = kinds.get(mark.kind);
			if (kind === undefined) kinds.set(mark.kind, { mark, fields: [field] });
			else kind.fields.push(field);
		}
	}
	return [...kinds.values()];
}
