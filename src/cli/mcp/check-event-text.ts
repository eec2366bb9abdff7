import { type CheckedEvent, checkEvent, VERDICT_WORDS } from '../../catalog/event/check-event.ts';
import { readPasted } from '../../catalog/event/read-pasted.ts';
import { spans } from '../../catalog/views/markdown/problems.ts';
import { bullets, code, page, plain } from '../../text/markdown.ts';
import type { BuiltCatalog } from './built-catalog.ts';
import { NotFound } from './tools.ts';

/**
 * What the event service would say of events, as Markdown.
 *
 * @param text JSON, one event a line, lines of kafkacat, or a request as a browser copies it
 * @param wanted name of the environment that they are sent to; the first unless given
 * @throws NotFound where there is no such environment
 */
export async function checkEventText(site: BuiltCatalog, text: string, wanted?: string): Promise<string> {
	const data = site.checks();
	const environment = wanted ?? data.environments[0]?.name ?? '';
	if (!data.environments.some(({ name }) => name === environment)) {
		const known = data.environments.map(({ name }) => name).join(', ');
		throw new NotFound(`There is no environment ${code(environment)}. There are: ${known}.`);
	}
	const { events, unread } = readPasted(text);
	const parts: string[] = [];
	for (const [index, { event }] of events.entries()) {
		const result = await checkEvent(event, {
			data,
			environment,
			loadSchema: ({ title, version }) => Promise.resolve(site.schema(title, version)),
		});
		parts.push(eventText(result, events.length === 1 ? '' : ` ${index + 1}`));
	}
	return page(
		...parts,
		unread.length > 0 && bullets(unread.map(({ message }) => `Not read: ${spans(message)}`)),
		events.length + unread.length === 0 && 'There are no events in it.',
	);
}

function eventText(
	{ verdict, refusals, undecided, notes, stream, service }: CheckedEvent,
	mark: string,
): string {
	const { label, meaning } = VERDICT_WORDS[verdict];
	const where = [
		stream === null ? '' : `, stream ${code(stream)}`,
		service === null ? '' : `, event service ${code(service)}`,
	].join('');
	return page(
		`Event${mark}: **${label}**${where}. ${meaning}`,
		undecided !== null && spans(undecided),
		refusals.length > 0 &&
			bullets(
				refusals.map(({ path, rule, message, fix }) => {
					const subject = rule === null ? '' : `${path === '' ? 'the event' : code(path)} `;
					return `${plain(subject === '' ? 'Refused' : 'Not valid')}: ${subject}${spans(message)} ${spans(fix)}`;
				}),
			),
		notes.length > 0 &&
			bullets(notes.map(({ message, fix }) => `Note: ${spans(message)} ${spans(fix)}`.trim())),
	).trim();
}
