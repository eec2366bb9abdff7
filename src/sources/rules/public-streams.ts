import { z } from 'zod';
import { displayPath } from '../../config/project.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { CONFIGURATION_PROBLEMS } from '../../model/problems/configuration.ts';
import type { PublicExposure } from '../../model/stream.ts';
import { readHandWritten } from './rule-file.ts';

const PublicStreamsFile = z.strictObject({
	source: z.url().optional().describe('where the list can be checked'),
	streams: z
		.array(
			z.strictObject({
				name: z.string().min(1).describe('the name of a stream'),
				aliases: z.array(z.string().min(1)).default([]).describe('other names that it can be asked for by'),
				description: z.string().min(1).nullable().default(null).describe('what the public is told of it'),
			}),
		)
		.describe('the list of public streams'),
});

/** The streams that everybody may read, by name. */
export interface PublicStreams {
	readonly exposure: ReadonlyMap<string, PublicExposure>;
	/** Where the list can be checked, or null. */
	readonly source: string | null;
	readonly problems: readonly Problem[];
}

/**
 * Reads the list of public streams (`publicStreams` of the configuration).
 *
 * @param file absolute path, or null where none is configured
 * @returns null where none is configured or it cannot be used; then no page may claim that a stream is not public
 */
export function readPublicStreams(file: string | null): PublicStreams | null {
	if (file === null) return null;
	const { value, problems } = readHandWritten(file, PublicStreamsFile, 'public-streams-unreadable');
	return {
		exposure: new Map(
			value?.streams.map(({ name, aliases, description }) => [name, { aliases, description }] as const) ?? [],
		),
		source: value?.source ?? null,
		problems,
	};
}

/** One notice for all names on the list that the catalog does not know, because they usually come together. */
export function undeclaredPublicStreams(
	list: PublicStreams,
	file: string,
	isDeclared: (name: string) => boolean,
): readonly Problem[] {
	const unknown = [...list.exposure.keys()].filter((name) => !isDeclared(name));
	if (unknown.length === 0) return [];
	const shown = displayPath(file);
	return [
		problemOf(
			CONFIGURATION_PROBLEMS,
			'public-stream-undeclared',
			{ file: shown, subject: `configuration:${shown}` },
			`${unknown.length} of ${list.exposure.size} public streams are not configured here: ${unknown.join(', ')}.`,
			CONFIGURATION_PROBLEMS['public-stream-undeclared'].mend,
		),
	];
}
