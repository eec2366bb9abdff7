import type { SchemaHistory, Since } from '../../model/history.ts';
import type { Schema } from '../../model/schema.ts';
import { changesPath, schemaPath, versionPath } from '../../paths.ts';
import { VERDICT_WORDS } from '../schema/compare/describe-difference.ts';
import { type VersionStep, versionHistory } from '../schema/compare/version-history.ts';

/** A version in the list of a schema's versions. */
export interface VersionEntry {
	readonly version: string;
	/** The schema's page for the latest version, a page of its own for any other. */
	readonly href: string;
	readonly isLatest: boolean;
	readonly draft: boolean;
	/** The compatibility of the step that leads to it; "first version" where none does. */
	readonly label: string;
	readonly tone: 'success' | 'warning' | 'error' | 'neutral';
	/** Where that step is shown, or null for the first version. */
	readonly changesHref: string | null;
	/** Day on which it was published, or null where no history tells. */
	readonly date: string | null;
	/** Number of differences of that step. */
	readonly differences: number;
}

/**
 * All versions, oldest first.
 *
 * @param history what the version history of its repository tells of it
 */
export function versionList(schema: Schema, history: SchemaHistory | null = null): readonly VersionEntry[] {
	const steps = new Map(versionHistory(schema).map((step) => [step.to.version, step]));
	return schema.versions.map((one) => {
		const { version, draft } = one;
		const step = steps.get(version);
		const verdict = step && VERDICT_WORDS[step.change.verdict];
		const isLatest = one === schema.latest;
		return {
			version,
			draft,
			isLatest,
			href: isLatest ? schemaPath(schema.title) : versionPath(schema.title, version),
			label: verdict?.label ?? 'first version',
			tone: verdict?.tone ?? 'neutral',
			changesHref: step ? `${changesPath(schema.title)}#v${version}` : null,
			date: dayOf(history?.versions.get(version)),
			differences: step?.change.differences.length ?? 0,
		};
	});
}

const dayOf = (since: Since | undefined): string | null =>
	since?.kind === 'change' ? since.change.date : null;

/** The steps before and after a version; null at the ends. */
export function neighbouringSteps(
	schema: Schema,
	version: string,
): { readonly before: VersionStep | null; readonly after: VersionStep | null } {
	const steps = versionHistory(schema);
	return {
		before: steps.find(({ to }) => to.version === version) ?? null,
		after: steps.find(({ from }) => from.version === version) ?? null,
	};
}
