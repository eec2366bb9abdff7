import { z } from 'zod';
import type { Claims } from '../../model/claim.ts';
import { webAddress } from '../../model/web-address.ts';
import { type ReadText, readTextFile } from '../text-file.ts';
import { type RuleFileRead, readRuleFile } from './rule-file.ts';

const text = z.string().min(1);
const id = text.regex(/^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*$/, {
	message: 'expected lower-case words joined by dots and hyphens',
});

const claim = z
	.strictObject({
		id: id.describe('a short name that texts use'),
		says: text.describe('the fact, one sentence'),
		value: text.nullable().default(null).describe('what {claim.<id>} stands for'),
		vouches: z.array(text).default([]).describe('the configured values that the fact is about'),
		sources: z
			.array(
				z.strictObject({
					repository: text.describe('a key of `repositories`'),
					path: text
						.refine((path) => !path.startsWith('/') && !path.split('/').includes('..'), {
							message: 'expected a path inside of the repository',
						})
						.describe('a file in it'),
					text: text.describe('a text that must stand in the file'),
				}),
			)
			.default([])
			.describe('the places that show it'),
		unverified: text.nullable().default(null).describe('why no source shows it'),
		checked: text.regex(/^\d{4}-\d{2}-\d{2}$/).describe('the day of the last check, YYYY-MM-DD'),
	})
	.refine(({ sources, unverified }) => (sources.length === 0) !== (unverified === null), {
		message: 'give `sources`, or say in `unverified` why there are none',
	});

/** The shape of `content/wikimedia/claims.yaml`. */
export const ClaimsFile = z
	.strictObject({
		repositories: z
			.record(text, z.strictObject({ url: webAddress, branch: text }))
			.describe('the public repositories that sources are in'),
		claims: z.array(claim).describe('the list of facts'),
	})
	.superRefine(({ repositories, claims }, context) => {
		const seen = new Set<string>();
		for (const [index, one] of claims.entries()) {
			if (seen.has(one.id)) {
				context.addIssue({
					code: 'custom',
					path: ['claims', index, 'id'],
					message: `the name \`${one.id}\` is used twice`,
				});
			}
			seen.add(one.id);
			for (const [at, { repository }] of one.sources.entries()) {
				if (Object.hasOwn(repositories, repository)) continue;
				context.addIssue({
					code: 'custom',
					path: ['claims', index, 'sources', at, 'repository'],
					message: `\`${repository}\` is not one of \`repositories\``,
				});
			}
		}
	});

export const NO_CLAIMS: Claims = { repositories: {}, claims: [] };

/**
 * Reads the facts that guides state (`claims` of the configuration).
 *
 * @param file absolute path, or null where none is configured
 */
export function readClaims(file: string | null, read: ReadText = readTextFile): RuleFileRead<Claims> {
	if (file === null) return { value: NO_CLAIMS, problems: [] };
	return readRuleFile(file, ClaimsFile, 'claims-unreadable', read);
}
