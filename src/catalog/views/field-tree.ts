import type { Field, FieldRule, SchemaVersion, VersionReference } from '../../model/schema.ts';
import { eachField } from '../schema/fields/field.ts';
import { groupFields } from './envelope.ts';
import { type PrivacySummary, privacySummary } from './privacy-summary.ts';

/** Top-level fields that come from one place. */
export interface FieldGroup {
	/** `own`: defined in the schema; `inherited`: from the fragment in `from`; `unknown`: the origin is not known. */
	readonly kind: 'own' | 'inherited' | 'unknown';
	readonly from: VersionReference | null;
	readonly fields: readonly Field[];
}

/** All that a field tree shows. */
export interface FieldTreeView {
	readonly groups: readonly FieldGroup[];
	/** Fields that the platform gives every event; shown last and closed. */
	readonly common: readonly Field[];
	/** What the schema says of the event as a whole. */
	readonly rules: readonly FieldRule[];
	/** All fields at every depth. */
	readonly count: number;
	readonly provenanceKnown: boolean;
	readonly privacy: readonly PrivacySummary[];
	/** The version whose page says the rest, where only differences from it are shown; null where all is shown. */
	readonly against: string | null;
	/** Paths whose description and limits are those of that version. */
	readonly same: ReadonlySet<string>;
}

/** What a row says of a field, to tell whether another version says the same. */
const saying = ({
	type,
	required,
	description,
	enum: values,
	constraints,
	rules,
	default: preset,
}: Field): string =>
	JSON.stringify([type, required, description, values, constraints, rules, preset], (_key, value: unknown) =>
		typeof value === 'bigint' ? `${value}n` : value,
	);

/**
 * The fields of a version in reading order: its own first, then what it inherits by where it is from, then the
 * common fields.
 *
 * @param latest the latest version, where this one is older: what both say alike is not said again
 */
export function fieldTree(version: SchemaVersion, latest: SchemaVersion = version): FieldTreeView {
	const { fields, envelope } = groupFields(version.fields);
	const groups = Map.groupBy(fields, ({ provenance, provenanceKnown }) =>
		provenance === null ? String(provenanceKnown) : `${provenance.title}@${provenance.version}`,
	);
	const older = version !== latest;
	const known = new Map(
		older ? [...eachField(latest.fields)].map((field) => [field.path, saying(field)]) : [],
	);
	const same = [...eachField(version.fields)].filter((field) => known.get(field.path) === saying(field));
	return {
		groups: [...groups.values()].map((members): FieldGroup => {
			const from = members[0]?.provenance ?? null;
			const own = members[0]?.provenanceKnown ?? false;
			return { kind: from !== null ? 'inherited' : own ? 'own' : 'unknown', from, fields: members };
		}),
		common: envelope,
		rules: version.rules ?? [],
		count: version.fieldCount,
		provenanceKnown: version.fields.some((field) => field.provenanceKnown),
		privacy: privacySummary(version.fields),
		against: older ? latest.version : null,
		same: new Set(same.map(({ path }) => path)),
	};
}
