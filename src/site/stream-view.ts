import { type StreamPageView, streamPage } from '../catalog/views/stream-page.ts';
import type { Stream } from '../model/stream.ts';
import { getProject } from './catalog.ts';

/** What the page of a stream shows, and its Markdown. */
export async function streamView(stream: Stream): Promise<StreamPageView> {
	const { catalog, settings, shared } = await getProject();
	return shared('stream page', stream, () => streamPage(stream, catalog, settings));
}
