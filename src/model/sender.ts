import type { ProducerKind } from './producer-kind.ts';

/** The software that sends events, as guides clone, review and deploy it. */
export interface Software {
	readonly title: string;
	/** The address to clone it from. */
	readonly clone: string;
	/** Where its changes are reviewed. */
	readonly review: 'gerrit' | 'github' | 'gitlab';
	/** How it runs, which decides how it gets to beta and production. */
	readonly runs: 'mediawiki' | 'android' | 'ios' | 'service' | 'flink' | 'program';
	/** A file in which every instrument needs an entry, or null. */
	readonly ownersFile: string | null;
	/** Key of its repository among those of the claims, by which evidence is checked; null where it is not public. */
	readonly claims: string | null;
}

/** Who sends a stream: hand-written knowledge that the stream configuration does not have. */
export interface Sender {
	/** Most telling first; at least one. */
	readonly kinds: readonly ProducerKind[];
	/** The client library, where the kind does not say it. */
	readonly client: 'test-kitchen' | null;
	/** Of a stream processor. */
	readonly language: 'python' | 'java' | null;
	/** Null where the software is not known or is gone. */
	readonly software: Software | null;
	/**
	 * The file that sends it, with a text that must stand there; null where nothing public shows it. With a repository
	 * (a key among those of the claims) the file is there instead, and shows who deploys the sender.
	 */
	readonly evidence: {
		readonly path: string;
		readonly text: string;
		readonly repository: string | null;
	} | null;
	/** Why there is no evidence, a sentence; null where there is. */
	readonly unverified: string | null;
	readonly owner: { readonly team: string; readonly url: string | null } | null;
	/** How it samples outside of the stream configuration, a sentence. */
	readonly samples: string | null;
	/** What is special about the way it is sent, a sentence. */
	readonly how: string | null;
	/** Why nothing sends it any more, a sentence; null for a stream in use. */
	readonly retired: string | null;
}

/** Finds the sender of a stream by its name. */
export type FindSender = (stream: string) => Sender | null;
