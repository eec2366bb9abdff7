/** What the draft workbench makes guides from, in the browser. */
import { stringify } from '../../model/json.ts';
import { getWorkflow } from '../../site/workflow.ts';
import type { WorkbenchData } from '../../workflow/draft/workbench-data.ts';

export async function GET(): Promise<Response> {
	const { workflow, facts } = await getWorkflow();
	// A draft has no page, so its guide has no other purposes.
	const table = { ...workflow.table, purposes: [] };
	const data: WorkbenchData = { table, steps: [...workflow.steps.values()], facts };
	return new Response(stringify(data));
}
