import { versionsJsonPath, workflowJsonPath } from '../../paths.ts';
import type { WorkbenchData } from '../../workflow/draft/workbench-data.ts';
import { loadJson } from '../page/load-json.ts';

export type Versions = Readonly<Record<string, readonly string[]>>;

/** What every draft needs: the workflow, and which schemas there are. */
export async function loadWorkbench(): Promise<{
	readonly data: WorkbenchData;
	readonly versions: Versions;
}> {
	const [data, versions] = await Promise.all([loadJson(workflowJsonPath()), loadJson(versionsJsonPath())]);
	return {
		data: data as unknown as WorkbenchData,
		versions: (versions as unknown as { readonly versionsByTitle: Versions }).versionsByTitle,
	};
}
