import { asText } from '../model/json.ts';
import { encodeUrlPart } from '../model/url-part.ts';

/**
 * Templates with `{placeholder}`s, as configured for links.
 */

/** What a link template may use besides the values of its environment and the free values. */
export const LINK_PLACEHOLDERS = [
	'stream',
	'topic',
	'topicRegex',
	'table',
	'database',
	'service',
	'cluster',
	'schema',
	'version',
	'repository',
	'job',
	'wiki',
	'environment',
] as const;

const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9._-]*)\}/g;

/** The placeholder names of a template, in order. */
export function placeholdersOf(template: string): readonly string[] {
	return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

/**
 * Fills a URL template; values are percent-encoded, slashes of paths kept for `{path}`, `{schema}` and `{title}`.
 *
 * @returns null where a value is missing: such a link is left out rather than shown broken
 */
export function fillUrl(
	template: string,
	values: Readonly<Record<string, string | number | null | undefined>>,
): string | null {
	let complete = true;
	const url = template.replace(PLACEHOLDER, (_whole, name: string) => {
		const value = Object.hasOwn(values, name) ? values[name] : undefined;
		if (value === null || value === undefined || value === '') {
			complete = false;
			return '';
		}
		const encoded = encodeUrlPart(asText(value));
		return PATHS.has(name) ? encoded.replaceAll('%2F', '/') : encoded;
	});
	return complete ? url : null;
}

const PATHS: ReadonlySet<string> = new Set(['path', 'schema', 'title']);
