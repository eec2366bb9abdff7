/** Whether facts still stand where they are said to stand. Pure: what is in the files is passed in. */
import type { Claims } from '../../model/claim.ts';
import type { Sender } from '../../model/sender.ts';

/** One text to look for in one file. */
export interface ClaimCheck {
	/** What it belongs to: `claim config.diff`, `sender mediawiki.talk_page_edit`. */
	readonly of: string;
	readonly repository: string;
	readonly path: string;
	readonly text: string;
}

/** The state of a check. `no-repository`: the repository is not on this disk, so nothing is known. */
export type ClaimState = 'holds' | 'no-repository' | 'no-file' | 'no-text';

/** Every place that the claims and the senders name. */
export function claimChecks(
	{ claims }: Claims,
	senders: readonly { readonly name: string; readonly sender: Sender }[],
): readonly ClaimCheck[] {
	return [
		...claims.flatMap(({ id, sources }) => sources.map((source) => ({ of: `claim ${id}`, ...source }))),
		...senders.flatMap(({ name, sender: { software, evidence } }) =>
			evidenceCheck(name, evidence, evidence?.repository ?? software?.claims ?? null),
		),
	];
}

const evidenceCheck = (
	name: string,
	evidence: Sender['evidence'],
	repository: string | null,
): readonly ClaimCheck[] =>
	evidence === null || repository === null
		? []
		: [{ of: `sender of ${name}`, repository, path: evidence.path, text: evidence.text }];

/**
 * @param file the text of the file, null where the repository does not have it, undefined where the repository is
 *   not there
 */
export function claimState({ text }: Pick<ClaimCheck, 'text'>, file: string | null | undefined): ClaimState {
	if (file === undefined) return 'no-repository';
	if (file === null) return 'no-file';
	return squeezed(file).includes(squeezed(text)) ? 'holds' : 'no-text';
}

/** Line breaks and indentation of a source change more often than what it says. */
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();
