/** Which schema an event names, as an event service resolves it. */
import { type Json, own } from '../../model/json.ts';
import type { CheckData } from './check-data.ts';
import { nearName } from './near-name.ts';

export interface NamedSchema {
	readonly title: string;
	readonly version: string;
}

export type SchemaLookup =
	| { readonly found: NamedSchema }
	/** Why the service cannot find it, and what to do. */
	| { readonly message: string; readonly fix: string };

const PROTOCOL = /^[a-zA-Z0-9+.-]+:\/\//;
const PATH = /^\/(.+)\/([^/]+?)(?:\.(?:yaml|json))?(?:#.*)?$/;
/** Versions that a mistake is compared with. */
const SHOWN_VERSIONS = 5;

/**
 * The schema at `$schema`: a path from the root of the schema repositories, `/<title>/<version>`; `latest` stands for
 * the newest version, and an ending or a fragment does not matter.
 *
 * @param event an event. Untrusted
 */
export function schemaOfEvent(event: Json, versions: CheckData['versions']): SchemaLookup {
	const uri = own(event, '$schema');
	if (uri === undefined) {
		return {
			message: '`$schema` is missing.',
			fix: 'Send the title and the version of the schema: `/<title>/<version>`.',
		};
	}
	if (typeof uri !== 'string') {
		return {
			message: '`$schema` is no text.',
			fix: 'Send the title and the version of the schema: `/<title>/<version>`.',
		};
	}
	if (PROTOCOL.test(uri)) {
		return {
			message: '`$schema` is a whole address, which event services refuse.',
			fix: 'Send the path alone: `/<title>/<version>`.',
		};
	}
	const [, title = '', file = ''] = PATH.exec(uri) ?? [];
	if (title === '') {
		return {
			message: uri.startsWith('/') ? '`$schema` has no version.' : '`$schema` does not begin with a slash.',
			fix: 'Write it as `/<title>/<version>`.',
		};
	}
	const known = Object.hasOwn(versions, title) ? (versions[title] ?? []) : null;
	if (known === null) {
		const near = nearName(title, Object.keys(versions));
		return {
			message: `There is no schema \`${title}\`.`,
			fix: near === null ? 'Look for it in the list of schemas.' : `Did you mean \`${near}\`?`,
		};
	}
	const version = file === 'latest' ? known.at(-1) : known.find((one) => one === file);
	if (version === undefined) {
		const shown = known.slice(-SHOWN_VERSIONS).map((one) => `\`${one}\``);
		return {
			message: `\`${title}\` has no version \`${file}\`.`,
			fix:
				shown.length === 0
					? 'No version of it is published yet; merge its draft first.'
					: `${shown.length < known.length ? 'Its newest versions are' : 'Its versions are'} ${shown.join(', ')}.`,
		};
	}
	return { found: { title, version } };
}
