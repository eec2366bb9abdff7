import type { Catalog } from '../../model/catalog.ts';
import type { ProducerKind } from '../../model/producer-kind.ts';

/** What streams of one kind of producer usually have; '' where nothing is usual. */
export interface UsualChoice {
	readonly service: string;
	/** Unit of the sample. */
	readonly unit: string;
	/** `title@version` of the fragment that their schemas take in, one of those offered. */
	readonly fragment: string;
}

/** A fragment that a new schema can take in. */
export interface FragmentChoice {
	readonly title: string;
	readonly version: string;
	readonly description: string;
	readonly fields: number;
}

function mostFrequent(values: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/**
 * What the streams of the catalog have in common by who sends them: what a draft begins with.
 *
 * @param offered the fragments that a draft can take in
 */
export function usualChoices(
	{ streams, schemaByTitle }: Catalog,
	offered: readonly { readonly title: string; readonly version: string }[],
): ReadonlyMap<ProducerKind, UsualChoice> {
	const kinds = Map.groupBy(
		streams.filter(({ inDefaultView, producers }) => inDefaultView && producers.length > 0),
		({ producers }) => producers[0]?.kind ?? 'unknown',
	);
	const fragments = new Map(offered.map(({ title, version }) => [title, `${title}@${version}`]));
	return new Map(
		[...kinds].map(([kind, members]) => {
			const schemas = members.flatMap(({ schemaTitle }) => schemaByTitle.get(schemaTitle ?? '') ?? []);
			return [
				kind,
				{
					service: mostFrequent(members.flatMap(({ destination }) => destination ?? [])),
					unit: mostFrequent(members.flatMap(({ sample }) => sample?.unit ?? [])),
					fragment: mostFrequent(
						schemas.flatMap(({ references }) =>
							references.flatMap(({ title }) => fragments.get(title) ?? []),
						),
					),
				},
			];
		}),
	);
}

/** The fragments offered, with what they say of themselves. */
export function fragmentChoices(
	{ schemaByTitle }: Catalog,
	offered: readonly { readonly title: string; readonly version: string }[],
): readonly FragmentChoice[] {
	return offered.map(({ title, version }) => {
		const schema = schemaByTitle.get(title);
		return {
			title,
			version,
			description: schema?.description ?? '',
			fields: schema?.latest.fieldCount ?? 0,
		};
	});
}
