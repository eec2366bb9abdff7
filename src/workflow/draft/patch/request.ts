/** What somebody wants to change, as it is kept in a file and handed from page to page. */
import type { Draft, DraftField } from '../draft.ts';

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
