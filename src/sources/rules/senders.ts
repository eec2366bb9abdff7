import { z } from 'zod';
import { compiles } from '../../formats/pattern/compiles.ts';
import { PRODUCER_KINDS } from '../../model/producer-kind.ts';
import type { FindSender, Sender, Software } from '../../model/sender.ts';
import { webAddress } from '../../model/web-address.ts';
import { type ReadText, readTextFile } from '../text-file.ts';
import { type RuleFileRead, readRuleFile } from './rule-file.ts';

const text = z.string().min(1);
const kind = z.enum(PRODUCER_KINDS.filter((one) => one !== 'unknown'));

const software = z.strictObject({
	title: text.describe('how people call it'),
	clone: webAddress.describe('the address to clone it from'),
	review: z.enum(['gerrit', 'github', 'gitlab']).describe('where changes are reviewed'),
	runs: z
		.enum(['mediawiki', 'android', 'ios', 'service', 'flink', 'program'])
		.describe('how it runs, which decides how it is deployed'),
	ownersFile: text.nullable().default(null).describe('a file in which every instrument needs an entry'),
	claims: text.nullable().default(null).describe('its key among the repositories of the claims'),
});

const sender = z
	.strictObject({
		streams: z.array(text).min(1).optional().describe('names of streams'),
		names: z
			.array(
				text
					.refine((source) => compiles(source), 'expected a regular expression that compiles.')
					.transform((source) => new RegExp(source)),
			)
			.min(1)
			.optional()
			.describe('regular expressions for names'),
		kind: kind.describe('who sends it'),
		also: z.array(kind).default([]).describe('who else sends it'),
		client: z.literal('test-kitchen').nullable().default(null).describe('the client library'),
		language: z.enum(['python', 'java']).nullable().default(null).describe('of a stream processor'),
		software: text.nullable().default(null).describe('a key of `software`'),
		evidence: z
			.strictObject({ path: text, text, repository: text.nullable().default(null) })
			.nullable()
			.default(null)
			.describe(
				'the file that sends it and a text in it; or `repository`, of the claims, with the file that deploys it',
			),
		unverified: text.nullable().default(null).describe('why there is no evidence'),
		owner: z
			.strictObject({ team: text, url: webAddress.nullable().default(null) })
			.nullable()
			.default(null)
			.describe('the team that answers for it'),
		samples: text.nullable().default(null).describe('how it samples outside of the stream configuration'),
		how: text.nullable().default(null).describe('what is special about the way it is sent'),
		retired: text.nullable().default(null).describe('why nothing sends it any more'),
	})
	.refine(({ streams, names }) => (streams === undefined) !== (names === undefined), {
		message: 'give either `streams` or `names`',
	});

/** The shape of `content/wikimedia/senders.yaml`. */
export const SendersFile = z
	.strictObject({
		software: z.record(text, software).describe('the software by a short name'),
		senders: z.array(sender).describe('the list of who sends what; the first that fits holds'),
	})
	.superRefine(({ software: known, senders }, context) => {
		for (const [index, { software: name }] of senders.entries()) {
			if (name === null || Object.hasOwn(known, name)) continue;
			context.addIssue({
				code: 'custom',
				path: ['senders', index, 'software'],
				message: `\`${name}\` is not one of \`software\``,
			});
		}
	});

export type SendersFileValue = z.output<typeof SendersFile>;

/**
 * Reads who sends each stream (`senders` of the configuration).
 *
 * @param file absolute path, or null where none is configured
 */
export function readSenders(
	file: string | null,
	read: ReadText = readTextFile,
): RuleFileRead<SendersFileValue> {
	if (file === null) return { value: { software: {}, senders: [] }, problems: [] };
	return readRuleFile(file, SendersFile, 'senders-unreadable', read);
}

/** The sender of a stream: the entry that names it, else the first pattern that fits. */
export function senderFinder({ software: known, senders }: SendersFileValue): FindSender {
	const made = senders.map((one) => ({ ...one, sender: toSender(one, known) }));
	const byName = new Map(
		made.flatMap(({ streams = [], sender: found }) => streams.map((name) => [name, found])),
	);
	return (stream) =>
		byName.get(stream) ??
		made.find(({ names = [] }) => names.some((pattern) => pattern.test(stream)))?.sender ??
		null;
}

function toSender(
	{ kind: first, also, software: name, ...rest }: SendersFileValue['senders'][number],
	known: Readonly<Record<string, Software>>,
): Sender {
	const { client, language, evidence, unverified, owner, samples, how, retired } = rest;
	return {
		kinds: [first, ...also],
		client,
		language,
		software: name === null ? null : (known[name] ?? null),
		evidence,
		unverified,
		owner,
		samples,
		how,
		retired,
	};
}

/** Every entry with the name or pattern that it is for. */
export function namedSenders({
	software: known,
	senders,
}: SendersFileValue): readonly { readonly name: string; readonly sender: Sender }[] {
	return senders.map((one) => ({
		name: (one.streams ?? one.names?.map(({ source }) => `/${source}/`) ?? []).join(', '),
		sender: toSender(one, known),
	}));
}
