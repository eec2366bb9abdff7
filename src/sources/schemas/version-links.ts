import type { RawSchema } from './raw.ts';

/** A link beside the versions of a schema that is missing or leads elsewhere. */
export interface LinkFinding {
	readonly title: string;
	readonly code: 'version-link-missing' | 'version-link-wrong';
	/** Name of the link in the schema's folder. */
	readonly name: string;
	/** The file that it should lead to. */
	readonly expected: string;
	/** Where it leads, or null where it is missing. */
	readonly found: string | null;
}

/**
 * Compares the symbolic links of a repository with those that jsonschema-tools makes (lib/tests/structure.js):
 * `latest.yaml` and `latest` for the newest version, and each version without its ending.
 *
 * Both kinds are options of the tools, and an archive of a repository may have lost all links. So a kind is only
 * asked of a repository that has it at least once.
 *
 * @param links of each folder, by name
 */
export function versionLinkFindings(
	schemas: readonly RawSchema[],
	links: ReadonlyMap<string, ReadonlyMap<string, string>>,
): readonly LinkFinding[] {
	const names = new Set([...links.values()].flatMap((folder) => [...folder.keys()]));
	const usesLatest = names.has('latest.yaml') || names.has('latest.json');
	const usesBare = names.has('latest') || [...names].some((name) => /^\d+\.\d+\.\d+$/.test(name));
	return schemas.flatMap(({ title, versions }) => {
		const folder = links.get(title) ?? new Map<string, string>();
		const newest = versions.at(-1);
		if (newest === undefined) return [];
		const file = ({ version, contentType }: (typeof versions)[number]) => `${version}.${contentType}`;
		const wanted: readonly (readonly [string, string])[] = [
			...(usesLatest ? [[`latest.${newest.contentType}`, file(newest)] as const] : []),
			...(usesBare ? [['latest', file(newest)] as const] : []),
			...(usesBare ? versions.map((version) => [version.version, file(version)] as const) : []),
		];
		return wanted.flatMap(([name, expected]): LinkFinding[] => {
			const found = folder.get(name) ?? null;
			// `latest` may lead to the version without its ending, which is a link itself.
			if (found === expected || (found !== null && folder.get(found) === expected)) return [];
			return [
				{
					title,
					code: found === null ? 'version-link-missing' : 'version-link-wrong',
					name,
					expected,
					found,
				},
			];
		});
	});
}
