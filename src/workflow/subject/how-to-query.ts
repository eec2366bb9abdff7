import { isArray, own, stringify } from '../../model/json.ts';
import type { GuideSubject } from './subject.ts';

/** The how-to whose form a link can fill in. */
const ESTIMATING = 'estimating-throughput';

/**
 * What a link to a how-to says of a stream, so that its calculator begins with the stream's own values: name,
 * event service, rate, and the size of the schema's first example. Empty for a how-to without such a form.
 *
 * @param id identifier of the how-to
 */
export function howToQuery(id: string, subject: GuideSubject): Readonly<Record<string, string>> {
	if (id !== ESTIMATING) return {};
	const { name, destination, sample } = subject;
	const size = exampleSize(subject);
	return {
		stream: name,
		...(destination === null ? {} : { service: destination }),
		...(typeof sample?.rate === 'number' && sample.rate > 0 ? { rate: String(sample.rate) } : {}),
		...(size === null ? {} : { size: String(size) }),
	};
}

/** Bytes of the schema's first example as compact JSON, or null where there is none. */
function exampleSize({ schema }: GuideSubject): number | null {
	const examples = own(schema?.content, 'examples');
	const first = isArray(examples) ? examples[0] : undefined;
	return first === undefined ? null : new TextEncoder().encode(stringify(first)).length;
}
