/** What checking events needs beside the schemas: fetched by the page that checks, read by programs. */
import { checkData } from '../../catalog/event/check-data.ts';
import { stringify } from '../../model/json.ts';
import { getProject } from '../../site/catalog.ts';

export async function GET(): Promise<Response> {
	const { catalog, streamRules, privacyTable } = await getProject();
	return new Response(stringify(checkData(catalog, { rules: streamRules, privacy: privacyTable })));
}
