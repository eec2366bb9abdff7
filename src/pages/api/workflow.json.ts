/** What scripts make guides from in the browser: the draft workbench, and the pages that all streams share. */
import { stringify } from '../../model/json.ts';
import { getWorkflow } from '../../site/workflow.ts';
import { workbenchData } from '../../workflow/draft/workbench-data.ts';

export async function GET(): Promise<Response> {
	const { workflow, facts } = await getWorkflow();
	return new Response(stringify(workbenchData(workflow, facts)));
}
