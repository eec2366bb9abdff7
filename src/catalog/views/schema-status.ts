import type { Schema } from '../../model/schema.ts';
import { schemasPath } from '../../paths.ts';
import { formatCount } from '../../text/format.ts';

/** A short statement about a schema, as a chip shows it. */
export interface Status {
	readonly label: string;
	readonly tone: 'neutral' | 'progressive' | 'success' | 'warning' | 'error';
	/** What it means, a sentence. */
	readonly meaning: string;
	/** Where it is shown, or a list of all schemas of which it is true. */
	readonly href?: string;
}

/** How a schema is used: by streams, or for a fragment by schemas. */
function useStatus({ kind, streams, referencedBy }: Schema): Status {
	if (kind === 'fragment') {
		const users = new Set(referencedBy.map(({ title }) => title)).size;
		return users === 0
			? { label: 'not used', tone: 'warning', meaning: 'No loaded schema refers to this fragment.' }
			: {
					label: `used by ${formatCount(users, 'schema')}`,
					tone: 'success',
					meaning: 'Schemas that are built from this fragment.',
					href: '#used-by',
				};
	}
	return streams.length === 0
		? { label: 'not used', tone: 'warning', meaning: 'No stream of the configuration uses it.' }
		: {
				label: `used by ${formatCount(streams.length, 'stream')}`,
				tone: 'success',
				meaning: 'Streams of the configuration whose events follow this schema.',
				href: '#used-by',
			};
}

/** What a reader must know before re-using a schema, most important first. */
export function schemaStatus(schema: Schema): readonly Status[] {
	const statuses = [useStatus(schema)];
	const { latest, draft, note, development, legacy } = schema;
	if (note?.status === 'deprecated' || note?.status === 'retired') {
		statuses.unshift({ label: note.status, tone: 'error', meaning: 'A note of the catalog says so.' });
	}
	if (development) {
		statuses.push({
			label: 'development',
			tone: 'warning',
			meaning: 'A prototype: its data can be deleted at any time.',
			href: `${schemasPath()}?state=development`,
		});
	}
	if (legacy) {
		statuses.push({
			label: 'legacy',
			tone: 'neutral',
			meaning: 'Migrated from an older system; its names do not follow the conventions.',
			href: `${schemasPath()}?state=legacy`,
		});
	}
	if (latest.draft) {
		statuses.push({ label: 'draft only', tone: 'warning', meaning: 'No version has been published yet.' });
	} else if (draft !== null) {
		statuses.push({
			label: `draft ${draft.version}`,
			tone: 'neutral',
			meaning: 'A newer version is stated by current.yaml and not published yet.',
		});
	}
	return statuses;
}
