import type { HowTo } from '../../model/how-to.ts';
import { isArray, own, stringify } from '../../model/json.ts';
import type { GuideSubject } from './subject.ts';

/** The how-to whose form a link can fill in. */
const ESTIMATING = 'estimating-throughput';

/**
 * What a link to a how-to says of a stream: its name, so that the page speaks of it, and for a calculator the values
 * that it begins with: event service, rate, and the size of the schema's first example. A draft is no stream that a
 * page could speak of. Empty for a how-to that speaks of no stream.
 */
export function howToQuery({ id, ofStream }: HowTo, subject: GuideSubject): Readonly<Record<string, string>> {
	const { name, origin, destination, sample } = subject;
	const stream = ofStream && origin !== 'draft' ? { stream: name } : {};
	if (id !== ESTIMATING) return stream;
	const size = exampleSize(subject);
	return {
		...stream,
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
