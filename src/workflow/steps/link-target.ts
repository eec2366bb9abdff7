import {
	guidePath,
	healthPath,
	howToPath,
	newStreamPath,
	schemaPath,
	schemasPath,
	streamPath,
	streamsPath,
	workflowPath,
} from '../../paths.ts';
import { fillUrl } from '../../text/url-template.ts';
import type { WorkflowFacts } from '../subject/facts.ts';
import { howToQuery } from '../subject/how-to-query.ts';
import type { GuideContext } from '../subject/platform.ts';
import { textOf } from '../subject/value.ts';
import { variableValue } from '../subject/variables.ts';
import type { LinkTarget } from './step-tree.ts';

/**
 * Where a `<Link>` leads for a stream.
 *
 * @param context null where a text is read without a stream
 * @returns null where there is no such place: a how-to that is not written, a link whose values are missing, the
 *   page of a stream that is only a draft. The text of the link then stands alone
 */
export function hrefOf(to: LinkTarget, facts: WorkflowFacts, context: GuideContext | null): string | null {
	if ('howTo' in to) {
		if (!facts.howTos.some(({ id }) => id === to.howTo)) return null;
		return howToPath(to.howTo, context === null ? {} : howToQuery(to.howTo, context.subject));
	}
	if ('link' in to) return context === null ? null : configuredLink(to.link, context);
	switch (to.page) {
		case 'stream':
			return context === null
				? streamsPath()
				: context.subject.origin === 'draft'
					? null
					: streamPath(context.subject.name);
		case 'schema': {
			const schema = context?.subject.schema;
			if (context === null) return schemasPath();
			return schema && !context.subject.newSchema ? schemaPath(schema.title) : null;
		}
		case 'streams':
			return streamsPath();
		case 'schemas':
			return schemasPath();
		case 'workflow':
			return workflowPath();
		case 'new-stream':
			return newStreamPath();
		case 'health':
			return healthPath();
	}
}

function configuredLink(id: string, context: GuideContext): string | null {
	const { subject, facts } = context;
	const link = facts.links.find((one) => one.id === id);
	if (link === undefined) return null;
	if (link.destinations.length > 0 && !link.destinations.includes(subject.destination ?? '')) return null;
	// Dashboards and searches know streams by their names; only the configuration knows a pattern.
	if (subject.pattern && link.group !== 'configuration') return null;
	const table = subject.table?.slice(subject.table.indexOf('.') + 1);
	const url = fillUrl(link.url, {
		...facts.values,
		stream: subject.name,
		topic: link.environment === 'beta' ? textOf(variableValue('betaTopic', context)) : subject.topics[0],
		topicRegex: subject.topics.join('|') || undefined,
		table,
		database: facts.lake.database,
		service: subject.destination,
		cluster: subject.kafkaClusters[0],
		schema: subject.schemaTitle,
		version: subject.schema?.version,
		repository: subject.schema?.repository,
		job: subject.ingestion.job,
		environment: link.environment,
	});
	return url === null ? null : absoluteUrl(url);
}

/** An address of the web with everything encoded that has to be, or null for any other text. */
export function absoluteUrl(text: string): string | null {
	const url = URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** The guide of a stream; a draft has none of its own. */
export const guideHref = (context: GuideContext): string | null =>
	context.subject.origin === 'draft' ? null : guidePath(context.subject.name);
