/** The stream that a page which all streams share speaks of: the one in its address, with all that guides say of it. */
import { parseExactJson } from '../../formats/json/parse-exact-json.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { subjectPath, versionJsonPath, workflowJsonPath } from '../../paths.ts';
import { type WorkbenchData, workflowOf } from '../../workflow/draft/workbench-data.ts';
import type { Workflow } from '../../workflow/phases/workflow.ts';
import type { GuideContext } from '../../workflow/subject/platform.ts';
import { type SubjectData, subjectOfData } from '../../workflow/subject/subject-data.ts';

export interface StreamOfPage {
	readonly workflow: Workflow;
	readonly context: GuideContext;
}

/**
 * Loads what guides say of a stream.
 *
 * @returns null where the catalog has no such stream
 * @throws Error where something cannot be loaded
 */
export async function loadStream(name: string): Promise<StreamOfPage | null> {
	const [subject, data] = await Promise.all([load(subjectPath(name)), load(workflowJsonPath())]);
	if (subject === null) return null;
	if (data === null) throw new Error(`${workflowJsonPath()} is not there.`);
	const { schema, ...rest } = subject as unknown as SubjectData;
	const content = schema && (await load(versionJsonPath(schema.title, schema.version)));
	const { facts, table } = data as unknown as WorkbenchData;
	return {
		workflow: workflowOf(data as unknown as WorkbenchData),
		context: { subject: subjectOfData({ schema, ...rest }, content), facts, rates: table.rates },
	};
}

/** A file of the site; null where there is none. */
async function load(path: string): Promise<JsonObject | null> {
	const answer = await fetch(path);
	if (answer.status === 404) return null;
	if (!answer.ok) throw new Error(`${path} could not be loaded (${answer.status}).`);
	const value = parseExactJson(await answer.text());
	return isObject(value) ? value : null;
}
