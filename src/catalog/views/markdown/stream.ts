import { type Json, stringify } from '../../../model/json.ts';
import { schemaPath, streamPath } from '../../../paths.ts';
import { authored, bullets, code, linkTo, page, plain, table } from '../../../text/markdown.ts';
import type { StreamDocument } from '../api/shapes.ts';
import { ownersText } from './owners.ts';
import { problemLines } from './problems.ts';

type Place = StreamDocument['declaredAt'];

/**
 * A stream as Markdown: all that its document says, in the order of its page.
 *
 * @param url makes the address of a path of the site
 */
export function streamMarkdown(stream: StreamDocument, url: (path: string) => string): string {
	const schema =
		stream.schemaTitle === null
			? 'no schema is configured'
			: stream.schemaPresent
				? linkTo(code(stream.schemaTitle), url(schemaPath(stream.schemaTitle)))
				: `${code(stream.schemaTitle)}, which is not in this catalog`;
	const samples = Object.entries(stream.samplingByEnvironment);
	return page(
		`# ${code(stream.name)}`,
		authored(stream.description),
		bullets([
			...(stream.regex ? ['The name is a regular expression.'] : []),
			`Stage: ${plain(stream.lifecycleText)}`,
			`Schema: ${schema}`,
			`Event service: ${stream.destination === null ? 'none' : code(stream.destination)}`,
			`Topics: ${stream.topics.map(code).join(', ') || 'none'}`,
			`Table: ${stream.table === null ? 'none' : code(stream.table)}`,
			...samples.map(([environment, words]) => `Collected in ${plain(environment)}: ${plain(words)}`),
			`Sent by: ${stream.producers.map(({ producerKind, evidence }) => `${code(producerKind)} (${plain(evidence)})`).join('; ')}`,
			`Personal data: ${[stream.collects.userAgent ? 'user agent' : '', stream.collects.ip ? 'IP address' : ''].filter(Boolean).join(', ') || 'neither user agent nor IP address is collected by the configuration'}`,
			...(stream.public ? ['Public: anybody can listen to it.'] : []),
			...(stream.retained === true ? ['Kept longer: it is on an allowlist.'] : []),
			...(stream.canary ? ['Test events are produced into it every hour.'] : []),
			...(stream.legacy ? ['A migrated EventLogging stream.'] : []),
			`Owner: ${ownersText(stream.owners.map(({ owner: name, evidence }) => ({ name, evidence })))}`,
			...(stream.since === null ? [] : [`Declared since: ${stream.since}`]),
			...(stream.lastChanged === null ? [] : [`Last changed: ${stream.lastChanged}`]),
			`Workflow guide: ${linkTo('guide', url(stream.guide))}`,
		]),
		`## Settings (${stream.settings.length})`,
		table(
			['Setting', 'Value', 'Where'],
			stream.settings.map(({ keys, value, origin }) => [
				code(keys.join('.')),
				json(value),
				origin === null
					? ''
					: `${plain(origin.layer)} ${code(origin.group)} ${place(origin.location)}`.trim(),
			]),
		),
		...stream.views
			.filter(({ declared, differences }) => !declared || differences.length > 0)
			.map(({ environment, wiki, declared, differences }) =>
				page(
					`### On ${plain(wiki ?? '')}, ${plain(environment ?? '')}`,
					declared
						? bullets(
								differences.map(
									({ keys, base, value }) =>
										`${code(keys.join('.'))} is ${value === undefined ? 'not set' : json(value)}${base === undefined ? '' : ` instead of ${json(base)}`}`,
								),
							)
						: 'Not declared there.',
				).trim(),
			),
		stream.comments.length > 0 && '## Comments in the configuration',
		...stream.comments.map(({ text, location }) => `${authored(text)} ${place(location)}`.trim()),
		stream.related.length > 0 && '## Related streams',
		bullets(
			stream.related.map(
				({ name, relation }) => `${linkTo(code(name), url(streamPath(name)))}: ${plain(relation)}`,
			),
		),
		stream.matches.length > 0 && `Declared names that it matches: ${stream.matches.map(code).join(', ')}`,
		`## Issues (${stream.problems.length})`,
		problemLines(stream.problems as Parameters<typeof problemLines>[0]),
	);
}

const json = (value: Json): string => code(stringify(value));

function place(location: Place): string {
	if (location === null) return '';
	const text = location.line === null ? location.file : `${location.file}:${location.line}`;
	return location.url === null ? code(text) : linkTo(code(text), location.url);
}
