import { z } from 'zod';
import { displayPath } from '../../config/project.ts';
import type { Problem } from '../../model/problem.ts';
import type { PublicExposure } from '../../model/stream.ts';
import { webAddress } from '../../model/web-address.ts';
import { type ReadText, readTextFile } from '../text-file.ts';
import { readRuleFile } from './rule-file.ts';

const PublicStreamsFile = z.strictObject({
	source: webAddress.optional().describe('where the list can be checked'),
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
	/** The list as people are told of it. */
	readonly file: string;
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
export function readPublicStreams(file: string | null, read: ReadText = readTextFile): PublicStreams | null {
	if (file === null) return null;
	const { value, problems } = readRuleFile(file, PublicStreamsFile, 'public-streams-unreadable', read);
	return {
		file: displayPath(file),
		exposure: new Map(
			value?.streams.map(({ name, aliases, description }) => [name, { aliases, description }] as const) ?? [],
		),
		source: value?.source ?? null,
		problems,
	};
}
