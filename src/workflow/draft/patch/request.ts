/** What somebody wants to change, as it is kept in a file and handed from page to page. */
import { type Draft, type DraftField, draftFromHash, draftToHash } from '../draft.ts';

/** A stream that is not there yet. */
export interface NewStream {
	readonly kind: 'new stream';
	/** Number of the task, such as `T123456`; '' while there is none. */
	readonly task: string;
	/** Whether only beta declares it, until somebody moves it to production. */
	readonly betaOnly: boolean;
	/** Repository of a new schema; '' for the one that fits its title. */
	readonly repository: string;
	readonly stream: Draft;
}

/** Another rate for a stream that runs. */
export interface NewSample {
	readonly kind: 'sample';
	readonly task: string;
	readonly stream: string;
	/** The list of the configuration: `default`, or one such as `+enwiki`. */
	readonly group: string;
	readonly rate: number;
	readonly unit: string;
}

/** More fields for a schema, in its next minor version. */
export interface NewFields {
	readonly kind: 'fields';
	readonly task: string;
	readonly schema: string;
	readonly fields: readonly Omit<DraftField, 'required'>[];
}

export type PatchRequest = NewStream | NewSample | NewFields;

/** A request as the text of a file. */
export const requestText = (request: PatchRequest): string => `${JSON.stringify(request, null, 2)}\n`;

/** A new stream as the fragment of an address, without `#`. */
export function newStreamToHash({ task, betaOnly, repository, stream }: NewStream): string {
	const query = new URLSearchParams(draftToHash(stream));
	if (task !== '') query.set('task', task);
	if (betaOnly) query.set('beta', 'only');
	if (repository !== '') query.set('in', repository);
	return query.toString();
}

/** Reads the fragment of an address; what is not of the form is left out. */
export function newStreamFromHash(hash: string): NewStream {
	const query = new URLSearchParams(hash.replace(/^#/, ''));
	const task = query.get('task') ?? '';
	return {
		kind: 'new stream',
		task: TASK.test(task) ? task : '',
		betaOnly: query.get('beta') === 'only',
		repository: (query.get('in') ?? '').slice(0, 200),
		stream: draftFromHash(hash),
	};
}

/** The number of a task. It stands in a comment of PHP, which some characters would end. */
export const TASK: RegExp = /^[A-Za-z0-9_-]{0,40}$/;
