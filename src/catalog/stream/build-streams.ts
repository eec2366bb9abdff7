/** Stream configuration → streams: merges, derives, relates and checks. Pure. */

import type { Problem } from '../../model/problem.ts';
import type { Stream } from '../../model/stream.ts';
import type { RawStreamConfiguration } from '../../sources/streams/configuration.ts';
import { type StreamBuildContext, type StreamContext, streamBuildContext } from './build-context.ts';
import { declarationOf, describeStream, settingOrigin } from './build-stream.ts';
import {
	danglingProblems,
	namingProblems,
	swallowedProblems,
	unseenProblems,
	validationProblems,
} from './config-problems.ts';
import { type StreamDraft, streamProblems } from './problems.ts';
import { relatedStreams } from './related.ts';
import { ungroupedStreams, unknownSettings } from './unknown-settings.ts';

export type { StreamContext } from './build-context.ts';

/**
 * All streams of all environments and wikis, sorted by name, and all problems of the stream configuration: those of
 * reading it (`raw.problems`) too. Without a configuration there are no streams.
 */
export function buildStreams(
	raw: RawStreamConfiguration | null,
	context: StreamContext,
): { readonly streams: Stream[]; readonly problems: Problem[] } {
	if (!raw) return { streams: [], problems: [] };
	const world = streamBuildContext(raw, context);
	const drafts = world.names.map((name) => draftOf(name, world));
	const related = relatedStreams(
		drafts.map(({ stream }) => ({
			name: stream.name,
			schemaTitle: stream.schemaTitle,
			matches: stream.pattern?.matches ?? [],
		})),
		context.rules,
	);
	const general = [
		...validationProblems(world.views, world.origins),
		...swallowedProblems(world.views, world.origins),
		...danglingProblems(world.views, world.origins),
		...unknownSettings(world.views, context.meanings, world.origins),
		...ungroupedStreams(raw, context.config, world.origins),
	];
	const bySubject = Map.groupBy(general, ({ subject }) => subject ?? '');
	const streams = drafts.map(({ stream, own }): Stream => {
		const problems = [...own, ...(bySubject.get(`stream:${stream.name}`) ?? [])];
		return { ...stream, related: related.get(stream.name) ?? [], problems };
	});
	const problems = [...raw.problems, ...general, ...drafts.flatMap(({ own }) => own)];
	return { streams, problems };
}

/** A stream with the problems of its own; relations need all streams. */
function draftOf(name: string, world: StreamBuildContext): { stream: StreamDraft; own: Problem[] } {
	const { config, rules, origins, views } = world;
	const declaration = declarationOf(name, world);
	const stream = describeStream(declaration, world);
	const explain = (path: readonly string[]) => settingOrigin(declaration, path, world);
	const own = [
		...streamProblems(stream, declaration.schema, config, rules, explain),
		...unseenProblems(stream, views, world.meanings, origins),
		...namingProblems(stream, world.naming),
	];
	return { stream, own };
}
