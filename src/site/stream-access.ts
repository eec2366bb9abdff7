/** How to read a stream, as code that is ready to copy. */
import { lakeQueries } from '../catalog/lake/sql.ts';
import { lakeColumns } from '../catalog/lake/types.ts';
import type { CatalogConfig } from '../model/config.ts';
import type { Schema } from '../model/schema.ts';
import type { Stream } from '../model/stream.ts';
import { TYPES_PACKAGE } from '../paths.ts';
import { consumeWays } from '../workflow/subject/consume.ts';
import type { CodeSample } from './schema-code.ts';

/** One way to read a stream. */
export interface AccessWay {
	readonly id: string;
	readonly title: string;
	/** What to know before; '' for nothing. */
	readonly note: string;
	readonly samples: readonly CodeSample[];
}

export interface StreamAccess {
	readonly ways: readonly AccessWay[];
	/** Ways that do not apply, each with the reason. */
	readonly not: readonly { readonly title: string; readonly why: string }[];
}

/** All ways to read a stream: the ones that apply with their code, the others with why not. */
export function streamAccess(
	stream: Stream,
	schema: Schema | undefined,
	config: CatalogConfig,
): StreamAccess {
	const ways = consumeWays(stream, config);
	return {
		ways: [
			...ways
				.filter(({ whyNot }) => whyNot === null)
				.map(({ id, title, note, commands }) => ({
					id,
					title,
					note,
					samples:
						id === 'table'
							? queries(stream, schema, config)
							: commands.map((command) => ({ ...command, language: 'bash' as const })),
				})),
			...typeScript(stream, schema),
		],
		not: ways.flatMap(({ title, whyNot }) => (whyNot === null ? [] : [{ title, why: whyNot }])),
	};
}

function queries(stream: Stream, schema: Schema | undefined, { lake }: CatalogConfig): readonly CodeSample[] {
	const version = schema?.latest ?? null;
	const columns = version === null ? [] : lakeColumns(version.content);
	const spark = lakeQueries(stream, version, columns, lake, 'Spark');
	const presto = lakeQueries(stream, version, columns, lake, 'Presto').slice(0, 1);
	return [...spark, ...presto].map(({ title, dialect, sql }) => ({
		title: `${title}, ${dialect}`,
		code: sql,
		language: 'sql',
	}));
}

function typeScript(stream: Stream, schema: Schema | undefined): readonly AccessWay[] {
	if (schema === undefined || stream.pattern !== null) return [];
	const code = `import type { EventOf } from '${TYPES_PACKAGE}';

type Event = EventOf<'${stream.name}'>;
`;
	return [
		{
			id: 'typescript',
			title: 'In TypeScript',
			note: '',
			samples: [{ title: 'The type of its events', code, language: 'typescript' }],
		},
	];
}
