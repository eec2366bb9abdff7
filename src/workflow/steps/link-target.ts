import { streamLink } from '../../catalog/stream/values.ts';
import {
	changeStreamPath,
	checkPath,
	fieldsPath,
	guidePath,
	healthPath,
	howToPath,
	newStreamPath,
	purposePath,
	schemaPath,
	schemasPath,
	streamPath,
	streamsPath,
	workflowPath,
} from '../../paths.ts';
import type { GuideConfig } from '../subject/guide-config.ts';
import { howToQuery } from '../subject/how-to-query.ts';
import type { GuideContext } from '../subject/platform.ts';
import type { LinkTarget } from './step-tree.ts';

/**
 * Where a `<Link>` leads for a stream.
 *
 * @param context null where a text is read without a stream
 * @returns null where there is no such place: a how-to that is not written, a link whose values are missing, the
 *   page of a stream that is only a draft. The text of the link then stands alone
 */
export function linkHref(to: LinkTarget, facts: GuideConfig, context: GuideContext | null): string | null {
	if ('howTo' in to) {
		const howTo = facts.howTos.find(({ id }) => id === to.howTo);
		if (howTo === undefined) return null;
		return howToPath(howTo.id, context === null ? {} : howToQuery(howTo, context.subject));
	}
	if ('patch' in to) return patchHref(to.patch, context);
	if ('guide' in to) return purposeHref(to.guide, facts, context);
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
		case 'fields':
			return fieldsPath();
		case 'workflow':
			return workflowPath();
		case 'new-stream':
			return newStreamPath();
		case 'check':
			return checkPath(context !== null && !context.subject.pattern ? context.subject.name : '');
		case 'health':
			return healthPath();
	}
}

/** The page that makes a patch; a draft has patches of its own. */
function patchHref(change: 'sample' | 'fields', context: GuideContext | null): string | null {
	if (context === null) return changeStreamPath({ change });
	const { origin, name, schema } = context.subject;
	if (origin === 'draft') return null;
	if (change === 'sample') return changeStreamPath({ change, stream: name });
	return changeStreamPath({ change, ...(schema === null ? {} : { schema: schema.title }) });
}

function configuredLink(id: string, { subject, facts }: GuideContext): string | null {
	const link = facts.links.find((one) => one.id === id);
	return link === undefined ? null : streamLink(link, subject, facts);
}

/** What links call the guide that is the whole table. */
const LAUNCH = 'launch';

/** The page of a purpose of the stream's guides; a draft has none of its own. */
function purposeHref(id: string, { purposes }: GuideConfig, context: GuideContext | null): string | null {
	if (context === null || context.subject.origin === 'draft') return null;
	if (id === LAUNCH) return guidePath(context.subject.name);
	const purpose = purposes.find((one) => one.id === id);
	if (purpose === undefined) return null;
	return purposePath(context.subject.name, purpose);
}
