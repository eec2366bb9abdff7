import { type Json, own, stringAt } from '../../../model/json.ts';
/** What the text of a `$ref` asks for. */
export type ReferenceTarget =
	/** A place in the same file. */
	| { readonly kind: 'local'; readonly pointer: string }
	/** A version of a schema in a repository. */
	| { readonly kind: 'schema'; readonly title: string; readonly version: string; readonly pointer: string }
	/** Something that is never followed, with the reason. */
	| { readonly kind: 'forbidden'; readonly reason: string };

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Percent-decoded, or as it is where that is not possible. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * Reads a `$ref` as schema repositories use it (jsonschema-tools README, "$ref resolution"): a path from the root
 * of the schemas, `/fragment/common/2.0.0#/properties`, or a place in the same file, `#/definitions/x`.
 *
 * Nothing else is followed: no `file:` or `http:`, no host, no `..`. A path may end in `.yaml` or `.json`, and its
 * version may be `latest` or `current`.
 */
export function readReference(reference: string): ReferenceTarget {
	const hash = reference.indexOf('#');
	const path = hash === -1 ? reference : reference.slice(0, hash);
	const pointer = hash === -1 ? '' : decoded(reference.slice(hash + 1));
	if (path === '' || path === './') {
		// `./#/definitions/x` means the same file: RFC 3986 would look in the folder of `$id`, the tools do not.
		return { kind: 'local', pointer };
	}
	const scheme = path.match(SCHEME)?.[0];
	if (scheme !== undefined) {
		return { kind: 'forbidden', reason: `references with “${scheme.toLowerCase()}” are never followed` };
	}
	if (path.startsWith('//'))
		return { kind: 'forbidden', reason: 'references to another host are never followed' };
	const parts = path.split('/').map(decoded);
	if (parts.some((part) => part === '..' || part === '.' || part.includes('/') || part.includes('\\'))) {
		return { kind: 'forbidden', reason: 'a path with “.” or “..” could lead out of the repositories' };
	}
	if (!path.startsWith('/')) {
		return { kind: 'forbidden', reason: 'a path must start with “/”, at the root of the schemas' };
	}
	const version = (parts.at(-1) ?? '').replace(/\.(ya?ml|json)$/, '');
	return { kind: 'schema', title: parts.slice(1, -1).join('/'), version, pointer };
}

/** The text of a `$ref`, or undefined: a property that is merely called `$ref` holds no string. */
export function referenceText(node: Json): string | undefined {
	return typeof own(node, '$ref') === 'string' ? stringAt(node, '$ref') : undefined;
}
