import type { Catalog } from '../../model/catalog.ts';
import type { Json } from '../../model/json.ts';
import type { Problem } from '../../model/problem.ts';
import type { Schema } from '../../model/schema.ts';
import type { Stream } from '../../model/stream.ts';

/**
 * The catalog for scripts (`/api/catalog.json`): what the default view (the first wiki of the first environment)
 * declares. The keys are a promise; more may be added.
 */
export function catalogJson(catalog: Catalog): Readonly<Record<string, Json>> {
	const [environment] = catalog.config.environments;
	return {
		digest: catalog.digest,
		view: { environment: environment?.name ?? null, wiki: environment?.wikis[0]?.name ?? null },
		repositories: catalog.repositories.map(({ name, revision, schemaCount, versionCount }) => ({
			name,
			revision,
			schemas: schemaCount,
			versions: versionCount,
		})),
		schemas: catalog.schemas.map(schemaJson),
		streams: catalog.streams.filter(({ inDefaultView }) => inDefaultView).map(streamJson),
	};
}

function schemaJson(schema: Schema): Json {
	return {
		title: schema.title,
		repository: schema.repository,
		kind: schema.kind,
		latest: schema.latest.version,
		versions: schema.versions.filter(({ draft }) => !draft).map(({ version }) => version),
		draft: schema.draft?.version ?? null,
		streams: schema.streams,
	};
}

function streamJson(stream: Stream): Json {
	const { name, pattern, schemaTitle, schemaPresent, destination, topics, table, sample, lifecycle } = stream;
	return {
		name,
		regex: pattern !== null,
		schemaTitle,
		schemaPresent,
		destination,
		topics,
		table,
		sample: sample === null ? null : { rate: sample.rate, unit: sample.unit },
		canary: stream.canary,
		lifecycle: lifecycle.state,
		public: stream.public !== null,
	};
}

/** The problems for scripts (`/api/problems.json` and `npm run check -- --format json`). */
export function problemsJson(problems: readonly Problem[]): { readonly problems: readonly Json[] } {
	return {
		problems: problems.map(({ code, severity, file, line, message, hint, subject, url = null }) => ({
			code,
			severity,
			file,
			line,
			message,
			hint,
			subject,
			url,
		})),
	};
}
