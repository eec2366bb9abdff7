import { parseExactJson } from '../../formats/json/parse-exact-json.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { versionJsonPath, versionsJsonPath, workflowJsonPath } from '../../paths.ts';
import type { WorkbenchData } from '../../workflow/draft/workbench-data.ts';

export type Versions = Readonly<Record<string, readonly string[]>>;

async function json(path: string): Promise<unknown> {
	const answer = await fetch(path);
	if (!answer.ok) throw new Error(`${path} could not be loaded (${answer.status}).`);
	return parseExactJson(await answer.text());
}

/** What every draft needs: the workflow, and which schemas there are. */
export async function loadWorkbench(): Promise<{
	readonly data: WorkbenchData;
	readonly versions: Versions;
}> {
	const [data, versions] = await Promise.all([json(workflowJsonPath()), json(versionsJsonPath())]);
	return {
		data: data as WorkbenchData,
		versions: (versions as { versionsByTitle: Versions }).versionsByTitle,
	};
}

const schemas = new Map<string, Promise<JsonObject | null>>();

/** The content of a schema version, or null where it cannot be loaded. Each is loaded once. */
export function loadSchema(title: string, version: string): Promise<JsonObject | null> {
	const key = `${title}@${version}`;
	const known =
		schemas.get(key) ??
		json(versionJsonPath(title, version)).then(
			(value) => (isObject(value) ? value : null),
			() => null,
		);
	schemas.set(key, known);
	return known;
}
