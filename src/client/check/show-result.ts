import type { CheckData } from '../../catalog/event/check-data.ts';
import { type CheckedEvent, VERDICT_WORDS } from '../../catalog/event/check-event.ts';
import type { Pasted } from '../../catalog/event/read-pasted.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { element } from '../page/dom.ts';
import { showEvent } from './show-event.ts';

/** Events that are shown; of the others only the verdict is told. */
const MOST_SHOWN = 50;
/** Numbers of refused events that are told. */
const MOST_NUMBERS = 100;

export interface Result {
	readonly pasted: Pasted;
	readonly checked: readonly CheckedEvent[];
	/** The stream that the events should be of; '' for any. */
	readonly expected: string;
	readonly environment: CheckData['environments'][number] | null;
	readonly services: CheckData['services'];
}

/** Puts the verdicts into their place. */
export function showResult(place: Element, result: Result): void {
	const { pasted, checked, expected, environment } = result;
	const shown = checked.slice(0, MOST_SHOWN).map((one, index) =>
		showEvent({
			number: index + 1,
			line: pasted.events[index]?.line ?? null,
			hasPage: one.stream !== null && Object.hasOwn(environment?.streams ?? {}, one.stream),
			expected: expected !== '' && one.stream !== null && one.stream !== expected ? expected : null,
			checked: one,
		}),
	);
	const faults = [
		...pasted.unread.map(({ message }) => message.charAt(0).toUpperCase() + message.slice(1)),
		...tooLarge(result),
	];
	place.replaceChildren(
		element('h2', { tabindex: '-1' }, 'Result'),
		element('p', {}, `Read as ${pasted.kind}.`),
		...(faults.length === 0
			? []
			: [
					element(
						'ul',
						{ class: 'check__reasons', role: 'list' },
						...faults.map((text) => element('li', { 'data-severity': 'error' }, text)),
					),
				]),
		element('ol', { class: 'check__events', role: 'list' }, ...shown),
		...(checked.length > MOST_SHOWN ? [element('p', {}, restOf(checked))] : []),
	);
}

/** "3 events: 2 accepted, 1 refused." */
export function summaryOf(checked: readonly CheckedEvent[], { unread }: Pasted): string {
	const counts = (Object.keys(VERDICT_WORDS) as CheckedEvent['verdict'][]).flatMap((verdict) => {
		const count = checked.filter((one) => one.verdict === verdict).length;
		return count === 0 ? [] : [`${count} ${VERDICT_WORDS[verdict].label.toLowerCase()}`];
	});
	const events = `${formatCount(checked.length, 'event')}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}.`;
	return unread.length === 0 ? events : `${events} Not everything could be read.`;
}

/** A request that is too large is refused whole, before any event is looked at. */
function tooLarge({ pasted: { bodyBytes }, checked, services }: Result): string[] {
	const service = services.find(({ name }) => name === checked[0]?.service);
	const limit = service?.maxBody ?? null;
	if (bodyBytes === null || limit === null || bodyBytes <= limit) return [];
	return [
		`The request has ${formatBytes(bodyBytes)}; ${service?.name} takes ${formatBytes(limit)} and refuses it whole.`,
	];
}

function restOf(checked: readonly CheckedEvent[]): string {
	const rest = checked.slice(MOST_SHOWN);
	const others = rest.flatMap(({ verdict }, index) =>
		verdict === 'accepted' ? [] : [index + MOST_SHOWN + 1],
	);
	const more = `${formatCount(rest.length, 'more event')} not shown`;
	if (others.length === 0) return `${more}, all accepted.`;
	const numbers = others.slice(0, MOST_NUMBERS).join(', ');
	return `${more}; not accepted: ${numbers}${others.length > MOST_NUMBERS ? ' …' : ''}.`;
}
