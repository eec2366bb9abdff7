import type { Problem } from '../../model/problem.ts';
import { readRuleFile } from '../../sources/rules/rule-file.ts';
import type { PatchRequest } from '../../workflow/draft/patch/request.ts';
import { REQUEST_KIND, REQUEST_SHAPES } from '../../workflow/draft/patch/request-file.ts';

/**
 * Reads a saved draft. Its JSON may as well be YAML.
 *
 * @param file absolute path
 * @returns the request; null with the problems that say what is wrong at which line
 */
export function readRequest(file: string): {
	readonly request: PatchRequest | null;
	readonly problems: readonly Problem[];
} {
	const named = readRuleFile(file, REQUEST_KIND, 'draft-invalid');
	if (named.value === null) return { request: null, problems: named.problems };
	const read = readRuleFile(file, REQUEST_SHAPES[named.value.kind], 'draft-invalid');
	return { request: read.value, problems: read.problems };
}
